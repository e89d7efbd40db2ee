// Where the ruler has ticks and what they say: nice instants, never closer than a label needs, none inside a rest.
import { civilTimeOf, startOfMonth, tickText } from "./instant.ts";
import type { TimeScale } from "./timeScale.ts";

/** A tick of the ruler. */
export interface Tick {
  readonly atMs: number;
  readonly x: number;
  /** Empty where a label would touch its neighbour. */
  readonly label: string;
}

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const NICE_STEPS_MS: readonly number[] = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
];
/** Months of a step, once a fortnight is too fine. */
const NICE_MONTHS: readonly number[] = [1, 2, 3, 6, 12, 24, 60, 120, 600];
const MOST_MONTHS = 1_200;
const DAYS_PER_MONTH = 30.44;

/** Most ticks in one answer: more would not be readable on any screen. */
export const TICKS_MAX = 400;

/** How the ruler is wanted. */
export interface TickQuestion {
  readonly x0: number;
  readonly x1: number;
  /** Least distance of two labels. */
  readonly labelPx: number;
}

/** The ticks of a stretch of the axis, from left to right. */
export function ticksBetween(scale: TimeScale, { x0, x1, labelPx }: TickQuestion): readonly Tick[] {
  const wantedMs = labelPx / scale.pxPerMs;
  const stepMs = NICE_STEPS_MS.find((step) => step >= wantedMs);
  const months = NICE_MONTHS.find((count) => count * DAYS_PER_MONTH * DAY >= wantedMs) ?? MOST_MONTHS;
  const rests = scale.restsBetween(x0, x1);
  const ticks: Tick[] = [];
  let labelledUntil = Number.NEGATIVE_INFINITY;
  let from = Math.max(scale.atOf(x0), scale.fromMs);
  const end = scale.atOf(x1);
  // One stretch of drawn time after the other; what lies in a rest has no ticks.
  for (const rest of [...rests, undefined]) {
    const to = rest === undefined ? end : Math.min(rest.fromMs, end);
    const stretch = stepMs === undefined ? monthsIn(from, to, months) : stepsIn(from, to, stepMs);
    const restX = rest === undefined ? Number.POSITIVE_INFINITY : rest.x0;
    for (const atMs of stretch) {
      if (ticks.length >= TICKS_MAX) return ticks;
      const x = scale.xOf(atMs);
      // Two labels that exactly fit must not be parted by rounding.
      const hasRoom = x >= labelledUntil - 0.01 && x + labelPx * 0.8 <= restX;
      if (hasRoom) labelledUntil = x + labelPx;
      ticks.push({ atMs, x, label: hasRoom ? tickText(atMs, stepMs ?? 28 * DAY) : "" });
    }
    if (rest === undefined) break;
    from = Math.max(from, rest.toMs);
    labelledUntil = Math.max(labelledUntil, rest.x1);
  }
  return ticks;
}

function stepsIn(fromMs: number, toMs: number, stepMs: number): readonly number[] {
  const found: number[] = [];
  for (let at = Math.ceil(fromMs / stepMs) * stepMs; at <= toMs && found.length < TICKS_MAX; at += stepMs)
    found.push(at);
  return found;
}

function monthsIn(fromMs: number, toMs: number, months: number): readonly number[] {
  const found: number[] = [];
  const first = civilTimeOf(fromMs);
  const firstIndex = Math.floor((first.year * 12 + first.month - 1) / months) * months;
  // Counted, so that nothing that is no number can keep it going.
  for (let tried = 0, index = firstIndex; tried < TICKS_MAX; tried += 1, index += months) {
    const at = startOfMonth(Math.floor(index / 12), (index % 12) + 1);
    if (at > toMs) break;
    if (at >= fromMs) found.push(at);
  }
  return found;
}
