// How a pattern kind describes itself as data, so that the editor, the notation and the text reader need not know any kind.
// The kinds themselves are folders in the compiler; readers get the catalogue handed in.
import type { ChoreographyDocument, Json, PatternRecord } from "./document.ts";
import type { DocumentPath } from "./diagnostic.ts";

/** A field of a kind: how it is edited, and what it refers to. */
export interface FieldDescription {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly editor:
    | { readonly type: "event" }
    | { readonly type: "events" }
    | { readonly type: "steps" }
    /** Events that must not come: types, or `{ event or any_of, when, after }`; one alone or a list. */
    | { readonly type: "guards" }
    | { readonly type: "condition" }
    | { readonly type: "duration" }
    | { readonly type: "integer"; readonly min: number; readonly max: number }
    | { readonly type: "choice"; readonly options: readonly { readonly value: string; readonly label: string }[] }
    | { readonly type: "flag" }
    | { readonly type: "text" }
    | { readonly type: "paths" }
    | { readonly type: "action" }
    /** An event type with an optional condition: `expect: payment` or `{ event, when }`. */
    | { readonly type: "eventTest" }
    /** The states of a machine by name, each with an optional deadline: `new: { after: 30m, to: lapsed, do: … }`. */
    | { readonly type: "states" }
    /** The name of one of the states; a list of names. */
    | { readonly type: "state" }
    | { readonly type: "stateList" }
    /** `{ from, event or any_of, when, to, do }`, in order. */
    | { readonly type: "transitions" }
    /** What a set waits for: event types, or `{ event or any_of, when, name, count }`. */
    | { readonly type: "members" }
    /** One of which may come: event types, or `{ event or any_of, when, name, do }`. */
    | { readonly type: "alternatives" }
    /** `{ at_least: 5 }`; with `takesOf` also the value of an event: `{ of: data.amount, more_than: 1000 }`. */
    | { readonly type: "measure"; readonly takesOf: boolean };
  readonly required: boolean;
  /** Folded away until asked for. */
  readonly advanced?: boolean;
}

/** An event type that a pattern listens to: the cue on the canvas. */
export interface Listen {
  readonly event: string;
  /** Where the reference stands, below the pattern: ["steps", 1]. Rewiring the cue writes here. */
  readonly path: DocumentPath;
  /**
   * What it means to the pattern: "on", "step", "start", "expect", "cancel", "guard", "transition", "member", "alternative",
   * "trigger".
   */
  readonly role: string;
  /** Position among the steps of a sequence, or the members or alternatives of a set; 0-based. */
  readonly step?: number;
}

/** What a pattern asks of a capability: the consequence on the canvas. */
export interface Ask {
  readonly action: string;
  readonly capability: string;
  readonly path: DocumentPath;
  /** The outcome that asks: "matched" is drawn solid, "timeout" dashed after the deadline. */
  readonly outcome: "matched" | "timeout" | "violated" | "broken" | "cancelled" | "evicted" | "recovered";
}

/** A piece of the sentence that says a pattern in words. */
export interface SentencePart {
  readonly text: string;
  /** What the words name, so that the editor can set it in ink and link it. */
  readonly means?: "event" | "condition" | "duration" | "capability" | "action" | "agent";
}

/** A kind, as its readers see it. */
export interface KindDescription {
  readonly kind: string;
  readonly title: string;
  /** One line for the palette: "steps in order". */
  readonly summary: string;
  /** Single-key shortcut in the palette, upper case. */
  readonly shortcut: string;
  readonly fields: readonly FieldDescription[];
  /** Short condition or time for the card: { text: "data.order_value > 0", style: "code" } or { text: "within 60 s each", style: "time" }. */
  face(pattern: PatternRecord): { readonly text: string; readonly style: "code" | "time" };
  listens(pattern: PatternRecord): readonly Listen[];
  asks(pattern: PatternRecord): readonly Ask[];
  sentence(pattern: PatternRecord, document: ChoreographyDocument): readonly SentencePart[];
  /** A new pattern of this kind that is as nearly valid as the given event types allow. */
  create(events: readonly string[]): PatternRecord;
  /** JSON Schema (2020-12) of the record, for the published schema and for reading text. */
  readonly schema: { readonly [name: string]: Json };
}

/** All kinds, in palette order. */
export interface KindCatalog {
  readonly kinds: readonly KindDescription[];
  find(kind: string): KindDescription | undefined;
}
