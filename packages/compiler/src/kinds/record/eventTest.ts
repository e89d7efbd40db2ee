// Reads "which events": a type, a list of types, or { event | any_of, when }, as records write it. Tolerant: it never throws,
// and what it cannot read it reports with the place.
import type { EventTest } from "@laban/bundle";
import { isJsonList, isJsonObject } from "@laban/model";
import type { DocumentPath, Json } from "@laban/model";

/** An event type as it is named in a record, and where that name stands (below the pattern). */
export interface EventName {
  readonly name: string;
  readonly path: DocumentPath;
}

/** A condition as it is written, and where. */
export interface ConditionText {
  readonly text: string;
  readonly path: DocumentPath;
}

/** Something in a record that cannot be read; `path` is below the pattern. */
export interface ShapeProblem {
  readonly message: string;
  readonly path: DocumentPath;
}

/** "Any of these types, if the condition holds". */
export interface EventTestReading {
  readonly names: readonly EventName[];
  readonly when?: ConditionText;
  readonly problems: readonly ShapeProblem[];
}

/**
 * Reads a type name, a list of them, or an object with `event` or `any_of` and `when`.
 * Other fields of the object are its reader's business; nothing at all is read as no names.
 */
export function readEventTest(value: Json | undefined, path: DocumentPath): EventTestReading {
  if (value === undefined || value === null) return { names: [], problems: [] };
  if (!isJsonObject(value)) return readEventNames(value, path);
  const names: EventName[] = [];
  const problems: ShapeProblem[] = [];
  for (const field of ["event", "any_of"]) {
    if (!Object.hasOwn(value, field)) continue;
    const part = readEventNames(value[field], [...path, field]);
    names.push(...part.names);
    problems.push(...part.problems);
  }
  const condition = readCondition(value["when"], [...path, "when"]);
  problems.push(...condition.problems);
  return condition.when === undefined ? { names, problems } : { names, when: condition.when, problems };
}

/** Reads a type name or a list of them; empty names are no names. */
export function readEventNames(value: Json | undefined, path: DocumentPath): EventTestReading {
  if (value === undefined || value === null || value === "") return { names: [], problems: [] };
  if (typeof value === "string") return { names: [{ name: value, path }], problems: [] };
  if (!isJsonList(value)) {
    return { names: [], problems: [{ message: "should name an event type, or list several", path }] };
  }
  const names: EventName[] = [];
  const problems: ShapeProblem[] = [];
  for (const [index, item] of value.entries()) {
    if (typeof item === "string" && item !== "") names.push({ name: item, path: [...path, index] });
    else problems.push({ message: "should be the name of an event type", path: [...path, index] });
  }
  return { names, problems };
}

/** Reads a condition: CEL text, or `true` and `false` as YAML reads them. An empty text is no condition. */
export function readCondition(
  value: Json | undefined,
  path: DocumentPath,
): { readonly when?: ConditionText; readonly problems: readonly ShapeProblem[] } {
  if (value === undefined || value === null) return { problems: [] };
  if (typeof value === "boolean") return { when: { text: String(value), path }, problems: [] };
  if (typeof value === "string")
    return value.trim() === "" ? { problems: [] } : { when: { text: value, path }, problems: [] };
  return { problems: [{ message: "should be a condition, as text", path }] };
}

/** The test as a bundle has it. */
export function compileTest({ names, when }: Pick<EventTestReading, "names" | "when">): EventTest {
  return { events: names.map(({ name }) => name), ...(when === undefined ? {} : { when: when.text }) };
}
