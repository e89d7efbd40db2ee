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

/** "1h30m" → "1 h 30 min"; 7200 (seconds) → "2 h". What is no duration is said as it stands. */
export function durationInWords(value: Json | undefined): string {
  if (typeof value === "number") return secondsInWords(value);
  if (typeof value !== "string") return "…";
  const text = value.trim();
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d|w))+$/.test(text))
    return /^\d+(\.\d+)?$/.test(text) ? secondsInWords(Number(text)) : text;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d|w)/g);
  return Array.from(parts, ([, amount = "", unit = ""]) => `${amount} ${UNIT_WORDS.get(unit) ?? unit}`).join(" ");
}

function secondsInWords(seconds: number): string {
  for (const [size, word] of SECONDS_PER_UNIT) {
    if (seconds % size === 0 && seconds / size >= 2) return `${seconds / size} ${word}`;
  }
  if (!Number.isInteger(seconds) && seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  return `${seconds} s`;
}
