// The commands: what people do to a document, as plain data. Every one becomes edits of the text, or a refusal that says why.
import type { DocumentEdit, DocumentPath } from "../diagnostic.ts";
import type { AgentRecord, ElementRef, EventTypeRecord, Json, PatternRecord, ScenarioRecord } from "../document.ts";

/** A wish to change the document. Ids that are taken get a number (`pattern_2`) where the command makes something new. */
export type Command =
  /** Sets one field anywhere in the document; without `value` it is removed. */
  | { readonly type: "set_field"; readonly path: DocumentPath; readonly value?: Json }
  /** Edits as they are: fixes of diagnostics. */
  | { readonly type: "edit"; readonly title: string; readonly edits: readonly DocumentEdit[] }
  | { readonly type: "add_event_type"; readonly id: string; readonly record?: EventTypeRecord }
  | { readonly type: "add_pattern"; readonly id: string; readonly record: PatternRecord }
  | { readonly type: "add_agent"; readonly id: string; readonly record?: Partial<AgentRecord> }
  | { readonly type: "add_scenario"; readonly id: string; readonly record: ScenarioRecord }
  /** Removes things and their places in the layout. Uses of them stay and become problems, unless `heal` removes these, too. */
  | { readonly type: "remove_elements"; readonly refs: readonly ElementRef[]; readonly heal?: boolean }
  /** Renames a thing everywhere it is used. */
  | { readonly type: "rename_element"; readonly ref: ElementRef; readonly to: string }
  /** Lets a pattern listen to an event type: at `path` (below the pattern, as a `Listen` tells it), or in the field `role`, or in the first that fits. */
  | {
      readonly type: "connect_event";
      readonly event: string;
      readonly pattern: string;
      readonly role?: string;
      readonly path?: DocumentPath;
    }
  | { readonly type: "disconnect_event"; readonly pattern: string; readonly path: DocumentPath }
  /** Lets a pattern ask a capability, at `path` below the pattern (as an `Ask` tells it; ["do"] when absent). */
  | {
      readonly type: "connect_capability";
      readonly pattern: string;
      readonly path?: DocumentPath;
      readonly capability: string;
      readonly action?: string;
    }
  | { readonly type: "disconnect_capability"; readonly pattern: string; readonly path: DocumentPath }
  /** Places on the canvas; `null` forgets a place. Names are "pattern:check_stock". */
  | {
      readonly type: "move";
      readonly free?: Readonly<Record<string, readonly [number, number] | null>>;
      readonly score?: Readonly<Record<string, { readonly beat?: number; readonly staff?: string } | null>>;
      readonly staffs?: readonly string[];
      readonly view?: "score" | "free";
    }
  /** Copies things under new ids; wires among them lead to the copies. */
  | { readonly type: "duplicate_elements"; readonly refs: readonly ElementRef[] }
  /** Puts the things of another choreography's text into this one; `at` is where the top left of their free places goes. */
  | { readonly type: "paste_fragment"; readonly text: string; readonly at?: readonly [number, number] };

/** Why a command was not carried out: what happened to which thing and what to do. */
export interface Refusal {
  /** not-found, bad-name, name-taken, already-connected, no-place, nothing-to-do, fragment-unreadable, text-unreadable. */
  readonly code: string;
  readonly message: string;
}

/** What a command does to the text. */
export interface Plan {
  /** For the undo menu: "Rename order_received". */
  readonly title: string;
  readonly edits: readonly DocumentEdit[];
  /** What is new, to be selected. */
  readonly created: readonly ElementRef[];
}

/** A plan or a refusal. */
export type Planned = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly refusal: Refusal };

/** A plan, as the result of planning. */
export function planned(title: string, edits: readonly DocumentEdit[], created: readonly ElementRef[] = []): Planned {
  return { ok: true, plan: { title, edits, created } };
}

/** A refusal, as the result of planning. */
export function refused(code: string, message: string): Planned {
  return { ok: false, refusal: { code, message } };
}
