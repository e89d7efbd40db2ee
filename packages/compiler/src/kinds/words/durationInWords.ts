// Says a duration as people write it in a score: "60 s", "30 min", "2 h".
import type { Json } from "@laban/model";

const UNIT_WORDS: ReadonlyMap<string, string> = new Map([
  ["ms", "ms"],
  ["s", "s"],
  ["m", "min"],
  ["h", "h"],
  ["d", "d"],
  ["w", "wk"],
]);

// From large to small; a bare number of seconds takes the largest unit that divides it and leaves at least two.
const SECONDS_PER_UNIT: readonly (readonly [seconds: number, word: string])[] = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "min"],
];

const SECONDS_OF: ReadonlyMap<string, number> = new Map([
  ["s", 1],
  ["m", 60],
  ["h", 3_600],
]);

/** "1h30m" → "1 h 30 min"; "604800s" and 604800 → "7 d", but "60s" → "60 s". What is no duration is said as it stands. */
export function durationInWords(value: Json | undefined): string {
  if (typeof value === "number") return secondsInWords(value);
  if (typeof value !== "string") return "…";
  const text = value.trim();
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d|w))+$/.test(text))
    return /^\d+(\.\d+)?$/.test(text) ? secondsInWords(Number(text)) : text;
  const [, whole = "", only = ""] = /^(\d+)([smh])$/.exec(text) ?? [];
  const size = SECONDS_OF.get(only);
  if (size !== undefined) return secondsInWords(Number(whole) * size, only);
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g);
  return Array.from(parts, ([, amount = "", unit = ""]) => `${amount} ${UNIT_WORDS.get(unit) ?? unit}`).join(" ");
}

/** In the largest unit of which it is at least two, or in the one that it is written in. */
function secondsInWords(seconds: number, unit = "s"): string {
  const own = SECONDS_OF.get(unit) ?? 1;
  for (const [size, word] of SECONDS_PER_UNIT) {
    if (size > own && seconds % size === 0 && seconds / size >= 2) return `${seconds / size} ${word}`;
  }
  if (unit !== "s") return `${seconds / own} ${UNIT_WORDS.get(unit) ?? unit}`;
  if (!Number.isInteger(seconds) && seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  return `${seconds} s`;
}
