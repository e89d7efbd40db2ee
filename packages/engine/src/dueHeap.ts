// Deadlines that come out of order: a binary heap of (due time, run) in two columns. A run that is put off keeps its place until that comes
// to the front; one that is taken out leaves a husk, to be dropped then or when husks outnumber the rest.
import type { InstantMs } from "@laban/trace";
import { isQueuedAt, type Run } from "./run.ts";

/** The smallest due time first; runs of one instant in any order. */
export class DueHeap {
  #runs: Run[] = [];
  #dues: InstantMs[] = [];
  /** With so many places, husks are looked for. */
  #sizeToSweep = 64;

  /** How many places are held, husks included. */
  get places(): number {
    return this.#runs.length;
  }

  /** The smallest due time under which something stands here, husk or not. */
  get frontDue(): InstantMs {
    return this.#dues.length === 0 ? Infinity : this.#dues[0]!;
  }

  /** What stands there, if it still waits for that time or a later one. */
  front(): Run | undefined {
    const run = this.#runs[0];
    return run !== undefined && isQueuedAt(run, this.#dues[0]!) ? run : undefined;
  }

  /** Puts a run under the due time at which it is queued. */
  push(run: Run): void {
    if (this.#runs.length >= this.#sizeToSweep) this.#sweep();
    this.#rise(run, run.queuedDue, this.#runs.length);
  }

  /** Drops what stands at the front. */
  pop(): void {
    const run = this.#runs.pop();
    const due = this.#dues.pop();
    if (run === undefined || due === undefined || this.#runs.length === 0) return;
    const [runs, dues] = [this.#runs, this.#dues];
    let at = 0;
    for (let child = 1; child < runs.length; child = at * 2 + 1) {
      if (child + 1 < runs.length && dues[child + 1]! < dues[child]!) child++;
      if (dues[child]! >= due) break;
      runs[at] = runs[child]!;
      dues[at] = dues[child]!;
      at = child;
    }
    runs[at] = run;
    dues[at] = due;
  }

  #rise(run: Run, due: InstantMs, from: number): void {
    const [runs, dues] = [this.#runs, this.#dues];
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (dues[parent]! <= due) break;
      runs[at] = runs[parent]!;
      dues[at] = dues[parent]!;
      at = parent;
    }
    runs[at] = run;
    dues[at] = due;
  }

  #sweep(): void {
    const [runs, dues] = [this.#runs, this.#dues];
    this.#runs = [];
    this.#dues = [];
    for (const [at, run] of runs.entries())
      if (isQueuedAt(run, dues[at]!)) this.#rise(run, dues[at]!, this.#runs.length);
    this.#sizeToSweep = Math.max(64, this.#runs.length * 2);
  }
}
