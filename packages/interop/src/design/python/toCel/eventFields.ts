// The fields of an event as the source material has them, and what they are called here.
import type { PyNode } from "../syntax.ts";
import { member } from "./celText.ts";
import type { CelText, ValueKind } from "./celText.ts";
import { refuse, refuseDunder } from "./translation.ts";

const FIELDS: ReadonlyMap<string, readonly [name: string, kind: ValueKind]> = new Map([
  ["event_type", ["type", "string"]],
  ["event_id", ["id", "string"]],
  ["source_agent", ["source", "string"]],
  ["timestamp", ["time", "timestamp"]],
  ["correlation_id", ["correlation_id", "string"]],
  ["data", ["data", "map"]],
]);

/** `event["event_type"]` → `event.type`; of the event itself the short names are taken. */
export function eventField(key: PyNode, { node, of }: { readonly node: PyNode; readonly of: CelText }): CelText {
  if (key.type !== "Constant" || typeof key.value !== "string")
    return refuse("an event has fields with fixed names", node);
  refuseDunder(key.value, key.start);
  const field = FIELDS.get(key.value);
  if (field === undefined)
    return refuse(`an event has no field "${key.value}"; it has ${[...FIELDS.keys()].join(", ")}`, key);
  const [name, kind] = field;
  const isTheEvent = of.text === "event" && (name === "data" || name === "source");
  return member(isTheEvent ? name : `${of.text}.${name}`, kind);
}
