// Reads a file of the conformance corpus: YAML with a document and cases. What cannot be read is a difference with its place, never an exception.
import { compileDocument, kindCatalog } from "@laban/compiler";
import type { EngineLimits, EngineOptions } from "@laban/engine";
import { isJsonList, isJsonObject, parseDuration, placeOf, placeOfDiagnostic, readDocument } from "@laban/model";
import type { Diagnostic, DocumentPath, Json, JsonObject, TextSource } from "@laban/model";
import type { CaseLine, CaseResult, ConformCase, Difference } from "./conformCase.ts";

/** A file, read: cases to play, and those that are decided already (what a document is told, what cannot be read). */
export interface ConformanceReading {
  readonly cases: readonly (ConformCase | CaseResult)[];
}

/** True for a case that is still to be played. */
export function isPlayable(each: ConformCase | CaseResult): each is ConformCase {
  return "bundle" in each;
}

const CASE_FIELDS = new Set([
  "name",
  "because",
  "document",
  "patterns",
  "options",
  "events",
  "effects",
  "counters",
  "refusals",
  "diagnostics",
]);

/** Reads a file of cases. Never throws, whatever the text. */
export function readConformance(text: string): ConformanceReading {
  const { value, source, diagnostics } = readDocument(text);
  if (!isJsonObject(value)) {
    const [first] = diagnostics;
    const line = first === undefined ? 1 : placeOfDiagnostic(source, first).line;
    return { cases: [unreadable("the file", line, first?.message ?? "It holds no cases.")] };
  }
  if (value["conform"] !== 1)
    return { cases: [unreadable("the file", 1, 'It does not begin with "conform: 1"; is it a file of cases?')] };
  const shared = isJsonObject(value["document"]) ? value["document"] : {};
  const cases = value["cases"];
  if (!isJsonList(cases) || cases.length === 0)
    return { cases: [unreadable("the file", 1, 'It has no cases; list them under "cases".')] };
  return { cases: cases.map((each, index) => readCase(each, { shared, source, path: ["cases", index] })) };
}

interface Place {
  readonly shared: JsonObject;
  readonly source: TextSource;
  readonly path: DocumentPath;
}

function readCase(written: Json, place: Place): ConformCase | CaseResult {
  const { source, path } = place;
  const { line } = placeOf(source, path);
  if (!isJsonObject(written)) return unreadable(`case ${Number(path.at(-1)) + 1}`, line, "It is no case.");
  const name = typeof written["name"] === "string" ? written["name"] : `case ${Number(path.at(-1)) + 1}`;
  const unknown = Object.keys(written).find((field) => !CASE_FIELDS.has(field));
  if (unknown !== undefined) {
    const at = placeOf(source, [...path, unknown]).line;
    return unreadable(name, at, `A case has no field "${unknown}"; its fields are ${[...CASE_FIELDS].join(", ")}.`);
  }
  const options = readOptions(written["options"]);
  if (typeof options === "string") return unreadable(name, placeOf(source, [...path, "options"]).line, options);
  const document = documentOf(written, place.shared);
  const read = readDocument(JSON.stringify(document), kindCatalog);
  const compiled = read.document === undefined ? undefined : compileDocument(read.document);
  const found = [...read.diagnostics, ...(compiled?.diagnostics ?? [])];
  const told = linesOf(written["diagnostics"], source, [...path, "diagnostics"]);
  const differences = written["diagnostics"] === undefined ? [] : compareDiagnostics(told, found, line);
  const bundle = found.some(({ severity }) => severity === "error") ? undefined : compiled?.bundle;
  const isPlayed = written["events"] !== undefined;
  if (bundle === undefined && isPlayed) differences.push(...notCompiled(found, line));
  if (bundle === undefined || !isPlayed || differences.length > 0) return { name, line, differences };
  const block = (field: string): readonly CaseLine[] => linesOf(written[field], source, [...path, field]);
  return {
    name,
    line,
    bundle,
    options,
    events: block("events"),
    effects: block("effects"),
    counters: block("counters").flatMap((each) => each.text.split(/\s+/).map((text) => ({ text, line: each.line }))),
    ...(written["refusals"] === undefined ? {} : { refusals: block("refusals") }),
  };
}

/** The document of the file, with the fields and patterns of the case instead of its own. */
function documentOf(written: JsonObject, shared: JsonObject): JsonObject {
  const own = isJsonObject(written["document"]) ? written["document"] : {};
  const patterns = written["patterns"];
  return { laban: 1, name: "Case", ...shared, ...own, ...(patterns === undefined ? {} : { patterns }) };
}

/** Warnings and errors must be told exactly; notes need not. */
function compareDiagnostics(told: readonly CaseLine[], found: readonly Diagnostic[], line: number): Difference[] {
  const loud = found.filter(({ severity }) => severity !== "info");
  const expected = told.map(({ text }) => text).toSorted();
  const got = loud.map(({ code, path }) => `${code} ${path.join(".")}`).toSorted();
  if (expected.join("\n") === got.join("\n")) return [];
  return [{ about: "diagnostics", line: told[0]?.line ?? line, expected: expected.join("; "), got: got.join("; ") }];
}

function notCompiled(found: readonly Diagnostic[], line: number): readonly Difference[] {
  return found
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => ({
      about: "case",
      line,
      expected: "a document that compiles",
      got: `${code}: ${message}`,
    }));
}

const LIMITS: Readonly<Record<string, keyof EngineLimits>> = {
  runs_per_key: "runsPerKeyMax",
  keys: "keysMax",
  buffer: "bufferMax",
  dedup: "dedupMax",
  events_per_run: "eventsPerRunMax",
  window_events: "windowEventsMax",
};

/** The options of a host, or what is wrong with them. */
function readOptions(written: Json | undefined): EngineOptions | string {
  if (written === undefined) return {};
  if (!isJsonObject(written)) return "The options are no map.";
  const options: Record<string, Json> = {};
  const limits: Record<string, Json> = {};
  for (const [name, value] of Object.entries(written)) {
    if (name === "late") options["latePolicy"] = value;
    else if (name === "tolerance" || name === "dedup_horizon") {
      const duration = parseDuration(value);
      if (!duration.ok) return `The option "${name}": ${duration.message}`;
      options[name === "tolerance" ? "toleranceMs" : "dedupHorizonMs"] = duration.ms;
    } else if (Object.hasOwn(LIMITS, name)) limits[LIMITS[name] ?? name] = value;
    else
      return `There is no option "${name}"; options are tolerance, late, dedup_horizon, ${Object.keys(LIMITS).join(", ")}.`;
  }
  return { ...options, limits };
}

/** The lines of a block of text with their places; a list of texts is one line each. */
function linesOf(written: Json | undefined, source: TextSource, path: DocumentPath): readonly CaseLine[] {
  if (isJsonList(written))
    return written.map((item, index) => ({
      text: typeof item === "string" ? item : JSON.stringify(item),
      line: placeOf(source, [...path, index]).line,
    }));
  if (typeof written !== "string") return [];
  const { line, start } = placeOf(source, path);
  const isBlock = source.text[start] === "|" || source.text[start] === ">";
  return written
    .split("\n")
    .map((text, index) => ({ text: text.trim(), line: line + index + (isBlock ? 1 : 0) }))
    .filter(({ text }) => text !== "");
}

function unreadable(name: string, line: number, what: string): CaseResult {
  return { name, line, differences: [{ about: "case", line, expected: "a case that can be read", got: what }] };
}
