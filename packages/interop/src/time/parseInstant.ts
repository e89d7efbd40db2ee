// Reads the times of logs: ISO with space or T, any offset or none, dates alone, slashed and dotted dates, and Unix seconds or milliseconds.
// A reader of its own, so that no locale and no host's idea of a date has a say.

/** An instant, and what had to be assumed to get it. */
export interface ParsedInstant {
  /** Integer milliseconds since 1970-01-01T00:00:00Z. */
  readonly ms: number;
  /** No zone was written; UTC was assumed. */
  readonly isZoneAssumed: boolean;
  /** Only a date was written; midnight was assumed. */
  readonly isDateOnly: boolean;
  /** Digits below the millisecond were cut off. */
  readonly isCut: boolean;
}

/** In which order slashed dates are written: it cannot be seen from one of them. */
export type DateOrder = "day-first" | "month-first";

const ISO =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s_]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const DAY_MONTH =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[,T\s_]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const LENGTH_MAX = 64;

/** Reads a time; undefined when the text is none (also the 30th of February). `order` is for dates like 03/04/2011. */
export function parseInstant(text: string, order: DateOrder = "day-first"): ParsedInstant | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso !== null) return instantOf([iso[1], iso[2], iso[3]], iso.slice(4));
  const other = DAY_MONTH.exec(trimmed);
  if (other === null) return undefined;
  const [, first, second, year] = other;
  return instantOf(order === "day-first" ? [year, second, first] : [year, first, second], other.slice(4));
}

/** Reads a Unix time: ten digits are seconds, thirteen milliseconds, sixteen microseconds. */
export function parseUnixTime(text: string): ParsedInstant | undefined {
  const match = /^(\d{9,10}|\d{12,13}|\d{15,16})(?:\.(\d{1,9}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, digits = "", fraction = ""] = match;
  const scale = digits.length <= 10 ? 1_000 : digits.length <= 13 ? 1 : 0.001;
  const ms = Number(`${digits}.${fraction === "" ? "0" : fraction}`) * scale;
  return { ms: Math.floor(ms + 1e-6), isZoneAssumed: false, isDateOnly: false, isCut: false };
}

/** Which order the slashed dates of a column have, as far as one of them tells (a part over 12). */
export function dateOrderOf(texts: Iterable<string>): DateOrder | undefined {
  for (const text of texts) {
    const match = text.length > LENGTH_MAX ? null : DAY_MONTH.exec(text.trim());
    if (match === null) continue;
    if (Number(match[1]) > 12) return "day-first";
    if (Number(match[2]) > 12) return "month-first";
  }
  return undefined;
}

/** Whether a text is a date whose order of day and month cannot be seen from itself. */
export function isSlashedDate(text: string): boolean {
  return text.length <= LENGTH_MAX && DAY_MONTH.test(text.trim());
}

function instantOf(
  date: readonly (string | undefined)[],
  [hourText, minuteText, secondText, fraction, zone]: readonly (string | undefined)[],
): ParsedInstant | undefined {
  const [year = 0, month = 0, day = 0] = date.map(Number);
  const [hour = 0, minute = 0, second = 0] = [hourText, minuteText, secondText].map((part) => Number(part ?? 0));
  const days = daysSinceEpoch(year, month, day);
  const offset = offsetMinutes(zone);
  // A leap second is written :60; like all of Unix time it is the second after.
  if (days === undefined || offset === undefined || hour > 24 || minute > 59 || second > 60) return undefined;
  if (hour === 24 && (minute > 0 || second > 0)) return undefined;
  const milliseconds = Number((fraction ?? "").padEnd(3, "0").slice(0, 3));
  return {
    ms: ((days * 24 + hour) * 60 + minute - offset) * 60_000 + second * 1_000 + milliseconds,
    isZoneAssumed: zone === undefined,
    isDateOnly: hourText === undefined,
    isCut: /[1-9]/.test((fraction ?? "").slice(3)),
  };
}

function offsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || /^[a-z]/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", "") || 0);
  if (minutes > 18 * 60) return undefined;
  return zone.startsWith("-") ? -minutes : minutes;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

// The proleptic Gregorian calendar, years 1 to 9999.
function daysSinceEpoch(year: number, month: number, day: number): number | undefined {
  const before = DAYS_BEFORE_MONTH[month - 1];
  const next = DAYS_BEFORE_MONTH[month] ?? 365;
  if (year < 1 || before === undefined || day < 1) return undefined;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > next - before + (isLeap && month === 2 ? 1 : 0)) return undefined;
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const daysBeforeEpoch = 719_162;
  return past * 365 + leapDays + before + (isLeap && month > 2 ? 1 : 0) + day - 1 - daysBeforeEpoch;
}
