// Where all formats put what they find: event types, agents and patterns under usable names, and a note for each thing of the source.
import { emptyDocument, freeName, idProblem, proposedIdentifier } from "@laban/model";
import type { AgentRecord, ChoreographyDocument, EventTypeRecord, Json, PatternRecord } from "@laban/model";
import { fail } from "../failure.ts";
import type { DesignDraft, DesignNote } from "./designFormat.ts";
import { designLimits } from "./designLimits.ts";

/** Where something stands in the source. */
export interface NotePlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

type Section = "events" | "agents" | "patterns";

const NAME_MAX = 200;

/** A document in the making. Owned by one import; `finish` ends it. */
export class DesignSketch {
  readonly #name: string;
  readonly #description: string | undefined;
  readonly #events = new Map<string, EventTypeRecord>();
  readonly #agents = new Map<string, AgentRecord>();
  readonly #patterns = new Map<string, PatternRecord>();
  readonly #keys = new Map<string, readonly string[]>();
  #defaultKey: readonly string[] = ["correlation_id"];
  readonly #notes: DesignNote[] = [];
  #notesLeftOut = 0;

  constructor(name: string, description?: string) {
    this.#name = name.trim().slice(0, NAME_MAX) || "Imported";
    this.#description = description === undefined || description.trim() === "" ? undefined : description.trim();
  }

  /** Says that something means the same here. */
  understood(what: string, path: readonly string[], place: NotePlace = {}, why?: string): void {
    this.#note({ fate: "understood", what, path, ...(why === undefined ? {} : { why }), ...place });
  }

  /** Says what was chosen where the source does not say. */
  guessed(what: string, path: readonly string[], why: string, place: NotePlace = {}): void {
    this.#note({ fate: "guessed", what, path, why, ...place });
  }

  /** Says that nothing stands for it. */
  leftOut(what: string, why: string, place: NotePlace = {}): void {
    this.#note({ fate: "left_out", what, why, ...place });
  }

  /** Whether there is such an event type. */
  hasEvent(id: string): boolean {
    return this.#events.has(id);
  }

  /** The event type's id for a name of the source; it is made when it is new, and given its record when it had none. */
  event(name: string, record: EventTypeRecord = {}): string {
    const id = usableId(name, "event");
    const known = this.#events.get(id);
    this.#bounded("event types", this.#events.size);
    this.#events.set(id, known === undefined ? record : { ...record, ...known });
    return id;
  }

  /** A pattern under a free identifier near `name`; says which. Names that were ours before (`isExact`) stay as they are. */
  pattern(name: string, record: PatternRecord, { isExact = false }: { readonly isExact?: boolean } = {}): string {
    const isKept = isExact && idProblem(name) === undefined && !this.#patterns.has(name);
    const id = isKept ? name : this.#free(name, "pattern", this.#patterns);
    this.#bounded("patterns", this.#patterns.size);
    this.#patterns.set(id, record);
    return id;
  }

  /** An agent under a free identifier near `name`; says which. */
  agent(name: string, record: AgentRecord): string {
    const id = this.#free(name, "agent", this.#agents);
    this.#bounded("agents", this.#agents.size);
    this.#agents.set(id, record);
    return id;
  }

  /** Offers a capability that patterns ask for and nobody has: an agent that bears its name. */
  ensureCapability(capability: string): void {
    for (const { capabilities } of this.#agents.values()) if (capabilities.includes(capability)) return;
    this.agent(capability, { capabilities: [capability], behaviours: {} });
  }

  /** The correlation of one event type, or of all others. */
  key(paths: readonly string[], event?: string): void {
    if (event === undefined) this.#defaultKey = paths;
    else this.#keys.set(event, paths);
  }

  /** The document and its report. */
  finish(): DesignDraft {
    if (this.#notesLeftOut > 0) {
      this.#notes.push({
        fate: "left_out",
        what: `${this.#notesLeftOut} more notes`,
        why: `a report lists ${designLimits.notesMax}; import fewer files at once to see all`,
      });
    }
    const document: ChoreographyDocument = {
      ...emptyDocument(this.#name),
      ...(this.#description === undefined ? {} : { description: this.#description }),
      events: recordOf(this.#events),
      correlation: { default: this.#defaultKey, keys: recordOf(this.#keys) },
      agents: recordOf(this.#agents),
      patterns: recordOf(this.#patterns),
    };
    return { document, notes: this.#notes };
  }

  #note(note: DesignNote): void {
    if (this.#notes.length < designLimits.notesMax) this.#notes.push(note);
    else this.#notesLeftOut += 1;
  }

  #free(name: string, fallback: string, taken: ReadonlyMap<string, unknown>): string {
    return freeName(proposedIdentifier(name, fallback), (id) => taken.has(id));
  }

  #bounded(what: string, count: number): void {
    if (count < designLimits.elementsMax) return;
    fail("too-many-elements", `There are more than ${designLimits.elementsMax} ${what}, the limit. Import a part.`, {
      path: [what],
    });
  }
}

/** The name itself where it can be an id, else the identifier nearest to it. */
export function usableId(name: string, fallback: string): string {
  const trimmed = name.trim();
  return idProblem(trimmed) === undefined ? trimmed : proposedIdentifier(trimmed, fallback);
}

// Names with a meaning of their own in JavaScript never get here: neither an id nor an identifier can be "__proto__".
function recordOf<T>(map: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries(map);
}

/** The section's entry as a path of the document. */
export function pathOf(section: Section, id: string, ...rest: readonly string[]): readonly string[] {
  return [section, id, ...rest];
}

/** A text of the source, cut to what a description should be; undefined where there is none. */
export function textIn(value: Json | undefined): string | undefined {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const text = value.trim();
  return text.length > 2_000 ? `${text.slice(0, 2_000)}…` : text;
}
