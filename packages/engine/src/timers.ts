// The deadlines of all runs, in the order in which they fire. Time never falls, so a pattern whose deadlines are all equally far away sets
// them in ascending order: each pattern has a lane where a deadline is put at the end and taken from the front. One that is put off keeps its
// place and is queued anew when that comes to the front, so most runs are queued once however often they advance; one that is taken out stays
// as a husk, to be dropped at the front or when husks outnumber the rest. What would break the order of its lane (deadlines of different
// lengths, those put off, a restored snapshot) goes to a heap. Hot: each costs O(1), against O(log n) in a heap of all.
import type { InstantMs } from "@laban/trace";
import { Heap, type HeapItem } from "./heap.ts";
import { DueHeap } from "./dueHeap.ts";
import { firesBefore, isQueuedAt, isReady, notQueued, queued, type Run } from "./run.ts";

/** One per engine. */
export class Timers {
  readonly #lanes: (Lane | undefined)[] = [];
  readonly #byFront = new Heap<Lane>((a, b) => a.frontDue < b.frontDue);
  readonly #irregular = new DueHeap();
  /** Nothing is due earlier than this. */
  #earliest: InstantMs = Infinity;
  /** The runs that are due at one instant, in the order in which they fire. */
  #ready: Run[] = [];
  #nextReady = 0;

  /** How many places are held, husks included. */
  get places(): number {
    return this.#lanes.reduce((sum, lane) => sum + (lane?.places ?? 0), this.#irregular.places);
  }

  has(run: Run): boolean {
    return run.slot !== notQueued;
  }

  /** Queues a run under its due time. */
  push(run: Run): void {
    const { due } = run;
    if (due < this.#earliest) this.#earliest = due;
    run.queuedDue = due;
    run.slot = queued;
    const { rank } = run.pattern;
    let lane = this.#lanes[rank];
    if (lane === undefined) {
      lane = new Lane(this.#irregular);
      this.#lanes[rank] = lane;
    }
    if (!lane.takesIn(due)) {
      this.#irregular.push(run);
      return;
    }
    lane.push(run);
    if (lane.slot < 0) this.#byFront.push(lane);
  }

  /** To be called after the due time of a run changed; one that is not queued is left alone. */
  moved(run: Run): void {
    if (run.slot === notQueued) return;
    if (run.due === Infinity) this.remove(run);
    else if (run.slot === isReady || run.due < run.queuedDue) this.push(run);
  }

  /** Takes a run out wherever it is. */
  remove(run: Run): void {
    run.slot = notQueued;
  }

  /** Takes out the next run that is due before this instant. */
  takeBefore(instant: InstantMs): Run | undefined {
    while (this.#earliest < instant || this.#nextReady < this.#ready.length) {
      if (this.#nextReady === this.#ready.length && !this.#gather(instant)) return undefined;
      const run = this.#ready[this.#nextReady++];
      if (run?.slot !== isReady) continue;
      run.slot = notQueued;
      return run;
    }
    return undefined;
  }

  /** The earliest due time. */
  nextDue(): InstantMs | undefined {
    this.#earliest = Math.min(this.#frontDue(), this.#irregularDue());
    return this.#earliest === Infinity ? undefined : this.#earliest;
  }

  /** All that is due at the earliest instant, if that is before the given one. */
  #gather(instant: InstantMs): boolean {
    this.#ready = [];
    this.#nextReady = 0;
    const due = this.nextDue();
    if (due === undefined || due >= instant) return false;
    while (this.#frontDue() === due) this.#byFront.peek()?.takeInto(this.#ready, due);
    while (this.#irregularDue() === due) {
      const run = this.#irregular.front();
      this.#irregular.pop();
      if (run === undefined) continue;
      run.slot = isReady;
      this.#ready.push(run);
    }
    if (this.#ready.length > 1) this.#ready.sort((a, b) => (firesBefore(a, b) ? -1 : 1));
    return true;
  }

  /** The earliest due time in the heap; what was put off stands under its new one then. */
  #irregularDue(): InstantMs {
    const heap = this.#irregular;
    for (let due = heap.frontDue; due !== Infinity; due = heap.frontDue) {
      const run = heap.front();
      if (run?.due === due) return due;
      heap.pop();
      if (run !== undefined) queueAnew(run, heap);
    }
    return Infinity;
  }

  /** The earliest due time in the lanes; the lane that has it stands at the front then. */
  #frontDue(): InstantMs {
    for (let lane = this.#byFront.peek(); lane !== undefined; lane = this.#byFront.peek()) {
      const before = lane.frontDue;
      lane.dropHusks();
      if (lane.frontDue === before) return before;
      if (lane.frontDue === Infinity) this.#byFront.remove(lane);
      else this.#byFront.moved(lane);
    }
    return Infinity;
  }
}

/** A run that was put off comes under the due time that it has now. */
function queueAnew(run: Run, heap: DueHeap): void {
  run.queuedDue = run.due;
  heap.push(run);
}

/** The deadlines of one pattern, in ascending order. */
class Lane implements HeapItem {
  slot = -1;
  /** The due time of what stands at the front; Infinity when it is empty. */
  frontDue: InstantMs = Infinity;
  readonly #irregular: DueHeap;
  #runs: Run[] = [];
  /** The due times under which they were queued. */
  #dues: InstantMs[] = [];
  #front = 0;
  /** With so many places, husks are looked for. */
  #sizeToSweep = 64;

  /** What was put off goes to the heap. */
  constructor(irregular: DueHeap) {
    this.#irregular = irregular;
  }

  get places(): number {
    return this.#runs.length - this.#front;
  }

  takesIn(due: InstantMs): boolean {
    return this.#front === this.#dues.length || due >= this.#dues[this.#dues.length - 1]!;
  }

  push(run: Run): void {
    if (this.places >= this.#sizeToSweep) this.#sweep();
    if (this.#front === this.#runs.length) this.frontDue = run.due;
    this.#runs.push(run);
    this.#dues.push(run.due);
  }

  /** Drops what stands at the front and is not due then any more. */
  dropHusks(): void {
    while (this.#front < this.#runs.length && !this.#isDue(this.#front)) this.#front++;
    this.#settle();
  }

  /** Takes out what is due at this instant, which must be at the front. */
  takeInto(ready: Run[], due: InstantMs): void {
    for (; this.#front < this.#runs.length && this.#dues[this.#front] === due; this.#front++) {
      if (!this.#isDue(this.#front)) continue;
      const run = this.#runs[this.#front]!;
      run.slot = isReady;
      ready.push(run);
    }
    // What has been taken out is a husk now, and `frontDue` stays what the heap of lanes knows until husks are dropped.
  }

  /** Whether a run is due when it is said to be here; one that was put off is queued anew. To be asked once of a place, on leaving it. */
  #isDue(at: number): boolean {
    const run = this.#runs[at]!;
    if (!isQueuedAt(run, this.#dues[at]!)) return false;
    if (run.due === run.queuedDue) return true;
    queueAnew(run, this.#irregular);
    return false;
  }

  /** Gives back the places before the front, and says what stands there now. */
  #settle(): void {
    this.frontDue = this.#front < this.#dues.length ? this.#dues[this.#front]! : Infinity;
    if (this.#front < 64 ? this.frontDue !== Infinity : this.#front * 2 < this.#runs.length) return;
    this.#runs = this.#runs.slice(this.#front);
    this.#dues = this.#dues.slice(this.#front);
    this.#front = 0;
  }

  /** Drops all husks, so that runs which have ended are not kept: amortised over as many pushes as there are places. */
  #sweep(): void {
    const runs: Run[] = [];
    const dues: InstantMs[] = [];
    for (let at = this.#front; at < this.#runs.length; at++) {
      // What stands at the front stays, since the heap of lanes knows the lane by it.
      if (at > this.#front && !isQueuedAt(this.#runs[at]!, this.#dues[at]!)) continue;
      runs.push(this.#runs[at]!);
      dues.push(this.#dues[at]!);
    }
    this.#runs = runs;
    this.#dues = dues;
    this.#front = 0;
    this.#sizeToSweep = Math.max(64, runs.length * 2);
  }
}
