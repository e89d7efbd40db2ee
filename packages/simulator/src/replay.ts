// A recorded log in place of a scenario: the events in their order, then the end of the input.
import { createEngine } from "@laban/engine";
import type { InstantMs } from "@laban/trace";
import type { Playing, Progress, ReplayInput } from "./door.ts";

/** A replay. Original ids and times are kept; nothing is asked of any agent. */
export function createReplay(input: ReplayInput): Playing {
  const { bundle, events, total = 0, observe, closeAtEnd } = input;
  const engine = createEngine(bundle, { ...input.engine, observe });
  const iterator = events[Symbol.iterator]();
  let offered = 0;
  let at: InstantMs = 0;
  let isDone = false;
  const progress = (): Progress => {
    const fraction = isDone ? 1 : total === 0 ? 0 : Math.min(1, offered / total);
    return { done: isDone, at, events: offered, fraction };
  };
  return {
    progress,
    counters: () => engine.counters(),
    advance({ maxEvents }) {
      for (let taken = 0; taken < maxEvents && !isDone; taken += 1) {
        const next = iterator.next();
        if (next.done === true) {
          if (closeAtEnd) engine.tick(Infinity);
          isDone = true;
        } else {
          engine.offer(next.value);
          offered += 1;
          at = offered === 1 ? next.value.time : Math.max(at, next.value.time);
        }
      }
      return progress();
    },
  };
}
