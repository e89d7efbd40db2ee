// How far the playhead comes: trace time at the chosen speed, except that a folded rest passes as quickly as it is wide.
import type { Rests } from "@laban/timeline";

/** The instant after `byMs` of drawn time from `fromMs`. Without folding, drawn time is trace time. */
export function advanced(fromMs: number, byMs: number, folded: Rests | undefined): number {
  if (folded === undefined) return fromMs + byMs;
  let at = fromMs;
  let left = byMs;
  for (const rest of folded.rests) {
    if (rest.toMs <= at) continue;
    if (rest.fromMs > at + left) break;
    if (rest.fromMs > at) {
      left -= rest.fromMs - at;
      at = rest.fromMs;
    }
    const times = (rest.toMs - rest.fromMs) / folded.shownMs;
    if (at + left * times < rest.toMs) return at + left * times;
    left -= (rest.toMs - at) / times;
    at = rest.toMs;
  }
  return at + left;
}
