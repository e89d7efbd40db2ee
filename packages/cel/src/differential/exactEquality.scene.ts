// The one answer of the peer that the specification gives otherwise and that no expression can be written around: it compares an int with a
// double exactly for == and !=, and as doubles for <, <=, > and >=, so that 18446744073709551615u == 18446744073709551616.0 is false there,
// though neither is less. The reference (cel-go, compare.go) takes the integer for the nearest double in all six, and the conformance corpus
// asks that of the order (gte_dyn_int_big_lossy_double and its neighbours): so do we.
import { prepareExpression, Uint, type ConditionScope, type Explanation, type ScopeTypes } from "../index.ts";

/**
 * The expression with the peer's answer in place of every comparison for equality of an integer with a double that rounding alone makes
 * equal; undefined where there is none. Whoever still differs then differs in something else.
 */
export function withExactEquality(source: string, types: ScopeTypes, scope: ConditionScope): string | undefined {
  let written = source;
  // Each turn takes the first innermost one; its answer may change what the others compare.
  for (;;) {
    const told = prepareExpression(written, types).explain?.(scope);
    const found = told && firstRounded(told, written);
    if (found === undefined) return written === source ? undefined : written;
    written = `${written.slice(0, found.start)}dyn(${found.isNegated})${written.slice(found.end)}`;
  }
}

interface Rounded {
  readonly start: number;
  readonly end: number;
  readonly isNegated: boolean;
}

function firstRounded(told: Explanation, source: string): Rounded | undefined {
  const bodies = told.loop?.told.flatMap(({ filter, body }) => [filter, body]) ?? [];
  for (const part of [...told.parts, ...bodies]) {
    const found = part && firstRounded(part, source);
    if (found !== undefined) return found;
  }
  const [left, right] = told.parts;
  if (told.node !== "binary" || left === undefined || right === undefined) return undefined;
  const operator = /[=!]=/u.exec(source.slice(left.end, right.start))?.[0];
  if (operator === undefined || !isEqualByRounding(valueOf(left), valueOf(right))) return undefined;
  return { start: told.start, end: told.end, isNegated: operator === "!=" };
}

function valueOf({ outcome }: Explanation): unknown {
  const value = outcome.kind === "value" ? outcome.value : undefined;
  return value instanceof Uint ? value.value : value;
}

function isEqualByRounding(left: unknown, right: unknown): boolean {
  if (typeof left === "number" && typeof right === "bigint") return isEqualByRounding(right, left);
  // JavaScript's == compares a bigint with a number exactly.
  // oxlint-disable-next-line eqeqeq
  return typeof left === "bigint" && typeof right === "number" && Number(left) === right && left != (right as unknown);
}
