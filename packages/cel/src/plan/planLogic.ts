// && || ! and the choice, three-valued and commutative: false && unknown is false in either order.
import type { ChoiceNode, LogicNode, UnaryNode, CelNode } from "../syntax/ast.ts";
import { causeOf, UnknownValue } from "../values/unknown.ts";
import { kindInWords, type JsonMap, type Outcome } from "../values/value.ts";
import { placeOf } from "./place.ts";
import { planIsTrue } from "./planTest.ts";
import { walkOnce, type Fit, type Over } from "./decision.ts";
import { askedTerms, fitOf, fitOfAll, overBoth, rowsOf } from "./fit.ts";
import { nodeText, planLater, type Planning, type Step } from "./step.ts";

/** A step that gives true, false or unknown; other values (possible where the type is not known before) are unknown. */
export function planBool(planning: Planning, node: CelNode): Step {
  const step = planning.plan(node);
  if (planning.typeOf.get(node)?.kind === "bool") return step;
  const text = nodeText(planning, node);
  return (context) => {
    const value = step(context);
    if (typeof value === "boolean" || value instanceof UnknownValue) return value;
    return new UnknownValue(`${text} is ${kindInWords(value)}, not true or false`, node, causeOf(value));
  };
}

/** The step of a chain of && or ||. */
export function planLogic(planning: Planning, node: LogicNode): Step {
  const terms = askedTerms(planning, node);
  if (typeof terms === "boolean") return () => terms;
  return joined(planRuns(planning, terms, node.operator), node.operator === "||");
}

// Neighbours that can be walked over one object are one step; the others have one each.
function planRuns(planning: Planning, terms: readonly CelNode[], operator: "&&" | "||"): readonly Step[] {
  const steps: Step[] = [];
  let run: CelNode[] = [];
  let fits: Fit[] = [];
  let over: Over = "any";
  const close = (): void => {
    if (run.length > 0) steps.push(planRun(planning, { terms: run, fits }, operator));
    run = [];
    fits = [];
  };
  for (const term of terms) {
    const fit = fitOf(planning, term);
    const shared: Over | undefined = fit && run.length > 0 ? overBoth(over, fit.over) : fit?.over;
    if (shared === undefined) close();
    if (fit === undefined) steps.push(planBool(planning, term));
    else {
      run.push(term);
      fits.push(fit);
      over = shared ?? fit.over;
    }
  }
  close();
  return steps;
}

interface Run {
  readonly terms: readonly CelNode[];
  readonly fits: readonly Fit[];
}

function planRun(planning: Planning, { terms, fits }: Run, operator: "&&" | "||"): Step {
  const exact = planLater(planning, () => planEach(planning, terms, operator));
  const fit = fitOfAll(fits, operator);
  return (fit && planWalk(fit, exact)) ?? exact;
}

/** The same with the terms asked one by one, where walking them has found no answer. */
export function planLogicAsked(planning: Planning, node: LogicNode): Step {
  const terms = askedTerms(planning, node);
  return typeof terms === "boolean" ? () => terms : planEach(planning, terms, node.operator);
}

function planEach(planning: Planning, terms: readonly CelNode[], operator: "&&" | "||"): Step {
  return joined(
    terms.map((term) => planBool(planning, term)),
    operator === "||",
  );
}

// The rows answer, and where they do not the exact step.
function planWalk(fit: Fit, exact: Step): Step | undefined {
  const { over } = fit;
  const first = rowsOf(fit);
  if (first === undefined) return undefined;
  if (over === "data") {
    return (context) => {
      const data = context.scope["data"];
      const answer = typeof data === "object" && data !== null ? walkOnce(first, data as JsonMap, context) : undefined;
      return answer ?? exact(context);
    };
  }
  if (over === "any") return undefined;
  return (context) => walkOnce(first, context.locals[over] as JsonMap, context) ?? exact(context);
}

function joined(steps: readonly Step[], decisive: boolean): Step {
  const [first, second, third] = steps;
  if (steps.length === 1 && first !== undefined) return first;
  if (steps.length === 2 && first !== undefined && second !== undefined) return planPair(first, second, decisive);
  if (steps.length === 3 && first !== undefined && second !== undefined && third !== undefined)
    return planPair(planPair(first, second, decisive), third, decisive);
  return (context) => {
    let unknown: Outcome | undefined;
    for (const step of steps) {
      const value = step(context);
      if (value === true) {
        if (decisive) return true;
      } else if (value === false) {
        if (!decisive) return false;
      } else unknown ??= value;
    }
    return unknown ?? !decisive;
  };
}

// A term is true, false or unknown, and the first unknown one counts. Comparing with the constants is quicker than with what decides.
function planPair(first: Step, second: Step, decisive: boolean): Step {
  if (decisive) {
    return (context) => {
      const a = first(context);
      if (a === true) return true;
      const b = second(context);
      return b === true || a === false ? b : a;
    };
  }
  return (context) => {
    const a = first(context);
    if (a === false) return false;
    const b = second(context);
    return b === false || a === true ? b : a;
  };
}

/** The step of `!a`. */
export function planNot(planning: Planning, node: UnaryNode): Step {
  const operand = planBool(planning, node.operand);
  const exact: Step = (context) => {
    const value = operand(context);
    return value instanceof UnknownValue ? value : value !== true;
  };
  const place = placeOf(planning, node.operand);
  return place === undefined ? exact : planIsTrue(place, false, exact);
}

/** The step of `a ? b : c`. */
export function planChoice(planning: Planning, node: ChoiceNode): Step {
  const constant = planning.constantOf(node.condition);
  if (typeof constant === "boolean") return planning.plan(constant ? node.then : node.otherwise);
  const condition = planBool(planning, node.condition);
  const then = planning.plan(node.then);
  const otherwise = planning.plan(node.otherwise);
  return (context) => {
    const answer = condition(context);
    if (answer instanceof UnknownValue) return answer;
    return answer === true ? then(context) : otherwise(context);
  };
}
