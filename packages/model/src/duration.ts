// Durations as people write them ("250ms", "60s", "1h30m"): the one reader that compiler, notation and simulator share.

/** The longest duration that is understood: ten years of 365 days, in milliseconds. */
export const DURATION_MAX_MS: number = 10 * 365 * 24 * 3_600_000;

const UNITS_MS: ReadonlyMap<string, number> = new Map([
  ["w", 604_800_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
  ["ms", 1],
]);

const PART = /(\d+(?:\.\d+)?)(ms|[wdhms])/gy;
const WAY_OUT =
  'Write a number with a unit, as in "250ms", "60s", "10m", "2h", "7d" or "1h30m"; a bare number means seconds.';

/** What `parseDuration` gives: whole milliseconds, or why the text is no duration. */
export type ParsedDuration =
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a duration: units w, d, h, m, s, ms, each at most once and from the largest to the smallest; a bare number means seconds.
 * The result is a whole number of milliseconds between 0 and {@link DURATION_MAX_MS}; finer fractions are an error, not rounded away.
 *
 * @example
 * parseDuration("1h30m") // { ok: true, ms: 5400000 }
 */
export function parseDuration(value: unknown): ParsedDuration {
  if (typeof value === "number") return wholeMs(value * 1_000, String(value));
  if (typeof value !== "string") return { ok: false, message: `A duration is text or a number. ${WAY_OUT}` };
  const text = value.trim();
  if (/^\d{1,15}(?:\.\d{1,9})?$/.test(text)) return wholeMs(Number(text) * 1_000, text);
  if (text.length === 0 || text.length > 64)
    return { ok: false, message: `${quoted(text)} is no duration. ${WAY_OUT}` };
  return compound(text);
}

function compound(text: string): ParsedDuration {
  const words = text.replace(/\s+/g, "");
  let total = 0;
  let smallestSoFarMs = Number.POSITIVE_INFINITY;
  PART.lastIndex = 0;
  let end = 0;
  for (let part = PART.exec(words); part !== null; part = PART.exec(words)) {
    const [, amount = "", unit = ""] = part;
    const unitMs = UNITS_MS.get(unit) ?? 0;
    if (unitMs >= smallestSoFarMs) {
      return {
        ok: false,
        message: `${quoted(text)} has its units out of order: write the largest first and each once, as in "1h30m".`,
      };
    }
    smallestSoFarMs = unitMs;
    total += exactProduct(amount, unitMs);
    end = PART.lastIndex;
  }
  if (end !== words.length || end === 0) return { ok: false, message: `${quoted(text)} is no duration. ${WAY_OUT}` };
  return wholeMs(total, text);
}

/** 1.1 × 1000 is 1100.0000000000002 in floating point; a duration that people write is exact to the microsecond. */
function exactProduct(amount: string, unitMs: number): number {
  return Math.round(Number(amount) * unitMs * 1_000) / 1_000;
}

function wholeMs(ms: number, text: string): ParsedDuration {
  const exact = Math.round(ms * 1_000) / 1_000;
  if (!Number.isFinite(exact) || exact < 0)
    return { ok: false, message: `${quoted(text)} is no duration: it must be 0 or more. ${WAY_OUT}` };
  if (exact > DURATION_MAX_MS)
    return { ok: false, message: `${quoted(text)} is longer than ten years, the longest duration that is understood.` };
  if (!Number.isInteger(exact))
    return { ok: false, message: `${quoted(text)} is finer than a millisecond, the smallest step of time here.` };
  return { ok: true, ms: exact };
}

function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

/**
 * The shortest exact spelling of whole milliseconds, in the units d, h, m, s, ms: 5_400_000 → "1h30m", 0 → "0s".
 * `parseDuration(durationText(ms)).ms === ms` for every whole ms in range; weeks and fractions are never written.
 */
export function durationText(ms: number): string {
  if (!Number.isInteger(ms) || ms < 0)
    throw new RangeError(`durationText: ${ms} is not a whole number of milliseconds from 0 on`);
  if (ms === 0) return "0s";
  // "90s" and "400ms" read better than "1m30s" and "0.4s"; "6400ms" than "6s400ms" is a matter of taste, so small compounds stay in one unit.
  if (ms < 10_000 && ms % 1_000 !== 0) return `${ms}ms`;
  if (ms < 120_000 && ms % 1_000 === 0 && ms % 60_000 !== 0) return `${ms / 1_000}s`;
  let rest = ms;
  let text = "";
  for (const [unit, unitMs] of UNITS_MS) {
    if (unit === "w") continue;
    const count = Math.floor(rest / unitMs);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * unitMs;
  }
  return text;
}
