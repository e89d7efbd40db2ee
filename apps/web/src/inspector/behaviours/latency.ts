// How long an answer takes, as the form shows it: at once, always the same, about so long and rarely longer, or something that only the text says in full.
import { isJsonObject, type BehaviourRecord, type Json } from "@laban/model";

/** A latency as the form knows it; times as they are written. */
export type ShownLatency =
  | { readonly type: "none" }
  | { readonly type: "constant"; readonly time: string }
  | { readonly type: "lognormal"; readonly p50: string; readonly p99: string }
  | { readonly type: "other"; readonly name: string };

/** The forms that can be chosen. */
export type LatencyType = Exclude<ShownLatency["type"], "other">;

/** What is written, as the form shows it. */
export function shownLatency(written: BehaviourRecord["latency"]): ShownLatency {
  if (written === undefined) return { type: "none" };
  if (typeof written !== "object") return { type: "constant", time: String(written) };
  const names = Object.keys(written);
  const { lognormal, constant } = written;
  if (names.length === 1 && isJsonObject(lognormal) && isTime(lognormal["p50"]) && isTime(lognormal["p99"]))
    return { type: "lognormal", p50: String(lognormal["p50"]), p99: String(lognormal["p99"]) };
  if (names.length === 1 && isTime(constant)) return { type: "constant", time: String(constant) };
  return { type: "other", name: names.join(", ") };
}

/** What is written when another form is chosen; a time that is there already is kept. */
export function latencyOf(type: LatencyType, before: ShownLatency): Json | undefined {
  const time = before.type === "constant" ? before.time : before.type === "lognormal" ? before.p50 : "1s";
  switch (type) {
    case "none":
      return undefined;
    case "constant":
      return time;
    case "lognormal":
      return { lognormal: { p50: time, p99: before.type === "lognormal" ? before.p99 : longer(time) } };
  }
}

/** Five times as long, in the same unit. */
function longer(time: string): string {
  const read = /^(\d+(?:\.\d+)?)(.*)$/.exec(time);
  return read === null ? "5s" : `${Number(read[1]) * 5}${read[2] ?? ""}`;
}

function isTime(value: Json | undefined): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
