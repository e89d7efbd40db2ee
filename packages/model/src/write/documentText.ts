// A document made by a program (an import, a new choreography) → its canonical YAML text.
import type { ChoreographyDocument, Json, JsonObject } from "../document.ts";
import { isJsonList, isJsonObject } from "../path.ts";
import { entryLines } from "./collections.ts";

/** The order of the sections in canonical text. */
export const SECTION_ORDER: readonly string[] = [
  "laban",
  "name",
  "description",
  "events",
  "correlation",
  "agents",
  "patterns",
  "scenarios",
  "layout",
];

/** A new choreography without anything in it. */
export function emptyDocument(name: string): ChoreographyDocument {
  return {
    laban: 1,
    name,
    events: {},
    correlation: { default: ["correlation_id"], keys: {} },
    agents: {},
    patterns: {},
    scenarios: {},
    layout: {},
  };
}

/**
 * The canonical text of a document: sections in fixed order with a blank line between, empty ones left out, LF at the end. Reading it gives the
 * document again.
 */
export function documentText(document: ChoreographyDocument): string {
  const value = writtenValue(document);
  const lines: string[] = [];
  for (const name of SECTION_ORDER) {
    const section = value[name];
    if (section === undefined) continue;
    if (isJsonObject(section)) lines.push("");
    lines.push(...entryLines(name, section, { level: 1, column: 0 }));
  }
  return `${lines.join("\n")}\n`;
}

/** The document as it is written: without empty sections and without what the reader fills in by itself. */
function writtenValue(document: ChoreographyDocument): JsonObject {
  const { correlation, agents } = document;
  const keys = Object.keys(correlation.keys).length > 0 ? { keys: correlation.keys } : {};
  const isDefaultKey = correlation.default.length === 1 && correlation.default[0] === "correlation_id";
  const defaultKey = isDefaultKey ? {} : { default: correlation.default };
  const written = {
    ...document,
    correlation: { ...defaultKey, ...keys },
    agents: Object.fromEntries(Object.entries(agents).map(([id, agent]) => [id, withoutEmpty(agent)] as const)),
  };
  return withoutEmpty(written);
}

function withoutEmpty(record: object): JsonObject {
  const entries: (readonly [string, Json | undefined])[] = Object.entries(record);
  return Object.fromEntries(
    entries.flatMap(([name, value]): [string, Json][] =>
      value === undefined || isBlank(value) ? [] : [[name, value]],
    ),
  );
}

function isBlank(value: Json): boolean {
  return isJsonList(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;
}
