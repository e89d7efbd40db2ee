// Instants and spans as text, and the civil calendar, without Date: the package runs where there is none.
import { Duration, durationMax, Timestamp, timestampMax, timestampMin } from "./scalars.ts";

const nanosPerSecond = 1_000_000_000n;
const secondsPerDay = 86_400n;

/** A date and time of day in UTC. Months and days count from 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nano: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 0 is 1 January. */
  readonly yearday: number;
}

/** Days from 1970-01-01 to a date of the Gregorian calendar: whole years by their leap days, then whole months. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return past * 365 + leapDays + daysBeforeMonth(year, month) + day - 1 - 719_162;
}

const monthStarts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysBeforeMonth(year: number, month: number): number {
  return (monthStarts[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 12) return 31;
  return daysBeforeMonth(year, month + 1) - daysBeforeMonth(year, month);
}

/** The calendar's view of an instant, in UTC. */
export function civilOf(instant: Timestamp): Civil {
  const seconds = floorDivide(instant.nanos, nanosPerSecond);
  const days = Number(floorDivide(seconds, secondsPerDay));
  const secondOfDay = Number(seconds - BigInt(days) * secondsPerDay);
  let year = 1970 + Math.floor(days / 365.2425);
  while (daysFromCivil(year, 1, 1) > days) year -= 1;
  while (daysFromCivil(year + 1, 1, 1) <= days) year += 1;
  const yearday = days - daysFromCivil(year, 1, 1);
  let month = 12;
  while (daysBeforeMonth(year, month) > yearday) month -= 1;
  return {
    year,
    month,
    day: yearday - daysBeforeMonth(year, month) + 1,
    hour: Math.floor(secondOfDay / 3600),
    minute: Math.floor(secondOfDay / 60) % 60,
    second: secondOfDay % 60,
    nano: Number(instant.nanos - seconds * nanosPerSecond),
    weekday: (((days + 4) % 7) + 7) % 7,
    yearday,
  };
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

const instantForm = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Reads an RFC 3339 instant; undefined for anything else, also for the 30th of February. */
export function readTimestamp(text: string): Timestamp | undefined {
  if (text.length > 40) return undefined;
  const found = instantForm.exec(text);
  if (found === null) return undefined;
  const part = (index: number): number => Number(found[index] ?? 0);
  const [year, month, day] = [part(1), part(2), part(3)];
  const [hour, minute, second] = [part(4), part(5), part(6)];
  const [offsetHour, offsetMinute] = [part(9), part(10)];
  const isDate = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!isDate || hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) return undefined;
  const offset = (offsetHour * 60 + offsetMinute) * (found[8] === "-" ? -60 : 60);
  const seconds = daysFromCivil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset;
  const nanos = BigInt(seconds) * nanosPerSecond + BigInt((found[7] ?? "").padEnd(9, "0"));
  return nanos < timestampMin || nanos > timestampMax ? undefined : new Timestamp(nanos);
}

/** RFC 3339 in UTC, with as many digits of a second as it needs. */
export function timestampText(instant: Timestamp): string {
  const at = civilOf(instant);
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = `${String(at.year).padStart(4, "0")}-${two(at.month)}-${two(at.day)}`;
  const fraction = at.nano === 0 ? "" : `.${String(at.nano).padStart(9, "0").replace(/0+$/, "")}`;
  return `${date}T${two(at.hour)}:${two(at.minute)}:${two(at.second)}${fraction}Z`;
}

const unitNanos: ReadonlyMap<string, bigint> = new Map([
  ["h", 3600n * nanosPerSecond],
  ["m", 60n * nanosPerSecond],
  ["s", nanosPerSecond],
  ["ms", 1_000_000n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["ns", 1n],
]);

/** Reads a span as CEL writes it ("1h30m", "1.5s", "-250ms"); undefined for anything else. */
export function readDuration(text: string): Duration | undefined {
  if (text.length === 0 || text.length > 100) return undefined;
  const isNegative = text.startsWith("-");
  const rest = isNegative || text.startsWith("+") ? text.slice(1) : text;
  if (rest === "0") return new Duration(0n);
  const part = /(\d+)(?:\.(\d*))?(h|ms|us|µs|ns|m|s)/y;
  let total = 0n;
  let at = 0;
  while (at < rest.length) {
    part.lastIndex = at;
    const found = part.exec(rest);
    if (found === null) return undefined;
    const unit = unitNanos.get(found[3] ?? "") ?? 0n;
    const fraction = found[2] ?? "";
    total += BigInt(found[1] ?? 0) * unit;
    if (fraction !== "") total += (BigInt(fraction) * unit) / 10n ** BigInt(fraction.length);
    at = part.lastIndex;
  }
  if (at === 0 || total > durationMax) return undefined;
  return new Duration(isNegative ? -total : total);
}

/** Seconds with as many digits as it needs: "90s", "0.25s". */
export function durationText(span: Duration): string {
  const positive = span.nanos < 0n ? -span.nanos : span.nanos;
  const fraction = (positive % nanosPerSecond).toString().padStart(9, "0").replace(/0+$/, "");
  const sign = span.nanos < 0n ? "-" : "";
  return `${sign}${positive / nanosPerSecond}${fraction === "" ? "" : `.${fraction}`}s`;
}
