// What a number of Python stands for.
import { PythonProblem } from "./syntax.ts";
import type { PyToken } from "./token.ts";

/** The constant; whole numbers beyond 2^53 and imaginary ones are refused, because they would change. */
export function numberOf({ text, start }: PyToken): {
  readonly type: "Constant";
  readonly value: number;
  readonly isFloat?: boolean;
} {
  const digits = text.replaceAll("_", "");
  if (/[jJ]$/.test(digits) && !/^0[xX]/.test(digits)) throw new PythonProblem("imaginary numbers are not read", start);
  if (/^0\d*[1-9]\d*$/.test(digits)) throw new PythonProblem("a whole number may not begin with 0", start);
  const value = Number(digits);
  const isFloat = !/^0[xXoObB]/.test(digits) && /[.eE]/.test(digits);
  if (!isFloat && !Number.isSafeInteger(value))
    throw new PythonProblem(`${text} is beyond what is counted exactly`, start);
  if (!Number.isFinite(value)) throw new PythonProblem(`${text} is beyond what is counted`, start);
  return isFloat ? { type: "Constant", value, isFloat } : { type: "Constant", value };
}
