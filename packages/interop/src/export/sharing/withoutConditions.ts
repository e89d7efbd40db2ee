// CEL texts that read a sensitive field compare it with something: they are replaced by a text that says so and never holds.
import { celToText, parseCel } from "@laban/cel";
import { isJsonList, isJsonObject, type Json } from "@laban/model";
import { sensitiveReads } from "./celReads.ts";
import type { FieldReader } from "./fieldReader.ts";
import { withoutData, type Stripped } from "./withoutData.ts";

/** What is looked for, and where what is found is entered. */
export interface Stripping {
  /** The sensitive fields of the event types, by name; of all of them under `all`. */
  readonly fieldsOf: (event: string | undefined) => readonly string[];
  readonly all: readonly string[];
  readonly stripped: Stripped[];
  readonly readers: FieldReader[];
  /** In a payload a text at `when` may be a time: one that is no CEL is let be. */
  readonly isPayload?: boolean;
}

const CONDITIONS: ReadonlySet<string> = new Set(["when", "$cel", "cel"]);
const DATA: ReadonlySet<string> = new Set(["data", "payload", "sample", "samples", "example", "examples"]);

/**
 * A value of a pattern, a behaviour or a scenario, with what is written in it: payloads, CEL texts, and paths (which stay, and are told).
 * Names are anyone's (an action may be called "data"), so that a payload is looked through for conditions too.
 */
export function withoutConditions(value: Json, path: readonly string[], stripping: Stripping): Json {
  if (typeof value === "string") return textOf(value, path, stripping);
  if (isJsonList(value)) return value.map((item, at) => withoutConditions(item, [...path, String(at)], stripping));
  if (!isJsonObject(value)) return value;
  const event = ["event", "emits", "type", "on"].map((name) => value[name]).find((name) => typeof name === "string");
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]): [string, Json] => {
      const place = [...path, name];
      if (!DATA.has(name)) return [name, withoutConditions(inner, place, stripping)];
      const { all, stripped } = stripping;
      const data = { fields: stripping.fieldsOf(event), quoting: all, stripped, isAnywhere: name !== "data" };
      const left = isJsonList(inner)
        ? inner.map((one, at) => withoutData(one, { ...data, path: [...place, String(at)] }))
        : withoutData(inner, { ...data, path: place });
      return [name, withoutConditions(left, place, { ...stripping, isPayload: true })];
    }),
  );
}

// A text is CEL where a condition or a measure stands, and wherever else it compares; a mere path (`by: data.card`) holds no value.
function textOf(
  text: string,
  path: readonly string[],
  { all, stripped, readers, isPayload = false }: Stripping,
): string {
  const name = path.at(-1) ?? "";
  const isPath = /^\w+(?:\.\w+)+$/.test(text);
  const isMeasure = name === "of" && !isPath;
  const isCel = !isPayload && (CONDITIONS.has(name) || isMeasure);
  if (!isCel && !isPath && !isComparison(text)) return text;
  const found = sensitiveReads(text, all);
  if (found.length === 0) return text;
  for (const field of found) readers.push({ path, field, text });
  // Only itself, and nothing that it is compared with.
  if (isPath) return text;
  stripped.push({ path, what: `what is compared with ${found.join(", ")}` });
  return isMeasure ? `${neverHolds(found)} ? 1.0 : 0.0` : condition(text, all);
}

// A text that is no whole CEL is prose, unless it names something below an event.
function isComparison(text: string): boolean {
  if (!/["'=<>(]/.test(text)) return false;
  const isWhole = parseCel(text).issues.every(({ severity }) => severity !== "error");
  return isWhole || /\b(?:data|event|steps|recent_events|correlated_events)(?:\.\??\w|\[)/.test(text);
}

/** The condition with those of its terms that read a sensitive field replaced. What is left never holds: too few events are better than wrong ones. */
function condition(text: string, fields: readonly string[]): string {
  const { root, issues } = parseCel(text);
  const isBroken = issues.some(({ severity }) => severity === "error");
  if (isBroken || root.kind !== "logic" || root.operator !== "&&") return neverHolds(sensitiveReads(text, fields));
  return root.terms
    .map((term) => {
      const alone = celToText(term);
      const found = sensitiveReads(alone, fields);
      if (found.length > 0) return neverHolds(found);
      return term.kind === "logic" || term.kind === "choice" ? `(${alone})` : alone;
    })
    .join(" && ");
}

/** A condition of CEL that is false and says why, wherever it is shown. */
function neverHolds(fields: readonly string[]): string {
  return `${JSON.stringify(`not shared: reads ${fields.join(", ")}`)} == ""`;
}
