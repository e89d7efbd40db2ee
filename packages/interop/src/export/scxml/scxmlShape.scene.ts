// What the W3C's recommendation allows of the elements that exported documents use: a strict reader for tests, on saxes. Written from the text of
// SCXML 1.0 (elements, attributes, children, patterns of event names and ids), not from what the exporter writes.
import { SaxesParser } from "saxes";

interface Element {
  readonly attributes: ReadonlySet<string>;
  readonly required: readonly string[];
  readonly children: ReadonlySet<string>;
  readonly hasText: boolean;
}

function element(attributes: string, children: string, required = "", hasText = false): Element {
  const words = (text: string): readonly string[] => text.split(" ").filter((word) => word !== "");
  return {
    attributes: new Set(words(attributes)),
    required: words(required),
    children: new Set(words(children)),
    hasText,
  };
}

const executable = "raise if foreach send script assign log cancel";
const elements: ReadonlyMap<string, Element> = new Map([
  ["scxml", element("initial name version datamodel binding", "state parallel final datamodel script", "version")],
  ["state", element("id initial", "onentry onexit transition initial state parallel final history datamodel invoke")],
  ["final", element("id", "onentry onexit donedata")],
  ["onentry", element("", executable)],
  ["onexit", element("", executable)],
  ["transition", element("event cond target type", executable)],
  ["datamodel", element("", "data")],
  ["data", element("id src expr", "", "id", true)],
  ["script", element("src", "", "", true)],
  ["assign", element("location expr", "", "location", true)],
  [
    "send",
    element("event eventexpr target targetexpr type typeexpr id idlocation delay delayexpr namelist", "content param"),
  ],
  ["param", element("name expr location", "", "name")],
  ["cancel", element("sendid sendidexpr", "")],
]);

const namespace = "http://www.w3.org/2005/07/scxml";
const idForm = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;
const eventForm = /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*( [\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*)*$/u;

/** What a document has. */
export interface ScxmlShape {
  readonly states: readonly string[];
  readonly scripts: readonly string[];
  /** Event names that some transition waits for. */
  readonly events: ReadonlySet<string>;
  /** Every expression in an attribute. */
  readonly expressions: readonly string[];
}

/** Reads a document strictly. @throws Error at the first thing that the recommendation does not allow. */
export function readScxml(text: string): ScxmlShape {
  const parser = new SaxesParser({ xmlns: true });
  const open: string[] = [];
  const states: string[] = [];
  const targets: string[] = [];
  const scripts: string[] = [];
  const expressions: string[] = [];
  const events = new Set<string>();
  const fail = (why: string): never => {
    throw new Error(`line ${parser.line}: ${why}`);
  };
  parser.on("error", (error) => fail(error.message));
  parser.on("opentag", ({ local, uri, attributes, isSelfClosing: _isSelfClosing }) => {
    if (uri !== namespace) fail(`<${local}> is of the namespace ${uri}`);
    const shape = elements.get(local) ?? fail(`<${local}> is no element that is used here`);
    const parent = open.at(-1);
    if (parent === undefined ? local !== "scxml" : !elements.get(parent)?.children.has(local))
      fail(`<${local}> inside <${parent ?? ""}>`);
    const values = new Map(
      Object.values(attributes).flatMap((one) => (one.name === "xmlns" ? [] : [[one.local, one.value] as const])),
    );
    for (const name of values.keys()) if (!shape.attributes.has(name)) fail(`<${local} ${name}>`);
    for (const name of shape.required) if (!values.has(name)) fail(`<${local}> without ${name}`);
    const id = values.get("id");
    if (id !== undefined && !idForm.test(id)) fail(`the id ${id}`);
    if (local === "state" || local === "final") states.push(id ?? fail("a state without an id"));
    if (local === "transition") {
      if (!["event", "cond", "target"].some((name) => values.has(name)))
        fail("a transition without event, cond and target");
      for (const target of values.get("target")?.split(" ") ?? []) targets.push(target);
    }
    const initial = values.get("initial");
    if (initial !== undefined) targets.push(initial);
    const event = values.get("event");
    if (event !== undefined && !eventForm.test(event)) fail(`the event ${event}`);
    if (local === "transition") for (const name of event?.split(" ") ?? []) events.add(name);
    for (const name of ["expr", "cond", "delayexpr"]) if (values.has(name)) expressions.push(values.get(name) ?? "");
    const delay = values.get("delay");
    if (delay !== undefined && !/^\d*(\.\d+)?(ms|s|m|h|d)$/.test(delay)) fail(`the delay ${delay}`);
    if (delay !== undefined && values.has("delayexpr")) fail("delay beside delayexpr");
    open.push(local);
  });
  parser.on("text", (said) => {
    const parent = open.at(-1);
    if (said.trim() === "") return;
    if (parent === undefined || elements.get(parent)?.hasText !== true) fail(`text inside <${parent ?? ""}>`);
    if (parent === "script") scripts.push(said);
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  if (new Set(states).size !== states.length) throw new Error("two states have one id");
  for (const target of targets) if (!states.includes(target)) throw new Error(`there is no state ${target}`);
  return { states, scripts, events, expressions };
}
