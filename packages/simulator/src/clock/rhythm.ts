// When the events of an arrival come: instant after instant, as far as they are asked for.
import type { InstantMs } from "@laban/trace";
import type { Dice } from "../random/dice.ts";
import type { Arrival } from "../scenario/scenario.ts";
import { drawTime } from "../values/draw.ts";

/** The instants of an arrival in order, within [startAt, endAt]. */
export function* instantsOf(
  arrival: Arrival,
  span: { readonly startAt: InstantMs; readonly endAt: InstantMs },
  dice: Dice,
): Generator<InstantMs> {
  const { startAt, endAt } = span;
  let left = arrival.countMax;
  for (const at of endless(arrival, span, dice)) {
    if (left <= 0 || at > endAt) return;
    left -= 1;
    yield Math.max(at, startAt);
  }
}

function* endless(
  { rhythm }: Arrival,
  { startAt, endAt }: { readonly startAt: InstantMs; readonly endAt: InstantMs },
  dice: Dice,
): Generator<InstantMs> {
  switch (rhythm.kind) {
    case "every":
      // A fixed rhythm begins at once; a random one has waited since before the start.
      for (
        let at = rhythm.time.kind === "constant" ? startAt : startAt + drawTime(rhythm.time, dice);
        ;
        at += drawTime(rhythm.time, dice)
      )
        yield at;
    case "ramp":
      for (let at = startAt; ; at += rampGap(rhythm, (at - startAt) / Math.max(1, endAt - startAt))) yield at;
    case "burst":
      for (let at = startAt; ; at += rhythm.everyMs) for (let one = 0; one < rhythm.size; one += 1) yield at;
    case "at":
      for (const offset of rhythm.offsetsMs.toSorted((one, other) => one - other)) yield startAt + offset;
      return;
    default:
      return unreachable(rhythm);
  }
}

function rampGap({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }, fraction: number): number {
  return Math.max(1, Math.round(fromMs + (toMs - fromMs) * Math.min(1, fraction)));
}

function unreachable(value: never): never {
  throw new Error(`Invariant: unexpected rhythm ${JSON.stringify(value)}`);
}
