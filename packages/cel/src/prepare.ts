// The whole way from text to something that can be asked: parse → check → plan. This is what compiler, engine and simulator use.
import { checkCel } from "./check/check.ts";
import { noTypes, type NodeTypes } from "./check/nodeTypes.ts";
import type { CelIssue, CelType, Condition, ConditionScope, ScopeTypes, Unknown } from "./door.ts";
import { explainerOf, noVerdict } from "./explain/explain.ts";
import type { Explain } from "./explain/explanation.ts";
import type { FunctionDeclaration } from "./functions/overload.ts";
import { isTypeName } from "./functions/typeNames.ts";
import { defaultLimits, type CelLimits } from "./limits.ts";
import { walk, type Row } from "./plan/decision.ts";
import { planCel, type Plan } from "./plan/plan.ts";
import { readsOf } from "./plan/reads.ts";
import type { Context } from "./plan/step.ts";
import type { CelNode } from "./syntax/ast.ts";
import { parseCel } from "./syntax/parse.ts";
import { resolveNames } from "./syntax/resolveNames.ts";
import { types, typeText } from "./types.ts";
import { UnknownValue } from "./values/unknown.ts";
import type { CelValue, JsonMap, Outcome } from "./values/value.ts";

/** What `prepareCondition` gives. `condition` is absent when there are errors. */
export interface PreparedCondition {
  readonly issues: readonly CelIssue[];
  readonly type: CelType;
  readonly condition?: Condition;
  /** Tells what every sub-expression comes to for one event; absent where `condition` is. Costs nothing until it is called. */
  readonly explain?: Explain;
  /** The paths that are read, as names: [["data","order_value"], …]; the engine keeps histories only where one is read. */
  readonly reads: readonly (readonly string[])[];
}

/** An expression ready to be asked for its value. Pure; never throws; bounded by its budget. */
export type Expression = (scope: ConditionScope) => CelValue | Unknown;

/** What `prepareExpression` gives. `evaluate` is absent when there are errors. */
export interface PreparedExpression {
  readonly issues: readonly CelIssue[];
  readonly type: CelType;
  readonly evaluate?: Expression;
  /** The paths that are read, as names. */
  readonly reads: readonly (readonly string[])[];
  /** Tells what every sub-expression comes to; absent where `evaluate` is. */
  readonly explain?: Explain;
}

/**
 * Prepares a condition: text in, a three-valued closure out, or issues with their places and fixes.
 * Never throws. Warnings do not keep the condition from being asked.
 *
 * @example
 * const { condition } = prepareCondition("data.order_value > 1000", scope);
 * condition?.({ data: { order_value: 1200 } }); // true
 * condition?.({ data: {} }); // { unknown: true, reason: "data.order_value is missing", … }
 */
export function prepareCondition(
  source: string,
  scope: ScopeTypes,
  limits: Partial<CelLimits> = {},
): PreparedCondition {
  const reading = read(source, scope, limits);
  const { root, issues, type, isBroken } = reading;
  const isCondition = type.kind === "bool" || type.kind === "dyn";
  const reads = readsOf(root);
  if (isBroken) return { issues, type, reads };
  if (!isCondition) {
    const message = `A condition is true or false; this is ${typeText(type)}.`;
    const wrong: CelIssue = {
      code: "cel/not-a-condition",
      severity: "error",
      message,
      start: root.start,
      end: root.end,
    };
    return { issues: [...issues, wrong], type, reads };
  }
  const { step, rows, context } = started(reading, source, limits);
  const ask: Condition = (values) => {
    context.scope = values;
    context.spent = 0;
    const value = step(context);
    if (typeof value === "boolean" || value instanceof UnknownValue) return value;
    return noVerdict(value, root);
  };
  const condition = rows === undefined ? ask : walking(rows, context, ask);
  const explain = explainerOf({ ...reading, source }, { isCondition: true, ...limits });
  return { issues, type, reads, condition, explain };
}

/**
 * Prepares an expression for its value, of any type. Never throws.
 * Ints come as bigint, doubles as number; objects and lists of events as they were handed in.
 */
export function prepareExpression(
  source: string,
  scope: ScopeTypes,
  limits: Partial<CelLimits> = {},
): PreparedExpression {
  return prepareInHost(source, scope, { limits });
}

/** What a host can bring beside the names in scope. */
export interface HostOptions {
  readonly limits?: Partial<CelLimits>;
  /** The namespace that names are looked for in first. */
  readonly container?: string;
  /** Functions that are declared for the checker; without code they are unknown when they are evaluated. */
  readonly functions?: ReadonlyMap<string, FunctionDeclaration>;
  /** True: nothing is folded and nothing walked. The plain twin that tests compare with. */
  readonly isPlain?: boolean;
}

/** `prepareExpression` in a host with its own namespace and functions. */
export function prepareInHost(source: string, scope: ScopeTypes, host: HostOptions): PreparedExpression {
  const { limits = {}, isPlain = false } = host;
  const reading = read(source, scope, limits, host);
  const { root, issues, type, isBroken } = reading;
  const reads = readsOf(root);
  if (isBroken) return { issues, type, reads };
  const explain = explainerOf({ ...reading, source }, { isCondition: false, ...limits });
  return { issues, type, reads, evaluate: asker(reading, source, limits, isPlain), explain };
}

// Most conditions end here, without a step.
function walking(rows: Row, context: Context, ask: Condition): Condition {
  return (values) => {
    context.spent = 0;
    const { data } = values;
    const answer = typeof data === "object" && data !== null ? walk(rows, data as JsonMap, context) : undefined;
    return answer ?? ask(values);
  };
}

interface Reading {
  readonly root: CelNode;
  readonly issues: readonly CelIssue[];
  readonly type: CelType;
  readonly typeOf: NodeTypes;
  readonly isBroken: boolean;
}

/**
 * Prepares an expression without asking what its names and types are: whatever is wrong is unknown when it is evaluated.
 * For expressions that arrive when the types are not known; `container` is the namespace that names are looked for in first.
 */
export function prepareUnchecked(
  source: string,
  options: {
    readonly names?: readonly string[];
    readonly container?: string;
    readonly limits?: Partial<CelLimits>;
  } = {},
): PreparedExpression {
  const { names = [], container, limits = {} } = options;
  const parsed = parseCel(source, limits);
  const isBroken = parsed.issues.some((issue) => issue.severity === "error");
  const type = types.dyn;
  if (isBroken) return { issues: parsed.issues, type, reads: [] };
  const root = resolved(parsed.root, source, names, container);
  const reading = { root, issues: parsed.issues, type, typeOf: noTypes, isBroken };
  return { issues: parsed.issues, type, reads: readsOf(root), evaluate: asker(reading, source, limits) };
}

/**
 * The paths that a text reads, as names, whatever their types: `[["data","order_value"]]`. Texts in quotes and the variables of macros are
 * none. Linear in the length of the text; never throws, and gives what can be read of unfinished text.
 */
export function readsOfCel(source: string, limits: Partial<CelLimits> = {}): readonly (readonly string[])[] {
  return readsOf(parseCel(source, limits).root);
}

function read(source: string, scope: ScopeTypes, limits: Partial<CelLimits>, host: HostOptions = {}): Reading {
  const parsed = parseCel(source, limits);
  const isUnreadable = parsed.issues.some((issue) => issue.code === "cel/too-deep" || issue.code === "cel/too-long");
  if (isUnreadable)
    return { root: parsed.root, issues: parsed.issues, type: types.dyn, typeOf: noTypes, isBroken: true };
  const root = resolved(parsed.root, source, Object.keys(scope), host.container);
  const checked = checkCel(root, source, scope, limits, host.functions);
  const issues = [...parsed.issues, ...checked.issues].toSorted((a, b) => a.start - b.start);
  const { type, typeOf } = checked;
  return { root, issues, type, typeOf, isBroken: issues.some((issue) => issue.severity === "error") };
}

/** The tree with its names resolved. Only few expressions have names with dots or the variables of an optimiser; the others are not gone through. */
export function resolved(
  root: CelNode,
  source: string,
  names: readonly string[],
  container: string | undefined,
): CelNode {
  const isPlain =
    container === undefined &&
    !source.includes("cel.") &&
    !source.includes("google.") &&
    !names.some((name) => name.includes("."));
  if (isPlain) return root;
  const known = new Set(names);
  const isKnown = (name: string): boolean => known.has(name) || (name.includes(".") && isTypeName(name));
  return resolveNames(root, { isKnown, ...(container !== undefined && { container }) });
}

function asker(
  reading: Reading,
  source: string,
  limits: Partial<CelLimits>,
  isPlain = false,
): (values: ConditionScope) => Outcome {
  const { step, context } = started(reading, source, limits, isPlain);
  return (values) => {
    context.scope = values;
    context.spent = 0;
    return step(context);
  };
}

// One context for all evaluations: they never overlap, and the hot path allocates nothing.
function started(
  { root, typeOf }: Reading,
  source: string,
  limits: Partial<CelLimits>,
  isPlain = false,
): Pick<Plan, "step" | "rows"> & { readonly context: Context } {
  const { step, rows, slotCount } = planCel({ root, source, typeOf, isPlain });
  const stepsMax = limits.stepsMax ?? defaultLimits.stepsMax;
  const context: Context = { scope: {}, spent: 0, stepsMax, locals: Array.from({ length: slotCount }, () => null) };
  return { step, rows, context };
}
