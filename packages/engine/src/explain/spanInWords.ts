// A span of time as people say it: its two greatest units.

const units = [
  { name: "d", ms: 86_400_000 },
  { name: "h", ms: 3_600_000 },
  { name: "min", ms: 60_000 },
  { name: "s", ms: 1_000 },
  { name: "ms", ms: 1 },
] as const;

/** "1 ms", "4 s 500 ms", "2 h 5 min"; smaller units than the two greatest are left out. `ms` is whole and not negative. */
export function spanInWords(ms: number): string {
  const parts: string[] = [];
  let left = ms;
  for (const unit of units) {
    if (parts.length === 2) break;
    const count = Math.floor(left / unit.ms);
    left -= count * unit.ms;
    if (count > 0) parts.push(`${count} ${unit.name}`);
    else if (parts.length === 1) break;
  }
  return parts.length === 0 ? "0 ms" : parts.join(" ");
}
