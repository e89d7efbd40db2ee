// Aggregates over lists, for the events that a step has bound: steps.items.map(e, e.data.price).sum(). Not part of CEL; sizes and extremes are
// (size(list), math.greatest(list), math.least(list)).
import { types } from "../types.ts";
import { intMax, intMin } from "../values/scalars.ts";
import { Fault, overflow } from "../values/unknown.ts";
import { kindOf, type CelValue } from "../values/value.ts";
import { of1, type FunctionDeclaration } from "./overload.ts";

const noNumbers = new Fault("only numbers can be summed up or averaged");
const nothing = new Fault("nothing has no average: the list is empty");

/** Whole numbers stay whole as long as all of them are; else the sum is a double. Nothing sums up to 0. */
function sumOf(values: readonly unknown[]): CelValue | Fault {
  const total = totalOf(values);
  if (total instanceof Fault || typeof total !== "bigint") return total;
  return total > intMax || total < intMin ? overflow : total;
}

function averageOf(values: readonly unknown[]): CelValue | Fault {
  if (values.length === 0) return nothing;
  const total = totalOf(values);
  return total instanceof Fault ? total : Number(total) / values.length;
}

function totalOf(values: readonly unknown[]): bigint | number | Fault {
  let whole = 0n;
  let fraction = 0;
  let isWhole = values.length > 0;
  for (const value of values) {
    const kind = kindOf(value);
    if (kind === "int") whole += value as bigint;
    else if (kind === "uint") whole += (value as { readonly value: bigint }).value;
    else if (kind === "double") {
      isWhole = false;
      fraction += value as number;
    } else return noNumbers;
  }
  return isWhole ? whole : Number(whole) + fraction;
}

/** Functions of lists of numbers. */
export const aggregates: readonly FunctionDeclaration[] = [
  { name: "sum", style: "both", help: "the sum of a list of numbers", overloads: [of1("list", types.dyn, sumOf)] },
  {
    name: "avg",
    style: "both",
    help: "the average of a list of numbers, which must not be empty",
    overloads: [of1("list", types.double, averageOf)],
  },
];
