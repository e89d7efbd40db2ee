// A state chart → a pattern of kind state_machine: nested states become their innermost ones, and what moves an outer state moves all inside it.
import { freeName } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import { fail } from "../../failure.ts";
import { designLimits, StepBudget } from "../designLimits.ts";
import { type DesignSketch, type NotePlace, pathOf, usableId } from "../sketch.ts";
import type { SourceAction, SourceChart, SourceDeadline, SourceState, SourceTransition } from "./sourceChart.ts";

/** Of the states of one id, as many are looked at. */
const SAME_ID_MAX = 8;

/** Puts the chart into the sketch, with a note for each of its states, transitions and deadlines. */
export function addChart(sketch: DesignSketch, chart: SourceChart): void {
  new Flattening(sketch, chart).add();
}

class Flattening {
  readonly #sketch: DesignSketch;
  readonly #chart: SourceChart;
  /** All states, the outer before the inner. They are told apart by what they are: files repeat ids, also of a state inside itself. */
  readonly #states: SourceState[] = [];
  readonly #byId = new Map<string, readonly SourceState[]>();
  readonly #parents = new Map<SourceState, SourceState>();
  /** The names of the innermost states. */
  readonly #names = new Map<SourceState, string>();
  readonly #taken = new Set<string>();
  readonly #capability: string;
  readonly #budget: StepBudget;

  constructor(sketch: DesignSketch, chart: SourceChart) {
    this.#sketch = sketch;
    this.#chart = chart;
    this.#capability = usableId(chart.name, "machine");
    const { file } = chart.place;
    this.#budget = new StepBudget(() =>
      fail("too-many-steps", `"${chart.name}" has too many states inside of states to be flattened. Import a part.`, {
        path: [file ?? chart.name],
      }),
    );
    this.#index(chart.root, undefined);
  }

  add(): void {
    const { name, root, place } = this.#chart;
    const sketch = this.#sketch;
    const odd = this.#states.find(({ kind }) => kind === "parallel" || kind === "history");
    if (odd?.kind === "parallel") {
      sketch.leftOut(
        `machine ${name}`,
        `"${odd.name}" is in several states at once, and a key here is in one; make a pattern for each of them`,
        odd.place,
      );
      return;
    }
    const leaves = this.#leavesOf(root);
    if (leaves.length > designLimits.elementsMax)
      fail(
        "too-many-elements",
        `"${name}" has more than ${designLimits.elementsMax} states, the limit. Import a part.`,
        {
          path: [place.file ?? name],
        },
      );
    for (const leaf of leaves) this.#nameState(leaf);
    this.#noteOddIds();
    const initial = this.#enter(root);
    const transitions = this.#transitions();
    if (initial === undefined || transitions.length === 0) {
      sketch.leftOut(`machine ${name}`, "no event moves it, so there is nothing to hear", place);
      return;
    }
    const states = Object.fromEntries(
      leaves.map((leaf): [string, JsonObject] => [this.#nameOf(leaf), this.#deadlineOf(leaf)]),
    );
    const final = leaves.filter(({ kind }) => kind === "final").map((leaf) => this.#nameOf(leaf));
    const description = this.#chart.description;
    const id = sketch.pattern(name, {
      kind: "state_machine",
      ...(description === undefined ? {} : { description }),
      initial: this.#nameOf(initial),
      ...(final.length === 0 ? {} : { final }),
      states,
      transitions,
    });
    sketch.understood(`machine ${name}`, pathOf("patterns", id), place);
    for (const leaf of leaves)
      sketch.understood(`state ${leaf.name}`, pathOf("patterns", id, "states", this.#nameOf(leaf)), leaf.place);
    for (const tell of this.#guesses) tell(id);
    if (this.#asks) sketch.ensureCapability(this.#capability);
  }

  #asks = false;
  /** Notes on what was chosen, which name the pattern and so wait for its id. */
  readonly #guesses: ((id: string) => void)[] = [];

  #guess(what: string, why: string, place: NotePlace): void {
    this.#guesses.push((id) => this.#sketch.guessed(what, pathOf("patterns", id), why, place));
  }

  #index(state: SourceState, parent: SourceState | undefined): void {
    this.#states.push(state);
    const same = this.#byId.get(state.id) ?? [];
    // Targets look at the first only; an initial state may be any of the few that are kept.
    if (same.length < SAME_ID_MAX) this.#byId.set(state.id, [...same, state]);
    if (parent !== undefined) this.#parents.set(state, parent);
    for (const inner of state.states) this.#index(inner, state);
  }

  /** Ids that are given twice, and initial states that are not inside. */
  #noteOddIds(): void {
    for (const state of this.#states) {
      if (this.#byId.get(state.id)?.[0] !== state)
        this.#guess(
          `state ${state.name}`,
          `another state has the id "${state.id}" already; what leads to that id leads to the first of them`,
          state.place,
        );
      const { initial } = state;
      const [first] = state.states;
      if (initial !== undefined && first !== undefined && this.#initialOf(state) === undefined)
        this.#guess(
          `initial state of ${state.name}`,
          `there is no state "${initial}" inside of it; it begins in its first, "${first.name}"`,
          state.place,
        );
    }
  }

  #leavesOf(state: SourceState): readonly SourceState[] {
    this.#budget.spend();
    if (state.states.length === 0) return state.kind === "history" ? [] : [state];
    return state.states.flatMap((inner) => this.#leavesOf(inner));
  }

  #nameState(leaf: SourceState): void {
    const name = freeName(usableId(leaf.name, "state"), (wanted) => this.#taken.has(wanted));
    this.#taken.add(name);
    this.#names.set(leaf, name);
  }

  #nameOf(leaf: SourceState): string {
    return this.#names.get(leaf) ?? leaf.id;
  }

  /** The innermost state that one is in after entering this one. */
  #enter(state: SourceState): SourceState | undefined {
    this.#budget.spend();
    if (state.states.length === 0) return state.kind === "history" ? undefined : state;
    const first = this.#initialOf(state) ?? state.states[0];
    return first === undefined ? undefined : this.#enter(first);
  }

  /** The state that its `initial` names, where that is inside of it: so each step of entering leads further in. */
  #initialOf(state: SourceState): SourceState | undefined {
    return (this.#byId.get(state.initial ?? "") ?? []).find((named) => this.#isInside(named, state));
  }

  #isInside(inner: SourceState, outer: SourceState): boolean {
    for (let at = this.#parents.get(inner); at !== undefined; at = this.#parents.get(at)) {
      this.#budget.spend();
      if (at === outer) return true;
    }
    return false;
  }

  #transitions(): readonly JsonObject[] {
    // Innermost first: there a state's own transitions are tried before those of what it is in.
    const all = this.#states.map((state) => [state, this.#depthOf(state)] as const);
    return all
      .toSorted(([, a], [, b]) => b - a)
      .flatMap(([state]) => state.transitions.flatMap((transition) => this.#transition(state, transition)));
  }

  #depthOf(state: SourceState): number {
    this.#budget.spend();
    const parent = this.#parents.get(state);
    return parent === undefined ? 0 : 1 + this.#depthOf(parent);
  }

  #transition(state: SourceState, transition: SourceTransition): readonly JsonObject[] {
    const what = `transition of ${state.name} on ${transition.events.join(", ")}`;
    const from = this.#leavesOf(state).filter(({ kind }) => kind !== "final");
    const { place, targets, when, guesses } = transition;
    if (from.length === 0 || transition.events.length === 0) return [];
    const to = this.#target(what, targets, place);
    if (targets.length > 0 && to === undefined) return [];
    const action = this.#action(what, transition.actions, place);
    if (to === undefined && action["do"] === undefined) {
      this.#sketch.leftOut(what, "it neither moves the state nor asks for anything that has a counterpart here", place);
      return [];
    }
    for (const guess of guesses) this.#guess(what, guess, place);
    const events = transition.events.map((name) => this.#sketch.event(name));
    const [event] = events;
    const heard: JsonObject = events.length === 1 && event !== undefined ? { event } : { any_of: events };
    const common: JsonObject = { ...heard, ...(when === undefined ? {} : { when }) };
    if (to !== undefined) {
      const names = from.map((leaf) => this.#nameOf(leaf));
      return [{ from: names.length === 1 ? (names[0] ?? "") : names, ...common, to: this.#nameOf(to), ...action }];
    }
    // It stays where it is: a move into the same state, one for each.
    this.#guess(what, "it moves into the state that it is in, whose deadline begins anew", place);
    return from.map((leaf) => {
      const name = this.#nameOf(leaf);
      return Object.assign({ from: name }, common, { to: name }, action);
    });
  }

  #target(what: string, targets: readonly string[], place: SourceTransition["place"]): SourceState | undefined {
    const [first, ...others] = targets;
    if (first === undefined) return undefined;
    const state = this.#byId.get(first)?.[0];
    const entered = state === undefined || others.length > 0 ? undefined : this.#enter(state);
    if (entered === undefined) {
      const why =
        others.length > 0 ? "it enters several states at once" : `there is no state "${first}" that can be entered`;
      this.#sketch.leftOut(what, why, place);
    }
    return entered;
  }

  #deadlineOf(leaf: SourceState): JsonObject {
    if (leaf.kind === "final") return {};
    let found: { readonly deadline: SourceDeadline; readonly of: SourceState } | undefined;
    for (let state: SourceState | undefined = leaf; state !== undefined; state = this.#parents.get(state)) {
      this.#budget.spend();
      for (const deadline of state.deadlines) {
        if (found === undefined || (found.of === state && deadline.afterMs < found.deadline.afterMs))
          found = { deadline, of: state };
      }
    }
    if (found === undefined) return {};
    const { deadline, of } = found;
    const what = `deadline of ${leaf.name}`;
    const to = this.#target(what, deadline.targets, deadline.place);
    if (to === undefined) return {};
    if (of !== leaf)
      this.#guess(what, `it is that of "${of.name}" around it, and here begins anew with every state`, deadline.place);
    if (of.deadlines.length > 1)
      this.#sketch.leftOut(`later deadlines of ${of.name}`, "a state has one deadline here: the first", deadline.place);
    return {
      after: durationOf(deadline.afterMs),
      to: this.#nameOf(to),
      ...this.#action(what, deadline.actions, deadline.place),
    };
  }

  #action(what: string, actions: readonly SourceAction[], place: SourceTransition["place"]): { readonly do?: Json } {
    const [first, ...others] = actions;
    if (first === undefined) return {};
    if (others.length > 0)
      this.#sketch.leftOut(
        `actions ${others.map(({ name }) => name).join(", ")} of the ${what}`,
        "a transition asks for one action here",
        place,
      );
    const capability = usableId(first.capability ?? this.#capability, "capability");
    if (first.capability === undefined) this.#asks = true;
    else this.#sketch.ensureCapability(capability);
    return { do: { action: usableId(first.name, "action"), capability } };
  }
}

/** A duration as people write it. */
function durationOf(ms: number): string {
  const units = [
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["m", 60_000],
    ["s", 1_000],
  ] as const;
  const unit = units.find(([, size]) => ms >= size && ms % size === 0);
  return unit === undefined ? `${ms}ms` : `${ms / unit[1]}${unit[0]}`;
}
