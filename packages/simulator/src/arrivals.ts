// When the next event of an arrival comes. One clock per arrival; each asks for its own dice only.
import { unreachable } from "@laban/bundle";
import type { InstantMs } from "@laban/trace";
import type { Dice } from "./random/dice.ts";
import type { Arrival, Rhythm, Scenario } from "./scenario/scenario.ts";
import { drawTime } from "./values/draw.ts";

/** Tells one instant after the other, ascending; undefined when no more come. */
export interface ArrivalClock {
  next(): InstantMs | undefined;
}

/** The clock of an arrival, within the scenario's horizon and the arrival's count. */
export function arrivalClock(arrival: Arrival, scenario: Scenario, dice: Dice): ArrivalClock {
  let count = 0;
  let last: InstantMs | undefined;
  return {
    next() {
      if (count >= arrival.countMax) return undefined;
      const at = nextInstant(arrival.rhythm, { scenario, dice, count, last });
      if (at === undefined || at > scenario.endAt) return undefined;
      count += 1;
      last = at;
      return at;
    },
  };
}

interface Position {
  readonly scenario: Scenario;
  readonly dice: Dice;
  readonly count: number;
  readonly last: InstantMs | undefined;
}

function nextInstant(rhythm: Rhythm, { scenario, dice, count, last }: Position): InstantMs | undefined {
  const { startAt, endAt } = scenario;
  switch (rhythm.kind) {
    case "every":
      // A steady beat begins with the scenario; chance waits for its first gap.
      if (last === undefined && rhythm.time.kind === "constant") return startAt;
      return (last ?? startAt) + drawTime(rhythm.time, dice);
    case "ramp": {
      if (last === undefined) return startAt;
      const share = endAt === startAt ? 1 : (last - startAt) / (endAt - startAt);
      return last + Math.max(1, Math.round(rhythm.fromMs + (rhythm.toMs - rhythm.fromMs) * share));
    }
    case "burst":
      return startAt + Math.floor(count / rhythm.size) * rhythm.everyMs;
    case "at": {
      const offset = rhythm.offsetsMs[count];
      return offset === undefined ? undefined : startAt + offset;
    }
    default:
      return unreachable(rhythm);
  }
}
