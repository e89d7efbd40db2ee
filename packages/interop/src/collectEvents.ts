// Where all readers put what they find: gives events their ids, orders them, counts, and remembers what was left out and assumed.
import type { JsonObject } from "@laban/model";
import type { CloudEvent } from "./cloudEvent.ts";
import type { TextChunk } from "./bytes/textChunks.ts";
import { fail } from "./failure.ts";
import { importLimits } from "./limits.ts";
import type { ImportReport, SkippedRow } from "./report.ts";
import type { ParsedInstant } from "./time/parseInstant.ts";

/** An event as a reader found it; `id` and `source` only where the file has them. */
export interface FoundEvent {
  /** 1-based line (or position in a JSON list), for the report. */
  readonly line: number;
  readonly type: string;
  readonly instant: ParsedInstant;
  readonly correlation?: string;
  readonly data: JsonObject;
  readonly id?: string;
  readonly source?: string;
}

/** What a collection adds to a report. */
export type Collected = Pick<
  ImportReport,
  "events" | "correlations" | "eventTypes" | "skipped" | "outOfOrder" | "warnings" | "notes"
>;

interface Placed {
  readonly ms: number;
  readonly event: CloudEvent;
}

/** What a decoder writes for bytes that are no text. */
const REPLACEMENT = "\uFFFD";

/** What the engine's door takes as a type, source, id or correlation id. UTF-16 units. */
const NAME_LENGTH_MAX = 1_000;

/** Collects the events of one file. Owned by one import; `finish` ends it. */
export class EventCollection {
  readonly #source: string;
  readonly #placed: Placed[] = [];
  readonly #skipped: SkippedRow[] = [];
  #skippedTotal = 0;
  #position = 0;
  #outOfOrder = 0;
  #previousMs = Number.NEGATIVE_INFINITY;
  #withoutZone = 0;
  #dateOnly = 0;
  #cut = 0;
  #unreadableSigns = 0;
  #withoutCorrelation = 0;
  #repeatedIds = 0;
  readonly #givenIds = new Set<string>();

  constructor(fileName: string) {
    this.#source = sourceOf(fileName);
  }

  /** Passes the text on, and counts the signs that stand for bytes that are no text. */
  *watched(chunks: Iterable<TextChunk>): Generator<TextChunk> {
    for (const chunk of chunks) {
      for (let at = chunk.text.indexOf(REPLACEMENT); at >= 0; at = chunk.text.indexOf(REPLACEMENT, at + 1)) {
        this.#unreadableSigns += 1;
      }
      yield chunk;
    }
  }

  /** How many rows were seen, skipped ones included. */
  get position(): number {
    return this.#position;
  }

  /** Takes an event; its id is made of the file's name and the position in it, unless the file gave one. */
  add(found: FoundEvent): void {
    const tooLong = ["type", "correlation", "id", "source"].find((name) => lengthOf(found, name) > NAME_LENGTH_MAX);
    if (tooLong !== undefined)
      return this.skip(found.line, `its ${tooLong} is longer than ${NAME_LENGTH_MAX} characters`);
    this.#position += 1;
    if (this.#placed.length >= importLimits.eventsMax) {
      fail(
        "too-many-events",
        `The log has more than ${importLimits.eventsMax} events, the limit. Import a part of it.`,
      );
    }
    this.#count(found);
    const { instant, type, data, correlation } = found;
    const event: CloudEvent = {
      specversion: "1.0",
      id: found.id ?? `${this.#source}-${String(this.#position).padStart(6, "0")}`,
      type,
      source: found.source ?? this.#source,
      time: new Date(instant.ms).toISOString(),
      ...(correlation === undefined ? {} : { correlationid: correlation }),
      data,
    };
    this.#placed.push({ ms: instant.ms, event });
  }

  /** Leaves a row out, and says why. */
  skip(line: number, reason: string): void {
    this.#position += 1;
    this.#skippedTotal += 1;
    if (this.#skipped.length < importLimits.skippedListedMax) this.#skipped.push({ line, reason });
  }

  /** Orders and counts. Costs one sort by time, with ties in file order. */
  finish(): Collected {
    if (this.#placed.length === 0) this.#failEmpty();
    const events = this.#placed.sort((left, right) => left.ms - right.ms).map(({ event }) => event);
    const counts = new Map<string, number>();
    const correlations = new Set<string>();
    for (const { type, correlationid } of events) {
      counts.set(type, (counts.get(type) ?? 0) + 1);
      if (correlationid !== undefined) correlations.add(correlationid);
    }
    return {
      events,
      correlations: correlations.size,
      eventTypes: Array.from(counts, ([type, count]) => ({ type, count })),
      skipped: { total: this.#skippedTotal, rows: this.#skipped },
      outOfOrder: this.#outOfOrder,
      warnings: this.#warnings(),
      notes: this.#notes(),
    };
  }

  #count({ instant, correlation, id, source }: FoundEvent): void {
    if (instant.isZoneAssumed && !instant.isDateOnly) this.#withoutZone += 1;
    if (instant.isDateOnly) this.#dateOnly += 1;
    if (instant.isCut) this.#cut += 1;
    if (correlation === undefined) this.#withoutCorrelation += 1;
    if (instant.ms < this.#previousMs) this.#outOfOrder += 1;
    this.#previousMs = instant.ms;
    if (id === undefined) return;
    const whole = JSON.stringify([source ?? "", id]);
    if (this.#givenIds.has(whole)) this.#repeatedIds += 1;
    this.#givenIds.add(whole);
  }

  #warnings(): readonly string[] {
    const warnings: string[] = [];
    if (this.#unreadableSigns > 0) {
      warnings.push(
        `${counted(this.#unreadableSigns, "sign was", "signs were")} no proper UTF-8 and ${this.#unreadableSigns === 1 ? "is" : "are"} shown as ${REPLACEMENT}; save the file as UTF-8.`,
      );
    }
    if (this.#skippedTotal > 0) {
      const first = this.#skipped[0];
      warnings.push(
        `${counted(this.#skippedTotal, "row was", "rows were")} left out; the first is line ${first?.line}: ${first?.reason}.`,
      );
    }
    if (this.#withoutCorrelation > 0) {
      warnings.push(
        `${counted(this.#withoutCorrelation, "event has", "events have")} no correlation id, so keyed patterns do not see ${this.#withoutCorrelation === 1 ? "it" : "them"}; name the column that holds the case.`,
      );
    }
    if (this.#repeatedIds > 0) {
      warnings.push(
        `${counted(this.#repeatedIds, "event repeats", "events repeat")} the id and source of another; the engine takes such events for the same one and drops them.`,
      );
    }
    return warnings;
  }

  #notes(): readonly string[] {
    const notes: string[] = [];
    if (this.#withoutZone > 0) {
      notes.push(`${counted(this.#withoutZone, "time has", "times have")} no zone; UTC was assumed.`);
    }
    if (this.#dateOnly > 0) {
      notes.push(`${counted(this.#dateOnly, "time is a date", "times are dates")} alone; midnight was assumed.`);
    }
    if (this.#cut > 0) notes.push(`${counted(this.#cut, "time was", "times were")} finer than a millisecond and cut.`);
    if (this.#outOfOrder > 0) {
      notes.push(
        `The file is not in the order of time (${counted(this.#outOfOrder, "step", "steps")} back); events were ordered by time, equal times as in the file.`,
      );
    }
    return notes;
  }

  #failEmpty(): never {
    const [first] = this.#skipped;
    if (first === undefined) fail("no-events", "The file holds no events.");
    fail(
      "no-events",
      `No event could be read: ${counted(this.#skippedTotal, "row was", "rows were")} left out. Line ${first.line}: ${first.reason}.`,
      { line: first.line },
    );
  }
}

function lengthOf(found: FoundEvent, name: string): number {
  const text: unknown = Reflect.get(found, name);
  return typeof text === "string" ? text.length : 0;
}

/** "1 row was", "3 rows were". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A source is a URI reference: the file's name without its folder and endings, other signs as dashes. */
export function sourceOf(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? "";
  const stem = base.replace(/(\.(csv|tsv|txt|xes|json|jsonl|ndjson|gz))+$/i, "");
  const clean = stem.replaceAll(/[^A-Za-z0-9_.-]+/g, "-").replaceAll(/^[-.]+|[-.]+$/g, "");
  return clean === "" ? "log" : clean.slice(0, 100);
}
