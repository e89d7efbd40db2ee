// Tracks of things that last: what overlaps lies below each other.

/** The lowest track that nothing live occupies. Looks back at most 64: more than that at once are drawn over each other. */
export function freeTrack<T>(list: readonly T[], trackOf: (item: T) => number): number {
  let taken = 0n;
  for (let i = list.length - 1, looked = 0; i >= 0 && looked < 64; i -= 1, looked += 1) {
    const track = trackOf(list[i] as T);
    if (track >= 0) taken |= 1n << BigInt(track);
  }
  let track = 0;
  while ((taken >> BigInt(track)) & 1n) track += 1;
  return track;
}
