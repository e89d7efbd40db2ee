// "Which events" as records write it, taken apart for a form and put together again in the shortest way: a name, a list of names, or { event or any_of, when }.
import { isJsonObject, type Json } from "@laban/model";

/** Whatever else an entry says beside its events and its condition: name, count, do, … */
export type Rest = { readonly [name: string]: Json };

/** An event test in parts. */
export interface EventTest {
  readonly names: readonly string[];
  /** Null where no condition is written; an empty one is written. */
  readonly when: string | null;
  readonly rest: Rest;
}

/** The names that a value names, whether it is one or a list. */
export function namesIn(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string" && one !== "") : [];
}

/** One name stays a plain name in the text, several become a list. */
export function namesOut(names: readonly string[]): Json | undefined {
  if (names.length === 0) return undefined;
  return names.length === 1 ? names[0] : names;
}

/** The parts of an event test, however it is written. */
export function readEventTest(value: Json | undefined): EventTest {
  if (value === undefined || !isJsonObject(value)) return { names: namesIn(value), when: null, rest: {} };
  const { event, any_of: anyOf, when, ...rest } = value;
  return { names: [...namesIn(event), ...namesIn(anyOf)], when: conditionIn(when), rest };
}

/** The shortest way to write one. Several plain names are a list, or `{ any_of }` where a list would be read as several entries. */
export function writeEventTest({ names, when, rest }: EventTest, several: "list" | "any_of" = "list"): Json {
  const isPlain = when === null && Object.keys(rest).length === 0;
  if (isPlain && names.length < 2) return names[0] ?? "";
  if (isPlain && several === "list") return names;
  const events: Rest = names.length > 1 ? { any_of: names } : { event: names[0] ?? "" };
  return { ...events, ...(when === null ? {} : { when }), ...rest };
}

/** A condition as text; YAML reads `true` and `false` as what they are. */
export function conditionIn(value: Json | undefined): string | null {
  if (typeof value === "string") return value;
  return typeof value === "boolean" ? String(value) : null;
}

/** A record with a field set, or without it. */
export function withField(rest: Rest, name: string, value: Json | undefined): Rest {
  const { [name]: _old, ...others } = rest;
  return value === undefined ? others : { ...rest, [name]: value };
}
