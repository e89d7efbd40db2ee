// Two texts as the lines that differ, for golden tests: "@ line" heads, "-" and "+" lines, unchanged ones left out.

/** The differing lines, by longest common subsequence; O(lines × lines), for tests only. */
export function lineDiff(before: string, after: string): string {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const common: number[][] = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: now.length + 1 }, () => 0),
  );
  const lengthAt = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = common[i] ?? [];
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] = old[i] === now[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) [i, j] = [i + 1, j + 1];
    else if (i < old.length && (j >= now.length || lengthAt(i + 1, j) >= lengthAt(i, j + 1)))
      lines.push(`-${old[i++] ?? ""}`);
    else lines.push(`+${now[j++] ?? ""}`);
  }
  return lines.join("\n");
}
