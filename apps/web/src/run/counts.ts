// How numbers are written: thousands parted by a thin gap, shares in whole per cent, durations in seconds where a column of them is compared.
const THIN_GAP = "\u2009";

/** "48 210" with thin gaps. */
export function countText(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, THIN_GAP);
}

/** "93 %", "<1 %" for what is there but hardly. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.005) return `<1${THIN_GAP}%`;
  return `${Math.round(share * 100)}${THIN_GAP}%`;
}

/** "1 event", "2 events". */
export function countedText(count: number, one: string, many: string = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
] as const;

/** A duration in one unit, where three of them share a line: "850 ms", "7.5 s", "25 m", "3.2 h". */
export function shortDurationText(ms: number): string {
  // A little less than a unit is not written as sixty of the smaller one.
  for (const [unit, unitMs] of UNITS) {
    if (ms < unitMs * 0.9995) continue;
    const count = ms / unitMs;
    return `${count >= 19.95 ? Math.round(count) : Number(count.toFixed(1))} ${unit}`;
  }
  return `${Math.round(ms)} ms`;
}
