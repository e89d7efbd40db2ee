// How wide the buckets of a chart are, and in which unit a rate reads best.

const NICE_MS = [
  100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
  3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000, 86_400_000, 172_800_000, 604_800_000, 1_209_600_000,
  2_592_000_000, 7_776_000_000, 31_536_000_000,
] as const;

/** The smallest nice bucket with which a span has at most `count` of them. */
export function niceBucketMs(spanMs: number, count: number): number {
  return NICE_MS.find((ms) => spanMs / ms <= count) ?? spanMs / count;
}

/** The unit in which a rate is said: the shortest in which the busiest bucket has at least one event. */
export function rateUnit(peak: number, bucketMs: number): { readonly word: string; readonly ms: number } {
  const units = [
    { word: "second", ms: 1_000 },
    { word: "minute", ms: 60_000 },
    { word: "hour", ms: 3_600_000 },
  ] as const;
  return units.find((unit) => (peak / bucketMs) * unit.ms >= 1) ?? { word: "day", ms: 86_400_000 };
}

/** A rate with as many digits as it deserves: "31.4", "7", "0.25". */
export function rateText(rate: number): string {
  if (rate >= 100 || Number.isInteger(rate)) return String(Math.round(rate));
  return rate >= 1 ? rate.toFixed(1) : rate.toFixed(2);
}
