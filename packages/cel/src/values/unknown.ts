// Unknowns as values: an error is handed along like any other value, so that && and || can absorb it at no cost.
import type { Unknown, UnknownCause } from "../door.ts";

/** Why a sub-expression has no value, with the range that is to blame. */
export class UnknownValue implements Unknown {
  readonly unknown = true;
  readonly reason: string;
  readonly start: number;
  readonly end: number;
  readonly cause: UnknownCause;
  constructor(reason: string, range: { readonly start: number; readonly end: number }, cause: UnknownCause = "type") {
    this.reason = reason;
    this.start = range.start;
    this.end = range.end;
    this.cause = cause;
  }
}

/** Tells an unknown from a value; an object of an event is never taken for one, whatever its fields are called. */
export function isUnknown(outcome: unknown): outcome is Unknown {
  return outcome instanceof UnknownValue;
}

/** The cause where a value is not of the kind that is needed. */
export function causeOf(value: unknown): UnknownCause {
  return value === undefined ? "missing" : value === null ? "null" : "type";
}

/** A failure inside a function, which does not know where it was called; the call site turns it into an unknown. */
export class Fault {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** The faults that arithmetic has; made once. */
export const overflow: Fault = new Fault("the result does not fit into 64 bits");
export const divisionByZero: Fault = new Fault("this divides by zero");
export const timeRange: Fault = new Fault("the result is outside the years 1 to 9999");
export const durationRange: Fault = new Fault("the duration is too long");
