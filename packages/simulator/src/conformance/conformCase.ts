// A case of the conformance corpus, read and compiled: what is played, and what must come of it. docs/conformance.md describes the format.
import type { Bundle } from "@laban/bundle";
import type { EngineOptions } from "@laban/engine";

/** A line of a case, with its place in the file (1-based). */
export interface CaseLine {
  readonly text: string;
  readonly line: number;
}

/** A case that can be played. Plain JSON, so that it can be handed to another process or realm. */
export interface ConformCase {
  readonly name: string;
  readonly line: number;
  readonly bundle: Bundle;
  readonly options: EngineOptions;
  readonly events: readonly CaseLine[];
  readonly effects: readonly CaseLine[];
  readonly counters: readonly CaseLine[];
  /** Absent: the case does not speak of refusals. */
  readonly refusals?: readonly CaseLine[];
}

/** What differs, with what was said and what came. */
export interface Difference {
  readonly about: "effects" | "counters" | "refusals" | "diagnostics" | "law" | "case";
  readonly line: number;
  readonly expected: string;
  readonly got: string;
}

/** What came of a case. */
export interface CaseResult {
  readonly name: string;
  readonly line: number;
  readonly differences: readonly Difference[];
}
