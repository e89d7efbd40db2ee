// The value of one event for a threshold, from what its expression gives; a value that cannot be measured is unknown, with the reason.
import type { Measure } from "@laban/bundle";
import { type CelValue, Uint, type Unknown } from "@laban/cel";
import { summandMax } from "./exactSum.ts";
import type { Measured } from "./gauge.ts";

/** Numbers for sum, avg, min and max; any text, number or flag for distinct. */
export function measuredFrom(value: CelValue | Unknown, measure: Measure): Measured | Unknown {
  const plain = plainOf(value);
  if (isUnknown(plain)) return plain;
  if (measure === "distinct") {
    // The JSON text keeps 7 and "7" apart.
    if (typeof plain === "string" || typeof plain === "number" || typeof plain === "boolean")
      return JSON.stringify(plain);
    return unknown("the value is no text, number or flag, so it cannot be told apart from others");
  }
  if (typeof plain !== "number") return unknown(`the value is no number, so it has no part in the ${measure}`);
  // NaN, too, fails this comparison.
  if (!(Math.abs(plain) <= summandMax)) return unknown(`the value is ${plain}, beyond what can be measured`);
  // There is one nought: −0 would be told apart from it.
  return plain === 0 ? 0 : plain;
}

function plainOf(value: CelValue | Unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return value instanceof Uint ? Number(value.value) : value;
}

function isUnknown(value: unknown): value is Unknown {
  return typeof value === "object" && value !== null && "unknown" in value && value.unknown === true;
}

function unknown(reason: string): Unknown {
  return { unknown: true, reason, start: 0, end: 0 };
}
