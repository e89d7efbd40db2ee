// What a macro did with its items. The macro's own step runs and decides which items are visited; its body is listened to meanwhile.
import type { CelType } from "../door.ts";
import { hasValueBody, openVariables, planEach, planRange, type LoopParts } from "../plan/planLoop.ts";
import { planBool } from "../plan/planLogic.ts";
import { slotOf } from "../plan/step.ts";
import type { CallNode } from "../syntax/ast.ts";
import type { Loop } from "../syntax/macros.ts";
import { types } from "../types.ts";
import { UnknownValue } from "../values/unknown.ts";
import type { CelValue, Outcome } from "../values/value.ts";
import { askAlone, isSpentOut, type Asking } from "./asking.ts";
import type { ExplainedItem, ExplainedLoop } from "./explanation.ts";
import { outcomeOf, type Explainer, type Explaining, type Inner } from "./telling.ts";

/** Tells the list of a loop and what became of its items. */
export function explainLoop(explaining: Explaining, node: CallNode, loop: Loop): Inner {
  const { planning, of } = explaining;
  const range = of(loop.range);
  const items = planRange(planning, loop);
  const outer = planning.slots;
  const bind = openVariables(planning, loop);
  const variables = [loop.variable, loop.second].flatMap((variable) =>
    variable === undefined
      ? []
      : [
          {
            name: variable.name,
            slot: slotOf(planning, variable.name) ?? 0,
            type: planning.typeOf.get(variable.node) ?? types.dyn,
          },
        ],
  );
  const filter =
    loop.filter === undefined ? undefined : { step: planBool(planning, loop.filter), tell: of(loop.filter) };
  const body = {
    step: hasValueBody(loop) ? planning.plan(loop.body) : planBool(planning, loop.body),
    tell: of(loop.body),
  };
  planning.slots = outer;
  return (asking) => {
    if (isSpentOut(asking)) return { parts: [], partsOmitted: 1 };
    const told = range(asking);
    if (told.outcome.kind === "unknown" || asking.workLeft <= 0) return { parts: [told] };
    const listening = new Listening(asking, loop, { variables, filter: filter?.tell, body: body.tell });
    const step = planEach(
      planning,
      node,
      loop,
      listening.to({ range: items, bind, filter: filter?.step, body: body.step }),
    );
    askAlone(asking, step, { start: 0, end: 0 });
    return { parts: [told], loop: listening.end() };
  };
}

interface Tellers {
  readonly variables: readonly { readonly name: string; readonly slot: number; readonly type: CelType }[];
  readonly filter: Explainer | undefined;
  readonly body: Explainer;
}

class Listening {
  readonly #asking: Asking;
  readonly #loop: Loop;
  readonly #tellers: Tellers;
  readonly #told: ExplainedItem[] = [];
  readonly #counts = { true: 0, false: 0, unknown: 0, values: 0 };
  #itemCount = 0;
  #visitedCount = 0;
  #notableCount = 0;

  constructor(asking: Asking, loop: Loop, tellers: Tellers) {
    this.#asking = asking;
    this.#loop = loop;
    this.#tellers = tellers;
  }

  /** The parts of a loop, each telling what it hears. */
  to({ range, bind, filter, body }: LoopParts): LoopParts {
    return {
      range: (context) => {
        const items = range(context);
        if (!(items instanceof UnknownValue)) this.#itemCount = items.length;
        return items;
      },
      bind: (context, item, position) => {
        this.#visitedCount += 1;
        const unknown = bind(context, item, position);
        if (unknown !== undefined) this.#hear(unknown, "item");
        return unknown;
      },
      filter:
        filter === undefined
          ? undefined
          : (context) => {
              const outcome = filter(context);
              if (outcome !== true) this.#hear(outcome, "filter");
              return outcome;
            },
      body: (context) => {
        const outcome = body(context);
        this.#hear(outcome, "body");
        return outcome;
      },
    };
  }

  end(): ExplainedLoop {
    return {
      itemCount: this.#itemCount,
      visitedCount: this.#visitedCount,
      counts: { ...this.#counts },
      told: this.#told,
    };
  }

  #hear(outcome: Outcome, from: "item" | "filter" | "body"): void {
    if (outcome instanceof UnknownValue) this.#counts.unknown += 1;
    else if (from === "body" && hasValueBody(this.#loop)) this.#counts.values += 1;
    else this.#counts[outcome === true ? "true" : "false"] += 1;
    const { itemsMax } = this.#asking.limits;
    const isNotable = this.#isNotable(outcome) && this.#notableCount < itemsMax;
    const isFirst = this.#visitedCount <= itemsMax;
    if ((!isNotable && !isFirst) || isSpentOut(this.#asking)) return;
    if (isNotable) this.#notableCount += 1;
    this.#told.push(this.#itemOf(outcome, from));
  }

  // What made the result.
  #isNotable(outcome: Outcome): boolean {
    if (outcome instanceof UnknownValue) return true;
    const { macro } = this.#loop;
    if (macro === "all") return outcome === false;
    return (macro === "exists" || macro === "exists_one" || macro === "filter") && outcome === true;
  }

  #itemOf(outcome: Outcome, from: "item" | "filter" | "body"): ExplainedItem {
    const { variables, filter, body } = this.#tellers;
    const { context } = this.#asking;
    const isBound = from !== "item";
    return {
      position: this.#visitedCount - 1,
      variables: isBound
        ? variables.map(({ name, slot, type }) => ({ name, type, value: valueAt(context.locals[slot] ?? null, type) }))
        : [],
      outcome: outcomeOf(outcome).outcome,
      ...(isBound && filter !== undefined && { filter: filter(this.#asking) }),
      ...(from === "body" && { body: body(this.#asking) }),
    };
  }
}

// Ints of JSON stand in their slots as the numbers that they were.
function valueAt(local: Outcome, type: CelType): CelValue {
  if (local instanceof UnknownValue) return null;
  return type.kind === "int" && typeof local === "number" ? BigInt(local) : local;
}
