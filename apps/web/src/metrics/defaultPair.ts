// Between which event types a latency is shown first: what the document itself promises (an absence or a sequence), or else what came first and last.
import type { ChoreographyDocument, Json } from "@laban/model";

/** From one type to another. */
export interface LatencyPair {
  readonly from: string;
  readonly to: string;
}

/** The first pair of a document that occurs in the run; its ends are undefined when there are fewer than two types. */
export function defaultPair(
  document: ChoreographyDocument,
  eventTypes: readonly string[],
): { readonly from: string | undefined; readonly to: string | undefined } {
  // An absence first: it is about one wait, where a sequence spans many.
  const promises = Object.values(document.patterns).toSorted(
    (a, b) => Number(b.kind === "absence") - Number(a.kind === "absence"),
  );
  for (const pattern of promises) {
    const pair =
      pattern.kind === "absence"
        ? [pattern["start"], pattern["expect"]]
        : pattern.kind === "sequence"
          ? endsOf(pattern["steps"])
          : [];
    const [from, to] = pair.map(typeOf);
    if (from !== undefined && to !== undefined && eventTypes.includes(from) && eventTypes.includes(to))
      return { from, to };
  }
  return { from: eventTypes[0], to: eventTypes.length > 1 ? eventTypes.at(-1) : undefined };
}

function endsOf(steps: Json | undefined): readonly (Json | undefined)[] {
  return Array.isArray(steps) && steps.length > 1 ? [steps[0], steps.at(-1)] : [];
}

/** An event type may be written as its name, as a list of names, or as a record with one. */
function typeOf(written: Json | undefined): string | undefined {
  if (typeof written === "string") return written;
  if (Array.isArray(written)) return typeOf((written as readonly Json[])[0]);
  if (typeof written === "object" && written !== null && Object.hasOwn(written, "event"))
    return typeOf((written as { readonly event?: Json }).event);
  return undefined;
}
