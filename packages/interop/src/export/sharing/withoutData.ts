// Takes values for sensitive fields out of the data that someone wrote, through objects, lists and the choices of generators.
import { isJsonList, isJsonObject, type Json, type JsonObject } from "@laban/model";
import { sensitiveReads } from "./celReads.ts";
import { isAtOrBelow, pathOf } from "./fieldPath.ts";

/** Something that was taken out, at its place. */
export interface Stripped {
  readonly path: readonly string[];
  /** What it was, in words: "the field customer.email", "a value for customer.email". */
  readonly what: string;
}

/** What to take out: `fields` are those of the event, `quoting` those that a computed value must not come from. */
export interface DataStripping {
  readonly fields: readonly string[];
  readonly quoting: readonly string[];
  readonly path: readonly string[];
  readonly stripped: Stripped[];
  /** Payloads may begin anywhere in it, as in a log or in samples by event type. */
  readonly isAnywhere?: boolean;
}

/**
 * Data without values at the sensitive `fields`, and without values that are computed from one of `quoting` (`{ $cel: data.customer.email }`); what goes
 * is entered in `stripped`. Nothing is left of data that is computed as a whole.
 */
export function withoutData(data: Json, stripping: DataStripping): JsonObject {
  const left = valuesLeft(data, stripping);
  return isJsonObject(left) ? left : {};
}

/** The same for what need not be an object; undefined where nothing is left. */
export function valuesLeft(
  data: Json,
  { fields, quoting, path, stripped, isAnywhere = false }: DataStripping,
): Json | undefined {
  const wanted = fields.map((field) => ({ field, path: pathOf(field) }));
  return look(data, [], path);

  function look(value: Json, at: readonly string[], place: readonly string[]): Json | undefined {
    const field = wanted.find((one) =>
      isAtOrBelow(isAnywhere ? at.slice(-Math.max(1, one.path.length)) : at, one.path),
    )?.field;
    if (field !== undefined) return gone(place, `a value for ${field}`);
    // Items have the path of their list.
    if (isJsonList(value)) return value.flatMap((item, index) => look(item, at, [...place, String(index)]) ?? []);
    if (!isJsonObject(value)) {
      // Data of the wrong shape: something else stands where an object that holds the field should.
      const holder = wanted.find((one) => at.length > 0 && isAtOrBelow(one.path, at))?.field;
      return holder === undefined || value === null ? value : gone(place, `a value for ${holder}`);
    }
    const cel = value["$cel"] ?? value["cel"];
    const [quoted] = typeof cel === "string" ? sensitiveReads(cel, quoting) : [];
    if (quoted !== undefined) return gone(place, `a value computed from ${quoted}`);
    const entries: [string, Json][] = [];
    for (const [name, inner] of Object.entries(value)) {
      // A generator's own words ($choice, weights) are no fields: its values stand where it stands.
      const below = name.startsWith("$") ? at : [...at, ...pathOf(name)];
      const kept = name === "$cel" ? inner : look(inner, below, [...place, name]);
      if (kept !== undefined) entries.push([name, kept]);
    }
    return withWeights(value, entries, place);
  }

  function gone(place: readonly string[], what: string): undefined {
    stripped.push({ path: place, what });
    return undefined;
  }

  // Weights go with the choices: a choice of which some were taken out is left out as a whole.
  function withWeights(
    value: JsonObject,
    entries: readonly [string, Json][],
    place: readonly string[],
  ): Json | undefined {
    const kept: JsonObject = Object.fromEntries(entries);
    const [before, after] = [value["$choice"], kept["$choice"]];
    if (!isJsonList(before) || (isJsonList(after) && after.length === before.length)) return kept;
    return gone(place, "a choice among such values");
  }
}
