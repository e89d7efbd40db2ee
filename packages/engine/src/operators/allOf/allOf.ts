// `all_of`: every member within a window, in any order. One live run per key: the set of events that are there so far.
// Compared with allOf.reference.ts on random logs.
import type { AllOfOperator } from "@laban/bundle";
import type { Json } from "@laban/trace";
import { type Admitted, keptOf } from "../../admitted.ts";
import type { Question } from "../../conditions.ts";
import type { Key } from "../../keys.ts";
import type { Pattern } from "../../pattern.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import { fitsTest, type PlannedTest, planTest } from "../eventTest.ts";
import type { EventHandler, OperatorContext, StatefulOperator } from "../operator.ts";
import type { MemberSet } from "./memberSet.ts";
import { SetMatch } from "./setMatch.ts";
import { restoreSets, saveSets } from "./setStates.ts";
import { SetTable } from "./setTable.ts";

/** A member that an event of some type may fill. */
interface Place {
  readonly member: number;
  /** The same as a list. */
  readonly alone: readonly number[];
  /** How many events it takes. */
  readonly count: number;
  readonly question: Question | undefined;
}

/** A running `all_of`. */
export class AllOf implements StatefulOperator {
  readonly pattern: Pattern;
  readonly types: ReadonlySet<string>;
  readonly seesEveryType: boolean = false;
  readonly copiesEvents: boolean = true;
  readonly #operator: AllOfOperator;
  readonly #context: OperatorContext;
  readonly #trigger: PlannedTest | undefined;
  /** What events of each type may fill, in the order of the members. */
  readonly #places: ReadonlyMap<string, readonly Place[]>;
  /** The set is complete with so many events. */
  readonly #sizeFull: number;
  readonly #isSliding: boolean;
  /** What is missing of a set, by the members that are there as bits: for sets of few members, one event each. */
  readonly #missingTexts: Map<number, string | undefined> | undefined;
  readonly #sets = new SetTable();

  constructor(operator: AllOfOperator, context: OperatorContext) {
    this.pattern = context.pattern;
    this.#operator = operator;
    this.#context = context;
    this.#trigger = operator.trigger === undefined ? undefined : planTest(operator.trigger, "trigger", context);
    this.types = new Set(
      [...operator.members, ...(operator.trigger === undefined ? [] : [operator.trigger])].flatMap(
        ({ events }) => events,
      ),
    );
    this.#places = new Map(Array.from(this.types, (type) => [type, placesFor(type, operator, context)]));
    this.#sizeFull = operator.members.reduce((sum, { count }) => sum + count, 0);
    this.#isSliding = operator.anchor === "sliding";
    const isPlain = operator.members.length <= 16 && operator.members.every(({ count }) => count === 1);
    this.#missingTexts = isPlain ? new Map() : undefined;
  }

  forType(type: string): EventHandler {
    const places = this.#placesOf(type);
    return { handle: (admitted, key) => this.#take(admitted, key, places) };
  }

  handle(admitted: Admitted, key: Key): void {
    this.#take(admitted, key, this.#placesOf(admitted.event.type));
  }

  #placesOf(type: string): readonly Place[] {
    return this.#places.get(type) ?? [];
  }

  #take(admitted: Admitted, key: Key, places: readonly Place[]): void {
    const live = this.#sets.get(key);
    if (live === undefined) {
      const first = places.find((place) => this.#fits(place, admitted));
      if (first !== undefined) this.#complete(this.#open(admitted, key, first.member), admitted, true);
      return;
    }
    if (this.#isSliding) live.dropBefore(admitted.at - this.#operator.withinMs);
    const member = this.#placeFor(live, admitted, places);
    if (member !== undefined && !this.#bind(live, admitted, member)) return;
    this.#complete(live, admitted, member !== undefined);
  }

  /** The window of the first event is over, or the last one that was left has slid out of it. */
  expire(run: MemberSet): void {
    const { lives } = this.#context;
    if (run.hasFired) return lives.end(this.#sets, run, { outcome: "matched", by: undefined, isTold: true });
    if (this.#isSliding) run.dropBefore(run.due - this.#operator.withinMs);
    lives.end(this.#sets, run, { outcome: "timeout", by: undefined, missing: this.#missing(run) });
  }

  #fits({ question }: Place, admitted: Admitted): boolean {
    if (question === undefined) return true;
    const { reporter, scopes } = this.#context;
    return reporter.holds(question.condition(scopes.of(admitted)), this.pattern, admitted);
  }

  /** The first member that the event fits and that lacks one; else, where the latest events count, the one whose event it replaces. */
  #placeFor(run: MemberSet, admitted: Admitted, places: readonly Place[]): number | undefined {
    if (places.length === 1) return this.#onlyPlaceFor(run, admitted, places[0]!);
    const full: Place[] = [];
    for (const place of places) {
      if (run.countOf(place.member) >= place.count) full.push(place);
      else if (this.#fits(place, admitted)) return place.member;
    }
    if (this.#keepsWhatItHas(run)) return undefined;
    return run.dropOldestOf(full.filter((place) => this.#fits(place, admitted)).map(({ member }) => member));
  }

  /** The same where events of the type fit one member, as nearly always. */
  #onlyPlaceFor(run: MemberSet, admitted: Admitted, place: Place): number | undefined {
    const isFull = run.countOf(place.member) >= place.count;
    if (isFull && this.#keepsWhatItHas(run)) return undefined;
    if (!this.#fits(place, admitted)) return undefined;
    return isFull ? run.dropOldestOf(place.alone) : place.member;
  }

  /** A window that begins with its first event keeps what it has, until it only lives on to fire again. */
  #keepsWhatItHas(run: MemberSet): boolean {
    return !this.#isSliding && !(this.#operator.afterMatch === "every" && run.hasFired);
  }

  /** False if a cap ends the run instead. */
  #bind(run: MemberSet, admitted: Admitted, member: number): boolean {
    const { lives, limits } = this.#context;
    if (run.size >= limits.eventsPerRunMax) {
      lives.end(this.#sets, run, { outcome: "evicted", by: admitted, missing: this.#missing(run) });
      return false;
    }
    run.fill(admitted, member);
    if (this.#isSliding) run.due = admitted.at + this.#operator.withinMs;
    lives.advance(run, admitted, this.#nameOf(member), this.#waitingFor(run));
    return true;
  }

  /** The set is complete, and this event may say so: as one of it, or as the trigger where there is one. */
  #complete(run: MemberSet, admitted: Admitted, isBound: boolean): void {
    if (run.size < this.#sizeFull) return;
    if (this.#trigger === undefined ? !isBound : !fitsTest(this.#trigger, admitted, this.#context)) return;
    const { lives, reporter } = this.#context;
    if (this.#operator.afterMatch === "consume") {
      if (!isBound) run.bound.push(keptOf(admitted));
      lives.end(this.#sets, run, { outcome: "matched", by: admitted });
      return;
    }
    run.hasFired = true;
    reporter.outcome(new SetMatch(run, admitted, isBound));
  }

  #open(admitted: Admitted, key: Key, member: number): MemberSet {
    const { lives, limits } = this.#context;
    const oldest = this.#sets.oldest();
    if (oldest !== undefined && this.#sets.size >= limits.keysMax)
      lives.end(this.#sets, oldest, { outcome: "evicted", by: admitted, missing: this.#missing(oldest) });
    const due = admitted.at + this.#operator.withinMs;
    const run = this.#sets.make({ number: lives.nextNumber(), key, pattern: this.pattern, due }, false);
    run.fill(admitted, member);
    lives.open(this.#sets, run, admitted, { step: this.#nameOf(member), waitingFor: this.#waitingFor(run) });
    return run;
  }

  #nameOf(member: number): string {
    return this.#operator.members[member]?.name ?? "";
  }

  /** The same for the observer: without one it is not worked out. */
  #waitingFor(run: MemberSet): string | undefined {
    return this.#context.reporter.observe === undefined ? undefined : this.#missing(run);
  }

  /** "paid, stock_reserved ×2": what is still waited for; the trigger once the set is complete. */
  #missing(run: MemberSet): string | undefined {
    const known = this.#missingTexts;
    if (known === undefined) return this.#missingText(run);
    const there = run.memberBits();
    let missing = known.get(there);
    if (missing === undefined) {
      missing = this.#missingText(run);
      known.set(there, missing);
    }
    return missing;
  }

  #missingText(run: MemberSet): string | undefined {
    const texts = this.#operator.members.flatMap(({ name, count }, member) => {
      const lacking = count - run.countOf(member);
      return lacking <= 0 ? [] : [lacking === 1 ? name : `${name} ×${lacking}`];
    });
    return texts.length > 0 ? texts.join(", ") : this.#operator.trigger?.events.join(" | ");
  }

  saveRuns(writer: RunWriter): readonly Json[] {
    return saveSets(this.#sets, writer);
  }

  restoreRuns(states: readonly unknown[], reader: RunReader): void {
    for (const set of restoreSets(states, reader, this.pattern, this.#sets, this.#operator.members))
      this.#context.lives.timers.push(set);
  }
}

function placesFor(type: string, { members }: AllOfOperator, context: OperatorContext): readonly Place[] {
  return members.flatMap((member, index) => {
    const { types, question } = planTest(member, `members.${index}`, context);
    return types.has(type) ? [{ member: index, alone: [index], count: member.count, question }] : [];
  });
}
