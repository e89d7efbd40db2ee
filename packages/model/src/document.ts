// The document as records: what people edit. It may be incomplete or wrong at any moment; diagnostics say where.

/** JSON values as they stand in a document. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object in a document. */
export type JsonObject = { readonly [name: string]: Json };

/** A whole choreography. Maps keep the order of the text; ids never look like integers, so JavaScript keeps it too. */
export interface ChoreographyDocument {
  readonly laban: 1;
  readonly name: string;
  readonly description?: string;
  readonly events: Readonly<Record<string, EventTypeRecord>>;
  readonly correlation: CorrelationRecord;
  readonly agents: Readonly<Record<string, AgentRecord>>;
  readonly patterns: Readonly<Record<string, PatternRecord>>;
  readonly scenarios: Readonly<Record<string, ScenarioRecord>>;
  readonly layout: LayoutRecord;
}

/** An event type: what happened, with the schema of its payload. */
export interface EventTypeRecord {
  readonly description?: string;
  /** JSON Schema (2020-12 subset) of `data`. */
  readonly schema?: JsonObject;
  /** Dotted paths below `data` that hold personal or secret values. */
  readonly sensitive?: readonly string[];
  /** The author's choice of the stem on the timeline: the work went on (up) or was set back (down). */
  readonly stem?: "up" | "down";
}

/** Which paths make the key: dotted, from the event's root. */
export interface CorrelationRecord {
  readonly default: readonly string[];
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** An agent: who performs what is asked. */
export interface AgentRecord {
  /** Shown on its staff; the id when absent. */
  readonly title?: string;
  readonly description?: string;
  readonly capabilities: readonly string[];
  /** Event types that it raises by itself, without being asked. */
  readonly emits?: readonly string[];
  /** What the simulator plays when an action is asked, by action name. */
  readonly behaviours: Readonly<Record<string, BehaviourRecord>>;
}

/** How a modelled agent answers an action. */
export interface BehaviourRecord {
  readonly latency?: JsonObject | string | number;
  readonly workers?: number;
  readonly outcomes: readonly BehaviourOutcome[];
}

/** One of the answers; chosen by weight. `emits` absent means silence (the agent never answers). */
export interface BehaviourOutcome {
  readonly weight: number;
  readonly emits?: string;
  /** CEL: this outcome is only possible while it holds (over the asking event). */
  readonly when?: string;
  /** Values of the payload: constants, generators, or { cel: "…" } over the asking event. */
  readonly data?: JsonObject;
  /** A further event of the same answer, `after` the one before it (the carrier hands over now and delivers later). */
  readonly then?: { readonly emits: string; readonly after?: JsonObject | string | number; readonly data?: JsonObject };
}

/** A pattern of some kind: `kind` and that kind's own fields, as written. The kind's folder in the compiler gives them meaning. */
export interface PatternRecord {
  readonly kind: string;
  readonly [field: string]: Json | undefined;
}

/** A scenario: arrivals, seed, horizon. The simulator's reader gives the fields meaning. */
export interface ScenarioRecord {
  readonly title?: string;
  readonly [field: string]: Json | undefined;
}

/** Where things stand on the canvas. Never read by the compiler. */
export interface LayoutRecord {
  readonly view?: "score" | "free";
  /** Order of the staffs, agent ids; those not listed follow in declaration order. */
  readonly staffs?: readonly string[];
  /** Free layout: "pattern:check_stock" → [x, y]. */
  readonly free?: Readonly<Record<string, readonly [number, number]>>;
  /** Score layout: a pattern moved by hand to this beat (1-based) or staff. */
  readonly score?: Readonly<Record<string, { readonly beat?: number; readonly staff?: string }>>;
}

/** Names one thing of a document. */
export interface ElementRef {
  readonly type: "event" | "pattern" | "agent" | "scenario";
  readonly id: string;
}
