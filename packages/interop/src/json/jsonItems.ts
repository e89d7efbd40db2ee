// JSON and NDJSON → the objects in them, each with its place; values that are too deep to be walked are refused before anything walks them.
import { isJsonList, isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import type { TextChunk } from "../bytes/textChunks.ts";
import type { EventCollection } from "../collectEvents.ts";
import { fail } from "../failure.ts";
import { importLimits } from "../limits.ts";
import type { ImportProgress, LogFormat } from "../report.ts";

/** An object of the file; `line` is its line in NDJSON, its position (from 1) in a JSON list. */
export interface JsonItem {
  readonly line: number;
  readonly value: JsonObject;
}

/** Lines that are no JSON objects are skipped; the first one must be, or the file is no log. */
export function* itemsOfLines(
  chunks: Iterable<TextChunk>,
  into: EventCollection,
  total: number,
): Generator<ImportProgress, readonly JsonItem[]> {
  const items: JsonItem[] = [];
  let rest = "";
  let line = 0;
  const take = (text: string): void => {
    line += 1;
    if (text.trim() === "") return;
    const value = parsed(text);
    if (value.problem === undefined && isJsonObject(value.json)) items.push({ line, value: value.json });
    else if (items.length === 0 && into.position === 0)
      fail("not-a-log", `Line ${line} is no JSON object${value.problem ?? ""}; each line of NDJSON is one.`, { line });
    else into.skip(line, `it is no JSON object${value.problem ?? ""}`);
    if (items.length > importLimits.eventsMax)
      fail(
        "too-many-events",
        `The log has more than ${importLimits.eventsMax} events, the limit. Import a part of it.`,
      );
  };
  for (const { text, bytesRead } of chunks) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > importLimits.rowCharactersMax) {
      fail("row-too-long", `Line ${line + 1} is longer than ${importLimits.rowCharactersMax} characters, the limit.`, {
        line: line + 1,
      });
    }
    for (const each of lines) take(each);
    yield { done: bytesRead, total, events: items.length };
  }
  take(rest);
  return items;
}

/** The objects of a JSON file: a list of them, an object with a list under `events`, or one event alone. */
export function* itemsOfDocument(
  chunks: Iterable<TextChunk>,
  into: EventCollection,
  total: number,
): Generator<ImportProgress, readonly JsonItem[]> {
  const pieces: string[] = [];
  for (const { text, bytesRead } of chunks) {
    pieces.push(text);
    yield { done: bytesRead, total, events: 0 };
  }
  const { json, problem } = parsed(pieces.join(""));
  if (problem !== undefined) fail("json", `The file is no valid JSON${problem}. It may be cut off; export it again.`);
  refuseOtherFormats(json);
  const list = listIn(json);
  if (list.length > importLimits.eventsMax)
    fail("too-many-events", `The log has more than ${importLimits.eventsMax} events, the limit. Import a part of it.`);
  const items: JsonItem[] = [];
  for (const [index, value] of list.entries()) {
    if (isJsonObject(value)) items.push({ line: index + 1, value });
    else into.skip(index + 1, "it is no JSON object");
  }
  return items;
}

/** NDJSON by its name, or when the first of several lines is a whole JSON object; else JSON. */
export function formatOfJson(head: string, name: string): LogFormat {
  if (/\.(ndjson|jsonl)(\.gz)?$/i.test(name)) return "ndjson";
  const end = head.indexOf("\n");
  const isOneLine = end < 0 || head.slice(end).trim() === "";
  return !isOneLine && isJsonObject(parsed(head.slice(0, end)).json) ? "ndjson" : "json";
}

function listIn(json: Json | undefined): readonly Json[] {
  if (isJsonList(json)) return json;
  if (!isJsonObject(json)) fail("not-a-log", "The JSON file holds neither a list of events nor an event.");
  const events = Object.hasOwn(json, "events") ? json["events"] : undefined;
  return isJsonList(events) ? events : [json];
}

function refuseOtherFormats(json: Json | undefined): void {
  if (!isJsonObject(json)) return;
  const has = (name: string): boolean => Object.hasOwn(json, name);
  if (has("ocel:events") || has("objectTypes") || has("ocel:global-log")) {
    fail(
      "unsupported",
      "This is an object-centric log (OCEL), in which an event belongs to several objects. It cannot be read yet; export it as a flat log for one object type (XES or CSV).",
    );
  }
  if (has("laban_bundle")) fail("not-a-log", "This is a compiled choreography (a bundle), not a log.");
  if (has("laban")) fail("not-a-log", "This is a choreography, not a log; open it as a document.");
}

function parsed(text: string): { readonly json?: Json; readonly problem?: string } {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch (error) {
    return { problem: ` (${error instanceof Error ? error.message.slice(0, 120) : "unreadable"})` };
  }
  return isTooDeep(json) ? { problem: ` (nested deeper than ${importLimits.depthMax})` } : { json };
}

// Without recursion: the depth is just what is not known.
function isTooDeep(json: Json): boolean {
  let level: Json[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > importLimits.depthMax) return true;
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
  return false;
}
