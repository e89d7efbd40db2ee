// Says how long something takes or how often it comes, as a scenario or a behaviour writes it: a duration, or a distribution of durations.
import { durationInWords as durationAsWritten } from "@laban/compiler";
import { isJsonList, isJsonObject, type Json } from "@laban/model";

/** "at once", "2 min", "4 min, seldom over 18 min", "1 s to 3 s". */
export function timeInWords(value: Json | undefined): string {
  if (value === undefined) return "at once";
  if (!isJsonObject(value)) return durationInWords(value);
  const [entry] = Object.entries(value);
  if (entry === undefined) return "at once";
  const [shape, of] = entry;
  if (shape === "constant") return durationInWords(of);
  if (shape === "uniform" && isJsonList(of)) return of.map((end) => durationInWords(end)).join(" to ");
  if (shape === "exponential" || shape === "poisson") return `${durationInWords(of)} on average`;
  if (shape === "lognormal" && isJsonObject(of)) {
    return `${durationInWords(of["p50"])}, seldom over ${durationInWords(of["p99"])}`;
  }
  return JSON.stringify(value);
}

/** "every 15 s on average", "20 at once every 10 min", "from every 10 s to every 1 s". */
export function rhythmInWords(value: Json | undefined): string {
  if (isJsonObject(value)) {
    const { ramp, burst } = value;
    if (isJsonObject(ramp))
      return `from every ${durationInWords(ramp["from"])} to every ${durationInWords(ramp["to"])}`;
    if (isJsonObject(burst))
      return `${JSON.stringify(burst["size"] ?? null)} at once every ${durationInWords(burst["every"])}`;
  }
  return `every ${timeInWords(value)}`;
}

/** Seconds, where it is written in thousands of milliseconds: "6400ms" → "6.4 s". */
function durationInWords(value: Json | undefined): string {
  const [, milliseconds = ""] = typeof value === "string" ? (/^\s*(\d{4,})ms\s*$/.exec(value) ?? []) : [];
  return durationAsWritten(milliseconds === "" ? value : `${Number(milliseconds) / 1000}s`);
}
