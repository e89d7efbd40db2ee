// A plan is a tree of closures. Each takes the context of one evaluation and gives a value or an unknown; none throws.
import type { NodeTypes } from "../check/nodeTypes.ts";
import type { ConditionScope } from "../door.ts";
import type { CelNode } from "../syntax/ast.ts";
import type { MacroVariable } from "../syntax/macros.ts";
import type { Fit } from "./decision.ts";
import { exhausted, type Meter } from "../values/compare.ts";
import { UnknownValue, type Fault } from "../values/unknown.ts";
import type { Outcome } from "../values/value.ts";

/** The state of one evaluation. One context is kept per plan and used again: a plan never calls itself. */
export interface Context extends Meter {
  scope: ConditionScope;
  /** The variables of macros, by slot. */
  readonly locals: Outcome[];
}

/** One closure of a plan. */
export type Step = (context: Context) => Outcome;

/** What planning shares: the types that the checker found, the source for reasons, and the slots of macro variables. */
export interface Planning {
  readonly source: string;
  readonly typeOf: NodeTypes;
  /** Slots in use, innermost first. */
  slots: Slot | undefined;
  /** The slots that have been given, by the variable's node. */
  readonly slotOfVariable: Map<CelNode, number>;
  /** True for the plain twin. */
  readonly isPlain: boolean;
  /** What was found out of parts that can be walked as rows. */
  readonly fits: Map<CelNode, Fit | undefined>;
  plan(node: CelNode): Step;
  /** The value of a part that reads nothing, found out beforehand; undefined for all others. */
  constantOf(node: CelNode): Outcome | undefined;
}

/** A macro's variable and where its value is kept. */
export interface Slot {
  readonly name: string;
  readonly index: number;
  /** True for the items of loops, which are checked when they are bound: what a binding holds may also be unknown. */
  readonly isItem: boolean;
  readonly outer: Slot | undefined;
}

/**
 * The slot of a macro's variable, seen by what is planned until `planning.slots` is put back. A variable has one slot, however often it is
 * planned.
 */
export function openSlot(planning: Planning, variable: MacroVariable, isItem = false): number {
  const index = planning.slotOfVariable.get(variable.node) ?? planning.slotOfVariable.size;
  planning.slotOfVariable.set(variable.node, index);
  planning.slots = { name: variable.name, index, isItem, outer: planning.slots };
  return index;
}

/** The slot of a macro's variable; undefined for a name of the scope. */
export function slotOf(planning: Planning, name: string): number | undefined {
  return slotNamed(planning, name)?.index;
}

/** The same with all that is known of it. */
export function slotNamed(planning: Planning, name: string): Slot | undefined {
  for (let slot = planning.slots; slot !== undefined; slot = slot.outer) if (slot.name === name) return slot;
  return undefined;
}

/**
 * A step that is planned when it is asked first, with the macro variables that are in scope here: for the odd cases, most of which are
 * never met.
 */
export function planLater(planning: Planning, plan: () => Step): Step {
  const here = planning.slots;
  let made: Step | undefined;
  return (context) => {
    if (made === undefined) {
      const outer = planning.slots;
      planning.slots = here;
      made = plan();
      planning.slots = outer;
    }
    return made(context);
  };
}

/** What a node is called in a reason: its text where that is short. */
export function nodeText(planning: Planning, node: CelNode): string {
  const text = planning.source.slice(node.start, node.end);
  return text.length > 0 && text.length <= 60 && !text.includes("\n") ? text : "this";
}

/** Turns faults at one place into unknowns; the lasting faults (overflow and its like) are turned once. */
export function faultsAt(planning: Planning, node: CelNode): (fault: Fault) => UnknownValue {
  const known = new Map<Fault, UnknownValue>();
  const text = nodeText(planning, node);
  return (fault) => {
    const found = known.get(fault);
    if (found !== undefined) return found;
    const made = new UnknownValue(`${text}: ${fault.reason}`, node, fault === exhausted ? "budget" : "error");
    if (known.size < 8) known.set(fault, made);
    return made;
  };
}

/** The unknown of a place whose budget is exhausted. */
export function exhaustedAt(planning: Planning, node: CelNode): UnknownValue {
  return faultsAt(planning, node)(exhausted);
}
