// Reads an XES log (IEEE 1849): one <event> of a <trace> is one event. The XML reader resolves nothing and fetches nothing.
import { SaxesParser } from "saxes";
import type { SaxesTagPlain } from "saxes";
import type { Json } from "@laban/model";
import type { TextChunk } from "../bytes/textChunks.ts";
import { counted } from "../collectEvents.ts";
import type { EventCollection } from "../collectEvents.ts";
import { setField } from "../columns/setField.ts";
import type { ReaderFindings } from "../csv/readCsv.ts";
import { fail } from "../failure.ts";
import { importLimits } from "../limits.ts";
import type { ColumnChoice, ColumnMapping, ImportProgress } from "../report.ts";
import { parseInstant } from "../time/parseInstant.ts";
import { attributeValue } from "./attributeValue.ts";

/** The attributes that make the event itself, where the caller names no others; the standard fixes their names. Those of a trace begin with "case:". */
const STANDARD = { activity: "concept:name", time: "time:timestamp", case: "case:concept:name" } as const;
type Role = keyof typeof STANDARD;
const ROLES: readonly Role[] = ["activity", "time", "case"];
const ATTRIBUTES = new Set(["string", "date", "int", "float", "boolean", "id", "list", "container"]);
const KNOWN = new Set(["log", "trace", "event", "extension", "global", "classifier", "values", ...ATTRIBUTES]);

/** Reads the log piece by piece; memory holds the events and one open element. */
export function* readXes(
  chunks: Iterable<TextChunk>,
  into: EventCollection,
  options: { readonly mapping: ColumnMapping; readonly total: number },
): Generator<ImportProgress, ReaderFindings> {
  const reader = new XesReader(into, options.mapping);
  for (const { text, bytesRead } of chunks) {
    reader.push(text);
    yield { done: bytesRead, total: options.total, events: into.position };
  }
  return reader.finish();
}

interface Scope {
  readonly element: "trace" | "event";
  readonly line: number;
  /** The attributes that make the event itself, as text; the rest is data. */
  readonly roles: Partial<Record<Role, string>>;
  readonly data: Record<string, Json>;
}

class XesReader {
  readonly #into: EventCollection;
  readonly #mapping: ColumnMapping;
  readonly #roleOf: ReadonlyMap<string, Role>;
  readonly #rolesSeen = new Set<Role>();
  readonly #parser = new SaxesParser();
  readonly #open: string[] = [];
  #trace: Scope | undefined;
  #event: Scope | undefined;
  #isLog = false;
  #nestedLeftOut = 0;
  #tracesWithoutEvents = 0;
  #eventsOfTrace: Scope[] = [];
  #hasWarnedOfOddElements = false;
  readonly #warnings: string[] = [];

  constructor(into: EventCollection, mapping: ColumnMapping) {
    this.#into = into;
    this.#mapping = mapping;
    this.#roleOf = new Map(ROLES.map((role) => [mapping[role] ?? STANDARD[role], role]));
    this.#parser.on("opentag", (tag) => this.#opened(tag));
    this.#parser.on("closetag", (tag) => this.#closed(tag.name));
    this.#parser.on("error", (error) => {
      const { line, column } = this.#parser;
      const said = error.message.replace(/^\S*:?\d+:\d+: /, "").replace(/\.$/, "");
      fail(
        "xml",
        `The file is no well-formed XML: ${said} (line ${line}, column ${column}). It may be cut off or damaged; export it again.`,
        { line, column },
      );
    });
  }

  push(text: string): void {
    this.#parser.write(text);
  }

  finish(): ReaderFindings {
    this.#parser.close();
    if (!this.#isLog) fail("not-a-log", "The XML file holds no <log>; an XES log begins with one.");
    if (this.#into.position === 0) {
      fail(
        "no-events",
        `The XES log holds no events (${counted(this.#tracesWithoutEvents, "trace", "traces")}); events stand as <event> in a <trace>.`,
      );
    }
    this.#refuseUnknownKeys();
    const notes = [
      ...(this.#nestedLeftOut === 0
        ? []
        : [
            `${counted(this.#nestedLeftOut, "attribute of an attribute was", "attributes of attributes were")} left out.`,
          ]),
      ...(this.#tracesWithoutEvents === 0
        ? []
        : [`${counted(this.#tracesWithoutEvents, "trace has", "traces have")} no events.`]),
    ];
    return {
      columns: { time: this.#choice("time"), activity: this.#choice("activity"), case: this.#choice("case") },
      notes,
      warnings: this.#warnings,
    };
  }

  #opened(tag: SaxesTagPlain): void {
    const parent = this.#open.at(-1);
    this.#open.push(tag.name);
    if (this.#open.length > importLimits.depthMax) {
      fail(
        "too-deep",
        `The elements are nested deeper than ${importLimits.depthMax} (line ${this.#parser.line}); no log is.`,
        { line: this.#parser.line },
      );
    }
    if (this.#open.length === 1) return this.#openedRoot(tag.name);
    if (tag.name === "trace" && parent === "log") {
      this.#trace = { element: "trace", line: this.#parser.line, roles: {}, data: {} };
      this.#eventsOfTrace = [];
    } else if (tag.name === "event") {
      this.#event = { element: "event", line: this.#parser.line, roles: {}, data: {} };
    } else if (ATTRIBUTES.has(tag.name)) this.#attribute(tag, parent);
    else if (!KNOWN.has(tag.name)) this.#oddElement(tag.name);
  }

  #openedRoot(name: string): void {
    if (name !== "log")
      fail("not-a-log", `The XML file begins with <${name.slice(0, 60)}>; an XES log begins with <log>.`, {
        line: this.#parser.line,
      });
    this.#isLog = true;
  }

  #attribute(tag: SaxesTagPlain, parent: string | undefined): void {
    const scope = parent === "event" ? this.#event : parent === "trace" ? this.#trace : undefined;
    if (scope === undefined) {
      // Attributes of the log and of globals describe the file; those below an attribute have no place in a flat payload.
      if (this.#event !== undefined || this.#trace !== undefined) this.#nestedLeftOut += 1;
      return;
    }
    const { key, value } = tag.attributes;
    if (key === undefined || value === undefined) return;
    const name = scope.element === "trace" ? `case:${key}` : key;
    const role = this.#roleOf.get(name);
    if (role === undefined) return setField(scope.data, name, attributeValue(tag.name, value));
    scope.roles[role] = value.trim();
    this.#rolesSeen.add(role);
  }

  #closed(name: string): void {
    this.#open.pop();
    if (name === "event" && this.#event !== undefined) {
      if (this.#trace === undefined) this.#into.skip(this.#event.line, "the event stands outside of a trace");
      else this.#eventsOfTrace.push(this.#event);
      this.#event = undefined;
    } else if (name === "trace" && this.#trace !== undefined) {
      if (this.#eventsOfTrace.length === 0) this.#tracesWithoutEvents += 1;
      // Attributes of a trace may stand behind its events, so these wait until it is closed.
      for (const event of this.#eventsOfTrace) this.#finishEvent(event, this.#trace);
      this.#trace = undefined;
    }
  }

  #finishEvent({ line, roles, data }: Scope, trace: Scope): void {
    const { activity: type = "", time, case: correlation = "" } = { ...trace.roles, ...roles };
    if (type === "") return this.#into.skip(line, `the event has no "${this.#keyOf("activity")}"`);
    if (time === undefined) return this.#into.skip(line, `the event has no "${this.#keyOf("time")}"`);
    const instant = parseInstant(time);
    if (instant === undefined) {
      return this.#into.skip(line, `"${this.#keyOf("time")}" is no time: ${JSON.stringify(time.slice(0, 40))}`);
    }
    this.#into.add({
      line,
      type,
      instant,
      data: { ...trace.data, ...data },
      ...(correlation === "" ? {} : { correlation }),
    });
  }

  #keyOf(role: Role): string {
    return this.#mapping[role] ?? STANDARD[role];
  }

  #choice(role: Role): ColumnChoice {
    const because = this.#mapping[role] === undefined ? "the standard name of process mining" : "named by you";
    return { column: this.#keyOf(role), because };
  }

  #refuseUnknownKeys(): void {
    for (const role of ROLES) {
      const wanted = this.#mapping[role];
      if (wanted === undefined || this.#rolesSeen.has(role)) continue;
      fail(
        "unknown-column",
        `No event has the attribute "${wanted}" for the ${role}; attributes of a trace begin with "case:".`,
      );
    }
  }

  #oddElement(name: string): void {
    if (this.#hasWarnedOfOddElements) return;
    this.#hasWarnedOfOddElements = true;
    this.#warnings.push(
      `<${name.slice(0, 60)}> on line ${this.#parser.line} is no element of XES; such elements were passed over.`,
    );
  }
}
