// The CEL values that JavaScript has no type for: unsigned integers, instants, spans of time, types, optionals. All immutable.

/** A CEL `uint`: 0 to 2^64 − 1. */
export class Uint {
  readonly value: bigint;
  constructor(value: bigint) {
    this.value = value;
  }
}

/** A CEL `timestamp`, in nanoseconds since 1970-01-01T00:00:00Z; years 1 to 9999. */
export class Timestamp {
  readonly nanos: bigint;
  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

/** A CEL `duration`, in nanoseconds; about ±10,000 years. */
export class Duration {
  readonly nanos: bigint;
  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

/** A type as a value: `type(1)` and `int` are the same one. */
export class TypeValue {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A CEL `optional`: `held` is undefined where there is no value. */
export class Optional {
  readonly held: unknown;
  constructor(held: unknown) {
    this.held = held;
  }
}

/** The optional without a value. */
export const none: Optional = new Optional(undefined);

/** Nanoseconds in a millisecond. */
export const nanosPerMs = 1_000_000n;

/** The int64 range. */
export const intMin: bigint = -(2n ** 63n);
export const intMax: bigint = 2n ** 63n - 1n;
/** The largest uint64. */
export const uintMax: bigint = 2n ** 64n - 1n;
/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999999999Z in nanoseconds. */
export const timestampMin: bigint = -62_135_596_800n * 1_000_000_000n;
export const timestampMax: bigint = 253_402_300_799n * 1_000_000_000n + 999_999_999n;
/** The span that the CEL specification allows a duration: ±315,576,000,000 seconds. */
export const durationMax: bigint = 315_576_000_000n * 1_000_000_000n;
