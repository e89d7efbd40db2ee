// How lists and maps are written in the house style: short ones in brackets on their line, long ones as indented blocks.
import type { Json, JsonObject } from "../document.ts";
import { isJsonList, isJsonObject } from "../path.ts";
import { isScalarValue, literalLines, nameText, scalarText } from "./scalars.ts";

/** Lines longer than this are broken where the style allows it. */
const WIDTH_MAX = 110;
const INDENT = "  ";
/** YAML wants names that are longer than 1,024 characters to be marked as such. */
const NAME_LENGTH_MAX = 1_000;

/** A value on one line: `{ a: 1, b: [x, y] }`. */
export function flowText(value: Json, spelling: "flow" | "json"): string {
  if (isScalarValue(value)) return scalarText(value, spelling);
  if (isJsonList(value)) return `[${value.map((item) => flowText(item, spelling)).join(", ")}]`;
  const entries = definedEntries(value).map(
    ([name, item]) => `${flowName(name, spelling)}: ${flowText(item, spelling)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** A value in brackets over several lines, as JSON files have it; the first line unindented. Short parts stay on one line. */
export function flowLines(value: Json, spelling: "flow" | "json"): readonly string[] {
  const line = flowText(value, spelling);
  if (isScalarValue(value) || line.length <= 80) return [line];
  const [open, close] = isJsonList(value) ? ["[", "]"] : ["{", "}"];
  const heads = isJsonList(value) ? value.map((item) => ["", item] as const) : definedEntries(value);
  const body = heads.flatMap(([name, item], at) => {
    const head = isJsonList(value) ? "" : `${flowName(name, spelling)}: `;
    return punctuated(head, flowLines(item, spelling), at < heads.length - 1 ? "," : "");
  });
  return [open, ...body.map((text) => INDENT + text), close];
}

/** The lines with something before the first and something behind the last. */
function punctuated(head: string, lines: readonly string[], tail: string): readonly string[] {
  return lines.map((text, at) => (at === 0 ? head : "") + text + (at === lines.length - 1 ? tail : ""));
}

/**
 * The lines of an entry of a block map, unindented. `level` is the depth of the entry in the document (1 for `events:`): sections and the records
 * in them are always blocks. `column` is where the line will begin.
 */
export function entryLines(
  name: string,
  value: Json,
  place: { readonly level: number; readonly column: number },
): readonly string[] {
  const isLong = name.length > NAME_LENGTH_MAX;
  const head = isLong ? `? ${nameText(name, "block")}` : `${nameText(name, "block")}:`;
  const line = inlineText(value, place.level, WIDTH_MAX - place.column - head.length - 1);
  const below = line === undefined ? bodyLines(value, place) : undefined;
  if (isLong) return below === undefined ? [head, `: ${line}`] : [head, ":", ...below];
  return below === undefined ? [`${head} ${line}`] : (withLiteral(head, value) ?? [head, ...below]);
}

/** The lines of an item of a block list, unindented, dash included. */
export function itemLines(value: Json, place: { readonly level: number; readonly column: number }): readonly string[] {
  const line = isScalarValue(value) || isJsonList(value) || mapsWithin(value) <= 3 ? singleLine(value) : undefined;
  if (line !== undefined && line.length <= WIDTH_MAX - place.column - 2) return [`- ${line}`];
  const literal = withLiteral("-", value);
  if (literal !== undefined) return literal;
  const [first = "", ...rest] = blockLines(value, { level: place.level, column: place.column + 2 });
  return [`- ${first}`, ...rest.map((text) => (text === "" ? "" : INDENT + text))];
}

/** The lines of a list or map as a block, unindented; a scalar or an empty collection is its one line. */
export function blockLines(value: Json, place: { readonly level: number; readonly column: number }): readonly string[] {
  if (isScalarValue(value)) return [singleLine(value)];
  const below = { level: place.level + 1, column: place.column };
  if (isJsonList(value)) return value.length === 0 ? ["[]"] : value.flatMap((item) => itemLines(item, below));
  const entries = definedEntries(value);
  return entries.length === 0 ? ["{}"] : entries.flatMap(([name, item]) => entryLines(name, item, below));
}

/** The value as it would stand behind its name in the house style, or undefined when it belongs below it. */
export function inlineText(value: Json, level: number, width: number): string | undefined {
  if (isScalarValue(value))
    return typeof value === "string" && literalLines(value) !== undefined ? undefined : singleLine(value);
  const line = singleLine(value);
  if (isEmpty(value)) return line;
  const fits = line.length <= width;
  if (isJsonList(value)) {
    const maps = mapsWithin(value);
    return fits && (maps === 0 || (value.length === 1 && maps === 1 && line.length <= 40)) ? line : undefined;
  }
  return fits && level > 2 && mapsWithin(value) <= 2 ? line : undefined;
}

/** The lines below a name, indented by one step; a list or map that is not empty, or a text for a block literal. */
function bodyLines(value: Json, place: { readonly level: number; readonly column: number }): readonly string[] {
  const lines = blockLines(value, { level: place.level, column: place.column + INDENT.length });
  return lines.map((text) => (text === "" ? "" : INDENT + text));
}

function withLiteral(head: string, value: Json): readonly string[] | undefined {
  const literal = typeof value === "string" ? literalLines(value) : undefined;
  if (literal === undefined) return undefined;
  const [header = "|", ...lines] = literal;
  return [`${head} ${header}`, ...lines.map((text) => (text === "" ? "" : INDENT + text))];
}

function singleLine(value: Json): string {
  return isScalarValue(value) ? scalarText(value, "block") : flowText(value, "flow");
}

function flowName(name: string, spelling: "flow" | "json"): string {
  const text = nameText(name, spelling);
  return name.length > NAME_LENGTH_MAX && spelling === "flow" ? `? ${text} ` : text;
}

function isEmpty(value: Json): boolean {
  return isJsonList(value) ? value.length === 0 : isJsonObject(value) && definedEntries(value).length === 0;
}

/** How many maps stand inside each other. */
function mapsWithin(value: Json): number {
  if (isJsonList(value)) return Math.max(0, ...value.map(mapsWithin));
  return isJsonObject(value) ? 1 + Math.max(0, ...Object.values(value).map(mapsWithin)) : 0;
}

/** Entries of a map; records may carry `undefined` for what is absent. */
function definedEntries(value: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(value as { readonly [name: string]: Json | undefined }).flatMap(([name, item]) =>
    item === undefined ? [] : [[name, item] as const],
  );
}
