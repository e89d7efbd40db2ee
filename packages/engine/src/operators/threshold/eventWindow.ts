// The window of one key: a chain of entries in the log of its threshold, and what they measure together.
import type { Admitted } from "../../admitted.ts";
import type { Kept, Key } from "../../keys.ts";
import type { Run } from "../../run.ts";
import { type Chain, nowhere } from "../entryLog.ts";
import type { Gauge } from "./gauge.ts";

/** From the moment at which the condition became true until it is false again. */
export interface Alarm extends Run {
  readonly window: EventWindow;
  /** The last event that came into the window. */
  last: Admitted;
}

/** Kept for the key as long as something is in it. */
export class EventWindow implements Kept, Chain {
  readonly key: Key;
  /** The table that keeps it. */
  readonly owner: object;
  /** Follows what is in the window; a count follows by itself. */
  readonly gauge: Gauge | undefined;
  first: number = nowhere;
  last: number = nowhere;
  size = 0;
  /** The live alarm, where the threshold fires on the edge. */
  alarm: Alarm | undefined;

  constructor(key: Key, owner: object, gauge: Gauge | undefined) {
    this.key = key;
    this.owner = owner;
    this.gauge = gauge;
    this.alarm = undefined;
  }

  /** What is measured; undefined while the window is empty. */
  value(): number | undefined {
    if (this.gauge !== undefined) return this.gauge.value();
    return this.size === 0 ? undefined : this.size;
  }
}
