// Values of payloads: constants, generators ($sequence, $uniform, $integer, $lognormal, $choice, $cel), and objects and lists of them.
import { prepareExpression, type CelIssue, type Expression } from "@laban/cel";
import type { DocumentPath, JsonObject } from "@laban/model";
import type { AskingExpression, ValuePlan } from "../values/value.ts";
import {
  fieldOf,
  listOf,
  objectOf,
  readNumber,
  refuse,
  refuseName,
  scopeOfType,
  shown,
  type Reading,
} from "./reading.ts";
import { readPercentiles } from "./readTime.ts";

const generators = ["$sequence", "$uniform", "$integer", "$lognormal", "$choice", "$cel"] as const;
const depthMax = 32;

/** Where a value stands: its path, its stream of chance, and the types of events that it may ask. */
export interface ValuePlace {
  readonly path: DocumentPath;
  readonly stream: string;
  /** Types of the asking event; empty for what comes from outside. */
  readonly asking: readonly string[];
}

/** The plan of a value. What is wrong is told, and stands as null. */
export function readValue(reading: Reading, place: ValuePlace, value: unknown, depth = 0): ValuePlan {
  if (depth > depthMax) {
    refuse(reading, place.path, { code: "scenario/too-deep", message: `This nests deeper than ${depthMax} levels.` });
    return nothing;
  }
  const list = listOf(value);
  if (list !== undefined) {
    return { kind: "list", items: list.map((item, index) => readValue(reading, below(place, index), item, depth + 1)) };
  }
  const object = objectOf(value);
  if (object === undefined) return { kind: "constant", value: isScalar(value) ? value : null };
  const generator = Object.keys(object).find((name) => name.startsWith("$"));
  if (generator !== undefined) return readGenerator(reading, place, { name: generator, object, depth }) ?? nothing;
  const fields = Object.entries(object).map(
    ([name, field]) => [name, readValue(reading, below(place, name), field, depth + 1)] as const,
  );
  return { kind: "object", fields };
}

const nothing: ValuePlan = { kind: "constant", value: null };

function isScalar(value: unknown): value is null | boolean | number | string {
  return value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string";
}

function below(place: ValuePlace, name: string | number): ValuePlace {
  return { ...place, path: [...place.path, name], stream: `${place.stream}/${name}` };
}

interface Generator {
  readonly name: string;
  readonly object: JsonObject;
  readonly depth: number;
}

function readGenerator(reading: Reading, place: ValuePlace, generator: Generator): ValuePlan | undefined {
  const { name, object } = generator;
  const path = [...place.path, name];
  const { stream } = place;
  const given = fieldOf(object, name);
  switch (name) {
    case "$sequence": {
      const from = readOption(reading, place, object, { name: "from", fallback: 1, max: Number.MAX_SAFE_INTEGER });
      if (typeof given === "string" && given.includes("{n}"))
        return from === undefined ? undefined : { kind: "sequence", template: given, from, stream };
      refuse(reading, path, {
        code: "scenario/bad-generator",
        message: `$sequence is a text with {n} in it, as in "ord-{n}", not ${shown(given)}.`,
      });
      return undefined;
    }
    case "$uniform":
    case "$integer": {
      const bounds = readBounds(reading, path, given, name === "$integer");
      if (bounds === undefined) return undefined;
      if (name === "$integer") return { kind: "integer", ...bounds, stream };
      const decimals = readOption(reading, place, object, { name: "decimals", fallback: 2, max: 12 });
      return decimals === undefined ? undefined : { kind: "uniform", ...bounds, decimals, stream };
    }
    case "$lognormal": {
      const decimals = readOption(reading, place, object, { name: "decimals", fallback: 2, max: 12 });
      const readOne = (at: DocumentPath, value: unknown): number | undefined =>
        readNumber(reading, at, value, { what: String(at.at(-1)), min: 0, max: 1e15 });
      const percentiles = readPercentiles(reading, path, given, readOne);
      return decimals === undefined || percentiles === undefined
        ? undefined
        : { kind: "lognormal", ...percentiles, decimals, stream };
    }
    case "$choice":
      return readChoice(reading, place, generator);
    case "$cel":
      return readCel(reading, { ...place, path }, given);
    default:
      refuseName(reading, path, { code: "scenario/unknown-generator", what: "generator", name, known: generators });
      return undefined;
  }
}

function readOption(
  reading: Reading,
  place: ValuePlace,
  object: JsonObject,
  option: { readonly name: string; readonly fallback: number; readonly max: number },
): number | undefined {
  const value = fieldOf(object, option.name);
  if (value === undefined) return option.fallback;
  return readNumber(reading, [...place.path, option.name], value, {
    what: option.name,
    min: 0,
    max: option.max,
    whole: true,
  });
}

function readBounds(
  reading: Reading,
  path: DocumentPath,
  value: unknown,
  whole: boolean,
): { min: number; max: number } | undefined {
  const bounds = listOf(value);
  const form = { what: "A bound", min: -1e15, max: 1e15, whole };
  if (bounds?.length !== 2) {
    refuse(reading, path, {
      code: "scenario/bad-generator",
      message: `${String(path.at(-1))} is written [least, most], not ${shown(value)}.`,
    });
    return undefined;
  }
  const min = readNumber(reading, [...path, 0], bounds[0], form);
  const max = readNumber(reading, [...path, 1], bounds[1], form);
  if (min === undefined || max === undefined) return undefined;
  if (min <= max) return { min, max };
  refuse(reading, path, {
    code: "scenario/bad-generator",
    message: "The least is more than the most.",
    instead: [max, min],
  });
  return undefined;
}

function readChoice(reading: Reading, place: ValuePlace, { object, depth }: Generator): ValuePlan | undefined {
  const path = [...place.path, "$choice"];
  const options = listOf(fieldOf(object, "$choice"));
  if (options === undefined || options.length === 0) {
    refuse(reading, path, { code: "scenario/bad-generator", message: "$choice is a list of at least one value." });
    return undefined;
  }
  const plans = options.map((option, index) => readValue(reading, below({ ...place, path }, index), option, depth + 1));
  const given = fieldOf(object, "weights");
  if (given === undefined) return { kind: "choice", options: plans, weights: plans.map(() => 1), stream: place.stream };
  const weights = listOf(given);
  const isFit =
    weights?.length === plans.length &&
    weights.every((weight) => typeof weight === "number" && weight >= 0 && weight <= 1e12);
  if (isFit && weights.some((weight) => weight !== 0))
    return { kind: "choice", options: plans, weights: weights as number[], stream: place.stream };
  const message = `weights is a list of ${plans.length} numbers, one per choice, not all 0.`;
  refuse(reading, [...place.path, "weights"], { code: "scenario/bad-generator", message });
  return undefined;
}

function readCel(reading: Reading, place: ValuePlace, given: unknown): ValuePlan | undefined {
  if (typeof given !== "string") {
    refuse(reading, place.path, {
      code: "scenario/bad-generator",
      message: `$cel is a text, as in "data.retry_count + 1", not ${shown(given)}.`,
    });
    return undefined;
  }
  if (place.asking.length === 0) {
    const message = "$cel is about the event that asks, and nothing asks here; write a constant or another generator.";
    refuse(reading, place.path, { code: "scenario/bad-generator", message });
    return undefined;
  }
  const expression = prepareByType(
    reading,
    place,
    given,
    (source, type): readonly [Expression | undefined, readonly CelIssue[]] => {
      const { evaluate, issues } = prepareExpression(source, scopeOfType(reading, type));
      return [evaluate, issues];
    },
  );
  return expression === undefined
    ? undefined
    : { kind: "cel", expression: { source: given, byType: expression } satisfies AskingExpression };
}

/** Prepares a text for every type of event that may ask; an error only where it fits none of them. */
export function prepareByType<T>(
  reading: Reading,
  place: ValuePlace,
  source: string,
  prepare: (source: string, type: string) => readonly [T | undefined, readonly CelIssue[]],
): ReadonlyMap<string, T> | undefined {
  const ready = new Map<string, T>();
  let firstError: CelIssue | undefined;
  for (const type of place.asking) {
    const [one, issues] = prepare(source, type);
    if (one !== undefined) ready.set(type, one);
    else firstError ??= issues.find((issue) => issue.severity === "error");
  }
  if (ready.size > 0 || firstError === undefined) return ready;
  const { message, start, end, fix } = firstError;
  const mended = fix === undefined ? undefined : source.slice(0, fix.start) + fix.text + source.slice(fix.end);
  const edit =
    mended === undefined ? {} : { fix: { title: fix?.title ?? "", edits: [{ path: place.path, value: mended }] } };
  reading.diagnostics.push({
    code: "scenario/expression",
    severity: "error",
    message,
    path: place.path,
    span: { start, end },
    ...edit,
  });
  return undefined;
}
