// "Did you mean": the nearest of some known names to a mistyped one.

/**
 * The known name that differs least from `written` (insert, delete, replace, swap neighbours; case ignored), or undefined when none is near:
 * at most one slip for names up to 4 letters, two up to 8, three beyond. Ties go to the earlier name.
 */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  if (written.length > 100) return undefined;
  const wanted = written.toLowerCase();
  const slipsMax = wanted.length <= 4 ? 1 : wanted.length <= 8 ? 2 : 3;
  let best: string | undefined;
  let bestSlips = slipsMax + 1;
  for (const name of known) {
    if (Math.abs(name.length - wanted.length) >= bestSlips) continue;
    const slips = slipsBetween(wanted, name.toLowerCase());
    if (slips < bestSlips) {
      best = name;
      bestSlips = slips;
    }
  }
  return best;
}

/** Optimal string alignment distance, O(length × length) on names of at most about 100 letters. */
function slipsBetween(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(slips);
    }
    beforeLast = last;
    last = row;
  }
  return last[right.length] ?? 0;
}
