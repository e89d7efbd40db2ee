// `all_of`: every member within a window, in any order. One live run per key: the set of events that are there so far.
// Compared with allOf.reference.ts on random logs.
import type { AllOfOperator } from "@laban/bundle";
import type { Json } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import { openedAt } from "../../lives.ts";
import type { Pattern } from "../../pattern.ts";
import { KeyedRuns } from "../../run.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import { fitsTest, type PlannedTest, planTest } from "../eventTest.ts";
import type { OperatorContext, StatefulOperator } from "../operator.ts";
import { allLacking, dropBefore, dropOldestOf, fill, missingOf, type SetRun } from "./memberSet.ts";

/** A running `all_of`. */
export class AllOf implements StatefulOperator {
  readonly pattern: Pattern;
  readonly types: ReadonlySet<string>;
  readonly seesEveryType: boolean = false;
  readonly #operator: AllOfOperator;
  readonly #context: OperatorContext;
  readonly #members: readonly PlannedTest[];
  readonly #trigger: PlannedTest | undefined;
  readonly #runs = new KeyedRuns<SetRun>();

  constructor(operator: AllOfOperator, context: OperatorContext) {
    this.pattern = context.pattern;
    this.#operator = operator;
    this.#context = context;
    this.#members = operator.members.map((member, index) => planTest(member, `members.${index}`, context));
    this.#trigger = operator.trigger === undefined ? undefined : planTest(operator.trigger, "trigger", context);
    this.types = new Set(
      [...operator.members, ...(operator.trigger === undefined ? [] : [operator.trigger])].flatMap(
        ({ events }) => events,
      ),
    );
  }

  handle(admitted: Admitted, key: Key): void {
    const [live] = this.#runs.of(key);
    if (live === undefined) {
      const first = this.#members.findIndex((member) => fitsTest(member, admitted, this.#context));
      if (first >= 0) this.#complete(this.#open(admitted, key, first), admitted, true);
      return;
    }
    if (this.#operator.anchor === "sliding") dropBefore(live, admitted.at - this.#operator.withinMs);
    const member = this.#placeFor(live, admitted);
    if (member !== undefined && !this.#bind(live, admitted, member)) return;
    this.#complete(live, admitted, member !== undefined);
  }

  /** The window of the first event is over, or the last one that was left has slid out of it. */
  expire(run: SetRun): void {
    const { lives } = this.#context;
    if (run.hasFired) return lives.end(this.#runs, run, { outcome: "matched", by: undefined, isTold: true });
    if (this.#operator.anchor === "sliding") dropBefore(run, run.due - this.#operator.withinMs);
    lives.end(this.#runs, run, { outcome: "timeout", by: undefined, missing: this.#missing(run) });
  }

  /** The first member that the event fits and that lacks one; else, where the latest events count, the one whose event it replaces. */
  #placeFor(run: SetRun, admitted: Admitted): number | undefined {
    const full: number[] = [];
    for (const [index, member] of this.#members.entries()) {
      if (run.lacking[index] === 0) full.push(index);
      else if (fitsTest(member, admitted, this.#context)) return index;
    }
    const { anchor, afterMatch } = this.#operator;
    // A window that begins with its first event keeps what it has, until it only lives on to fire again.
    if (anchor === "first" && !(afterMatch === "every" && run.hasFired)) return undefined;
    const fitting = full.filter((index) => {
      const member = this.#members[index];
      return member !== undefined && fitsTest(member, admitted, this.#context);
    });
    return dropOldestOf(run, fitting);
  }

  /** False if a cap ends the run instead. */
  #bind(run: SetRun, admitted: Admitted, member: number): boolean {
    const { lives, limits } = this.#context;
    if (run.bound.length >= limits.eventsPerRunMax) {
      lives.end(this.#runs, run, { outcome: "evicted", by: admitted, missing: this.#missing(run) });
      return false;
    }
    fill(run, admitted, member);
    if (this.#operator.anchor === "sliding") run.due = admitted.at + this.#operator.withinMs;
    lives.advance(run, admitted, this.#nameOf(member), this.#waitingFor(run));
    return true;
  }

  /** The set is complete, and this event may say so: as one of it, or as the trigger where there is one. */
  #complete(run: SetRun, admitted: Admitted, isBound: boolean): void {
    if (run.lackingTotal > 0) return;
    if (this.#trigger === undefined ? !isBound : !fitsTest(this.#trigger, admitted, this.#context)) return;
    const { lives, reporter } = this.#context;
    const bound = isBound ? run.bound : [...run.bound, admitted];
    if (this.#operator.afterMatch === "consume") {
      if (!isBound) run.bound.push(admitted);
      lives.end(this.#runs, run, { outcome: "matched", by: admitted });
      return;
    }
    run.hasFired = true;
    const { at } = admitted;
    reporter.outcome({
      pattern: this.pattern,
      key: run.key,
      outcome: "matched",
      bound,
      by: admitted,
      at,
      latencyMs: at - openedAt(run),
    });
  }

  #open(admitted: Admitted, key: Key, member: number): SetRun {
    const { lives, limits } = this.#context;
    if (this.#runs.keyCount >= limits.keysMax) {
      for (const run of this.#runs.ofOldestKey().slice())
        lives.end(this.#runs, run, { outcome: "evicted", by: admitted, missing: this.#missing(run) });
    }
    const run: SetRun = {
      number: lives.nextNumber(),
      key,
      pattern: this.pattern,
      bound: [],
      due: admitted.at + this.#operator.withinMs,
      slot: -1,
      isLive: true,
      ...allLacking(this.#operator.members),
      hasFired: false,
    };
    fill(run, admitted, member);
    lives.open(this.#runs, run, admitted, { step: this.#nameOf(member), waitingFor: this.#waitingFor(run) });
    return run;
  }

  #nameOf(member: number): string {
    return this.#operator.members[member]?.name ?? "";
  }

  /** The same for the observer: without one it is not worked out. */
  #waitingFor(run: SetRun): string | undefined {
    return this.#context.reporter.observe === undefined ? undefined : this.#missing(run);
  }

  /** What is still waited for; the trigger once the set is complete. */
  #missing({ lacking }: SetRun): string | undefined {
    return missingOf(this.#operator.members, lacking) ?? this.#operator.trigger?.events.join(" | ");
  }

  saveRuns(writer: RunWriter): readonly Json[] {
    return [...this.#runs.all()].map((run) => writer.write(run, { slots: [...run.slots], hasFired: run.hasFired }));
  }

  restoreRuns(states: readonly unknown[], reader: RunReader): void {
    for (const state of states) {
      const slots = reader.integers(state, "slots", this.#members.length - 1);
      const { bound, ...rest } = reader.read(state, this.pattern);
      reader.expectEqual(slots.length, bound.length, "slots");
      const hasFired = reader.flag(state, "hasFired");
      const run: SetRun = { ...rest, bound: [], ...allLacking(this.#operator.members), hasFired };
      for (const [index, admitted] of bound.entries()) fill(run, admitted, slots[index] ?? 0);
      this.#runs.add(run);
      this.#context.lives.timers.push(run);
    }
  }
}
