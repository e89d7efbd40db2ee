// Instants and durations as the timeline writes them. All in UTC, by arithmetic alone, so that a picture is the same on every
// machine; how a page shows its user's own zone is the page's affair.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** The parts of an instant in UTC. */
export interface CivilTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Splits an instant (ms since 1970) into its UTC parts; proleptic Gregorian, any year. */
export function civilTimeOf(atMs: number): CivilTime {
  const days = Math.floor(atMs / DAY);
  const rest = atMs - days * DAY;
  // Days are counted from 0000-03-01 in eras of 400 years (146,097 days), so that the leap day comes last in its year.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
    hour: Math.floor(rest / HOUR),
    minute: Math.floor((rest % HOUR) / MINUTE),
    second: Math.floor((rest % MINUTE) / SECOND),
    millisecond: Math.floor(rest % SECOND),
  };
}

/** The first instant of a month (1 to 12; 13 is the next January). */
export function startOfMonth(year: number, month: number): number {
  const overflow = Math.floor((month - 1) / 12);
  const y = year + overflow;
  const m = month - overflow * 12;
  const fromMarch = m > 2 ? m - 3 : m + 9;
  const shiftedYear = m <= 2 ? y - 1 : y;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * fromMarch + 2) / 5);
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY;
}

/** "14:02:47.000"; with fewer `digits` after the second, or none. */
export function clockText(atMs: number, digits: 0 | 1 | 2 | 3 = 3): string {
  const t = civilTimeOf(atMs);
  const whole = `${two(t.hour)}:${two(t.minute)}:${two(t.second)}`;
  if (digits === 0) return whole;
  return `${whole}.${String(t.millisecond).padStart(3, "0").slice(0, digits)}`;
}

/** "20 Nov 2026". */
export function dateText(atMs: number): string {
  const t = civilTimeOf(atMs);
  return `${t.day} ${MONTHS[t.month - 1]} ${t.year}`;
}

/** What a tick says when ticks are `stepMs` apart: no finer than it has to be. */
export function tickText(atMs: number, stepMs: number): string {
  const t = civilTimeOf(atMs);
  if (stepMs >= 28 * DAY) return t.month === 1 ? String(t.year) : `${MONTHS[t.month - 1]}`;
  if (stepMs >= DAY) return `${t.day} ${MONTHS[t.month - 1]}`;
  if (t.hour === 0 && t.minute === 0 && t.second === 0 && t.millisecond === 0) return `${t.day} ${MONTHS[t.month - 1]}`;
  if (stepMs >= MINUTE) return `${two(t.hour)}:${two(t.minute)}`;
  if (stepMs >= SECOND) return clockText(atMs, 0);
  return clockText(atMs, stepMs >= 100 ? 1 : stepMs >= 10 ? 2 : 3);
}

/** A duration as people say it, two units at most: "850 ms", "7.6 s", "28 m 42 s", "3 h", "2 d 4 h". Negative ones get a minus. */
export function durationText(ms: number): string {
  if (!Number.isFinite(ms)) return "no end";
  if (ms < 0) return `−${durationText(-ms)}`;
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  // Rounded first, so that 59.96 s becomes a minute and not "60 s".
  if (Math.round(ms / 100) < 600) {
    const tenths = Math.round(ms / 100);
    return tenths % 10 === 0 || tenths >= 200
      ? `${Math.round(tenths / 10)} s`
      : `${Math.floor(tenths / 10)}.${tenths % 10} s`;
  }
  if (Math.round(ms / SECOND) < 3_600) return pair(Math.round(ms / SECOND), 60, "m", "s");
  if (Math.round(ms / MINUTE) < 1_440) return pair(Math.round(ms / MINUTE), 60, "h", "m");
  return pair(Math.round(ms / HOUR), 24, "d", "h");
}

function pair(small: number, ratio: number, bigUnit: string, smallUnit: string): string {
  const big = Math.floor(small / ratio);
  const rest = small - big * ratio;
  return rest === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${rest} ${smallUnit}`;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
