// Shares in whole per cent that add up: 1 and 7 of 8 are 13 % and 87 %, not 13 % and 88 %.

/**
 * The share of each count in `total`, in whole per cent from 0 to 100. Where the counts make up the total, the shares make up 100 (largest
 * remainder; of equal remainders the earlier wins); where they overlap or leave something out, each is rounded by itself. `total` is above 0.
 */
export function wholePercents<Key>(counts: ReadonlyMap<Key, number>, total: number): ReadonlyMap<Key, number> {
  const exact = [...counts].map(([key, count]) => ({ key, percent: Math.min((100 * count) / total, 100) }));
  const sum = [...counts.values()].reduce((all, count) => all + count, 0);
  if (sum !== total) return new Map(exact.map(({ key, percent }) => [key, Math.round(percent)]));
  const shares = new Map(exact.map(({ key, percent }) => [key, Math.floor(percent)]));
  const left = 100 - [...shares.values()].reduce((all, share) => all + share, 0);
  const byRemainder = exact.toSorted((a, b) => (b.percent % 1) - (a.percent % 1));
  for (const { key } of byRemainder.slice(0, left)) shares.set(key, (shares.get(key) ?? 0) + 1);
  return shares;
}
