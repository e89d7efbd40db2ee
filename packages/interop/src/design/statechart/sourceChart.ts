// A state chart of another tool as both readers (SCXML, XState) find it: states inside of states, what moves them, and where it stands in the source.
import type { NotePlace } from "../sketch.ts";

/** A whole chart. */
export interface SourceChart {
  readonly name: string;
  readonly description: string | undefined;
  /** The outermost states' container: it is entered at first. */
  readonly root: SourceState;
  readonly place: NotePlace;
}

/** A state with the states inside it. */
export interface SourceState {
  /** What targets and `initial` name it by. Files may give one twice: what has it first is meant. */
  readonly id: string;
  /** What people call it; may be the name of another state elsewhere. */
  readonly name: string;
  readonly kind: "state" | "final" | "parallel" | "history";
  /** The id of the state that is entered inside it; undefined where the source does not say. */
  readonly initial: string | undefined;
  readonly states: readonly SourceState[];
  readonly transitions: readonly SourceTransition[];
  readonly deadlines: readonly SourceDeadline[];
  readonly place: NotePlace;
}

/** A move by an event. */
export interface SourceTransition {
  /** The event types; a wildcard is not among them. */
  readonly events: readonly string[];
  /** CEL, or what stands for a condition that could not be translated. */
  readonly when: string | undefined;
  /** What was chosen for events and condition where the source means something else or more, for the report. */
  readonly guesses: readonly string[];
  /** The ids of the states that are entered; none stays where it is. */
  readonly targets: readonly string[];
  readonly actions: readonly SourceAction[];
  readonly place: NotePlace;
}

/** A move by time. */
export interface SourceDeadline {
  readonly afterMs: number;
  readonly targets: readonly string[];
  readonly actions: readonly SourceAction[];
  readonly place: NotePlace;
}

/** What is asked on the way. */
export interface SourceAction {
  readonly name: string;
  readonly capability: string | undefined;
}
