// The event names of an SCXML document. There "order" also hears "order.created"; here a transition hears the types that it names.
import type { XmlElement } from "../tree/readXml.ts";

/** The names that a document's transitions wait for and its states send, in order. */
export function eventNamesOf(root: XmlElement): readonly string[] {
  const names = new Set<string>();
  const collect = (element: XmlElement): void => {
    for (const descriptor of descriptorsIn(element)) names.add(nameIn(descriptor));
    for (const child of element.children) collect(child);
  };
  collect(root);
  return [...names].toSorted();
}

/** What an element's `event` attribute lists. */
export function descriptorsIn({ attributes }: XmlElement): readonly string[] {
  return (attributes.get("event") ?? "").split(/\s+/).filter((descriptor) => descriptor !== "");
}

/** The name in a descriptor: "order", "order." and "order.*" mean the same. */
export function nameIn(descriptor: string): string {
  return descriptor.replace(/\.\*?$/, "");
}

/** What is lost when a descriptor is taken for one event type; undefined where it is meant for one, as far as the document shows. */
export function lostBy(descriptor: string, sortedNames: readonly string[]): string | undefined {
  const name = nameIn(descriptor);
  const longer = firstFrom(`${name}.`, sortedNames);
  const other = longer?.startsWith(`${name}.`) === true ? longer : undefined;
  if (descriptor === name && other === undefined) return undefined;
  const also = other === undefined ? `whatever begins with "${name}."` : `"${other}"`;
  return `in SCXML "${descriptor}" hears ${also}, too; here it is the one type "${name}"`;
}

/** The first name that is not before `text` in the order. */
function firstFrom(text: string, sortedNames: readonly string[]): string | undefined {
  let [low, high] = [0, sortedNames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sortedNames[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return sortedNames[low];
}
