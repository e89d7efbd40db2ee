// Times and distributions of times: 6400ms, { lognormal: { p50, p99 } }, …
import type { DocumentPath } from "@laban/model";
import { ln, normalP99 } from "../random/functions.ts";
import type { TimePlan } from "../values/value.ts";
import { fieldOf, listOf, objectOf, readDuration, refuse, refuseName, shown, type Reading } from "./reading.ts";

const forms = ["constant", "uniform", "exponential", "lognormal"] as const;

/** The plan of a time; `stream` names its dice. Undefined with the reason told where it is none. */
export function readTime(reading: Reading, path: DocumentPath, value: unknown, stream: string): TimePlan | undefined {
  const object = objectOf(value);
  if (object === undefined) {
    const ms = readDuration(reading, path, value);
    return ms === undefined ? undefined : { kind: "constant", ms };
  }
  const [form, ...others] = Object.keys(object);
  if (form === undefined || others.length > 0) {
    const message = `A time is a duration or one of ${forms.join(", ")}, not ${shown(value)}.`;
    refuse(reading, path, { code: "scenario/bad-time", message });
    return undefined;
  }
  const inner = [...path, form];
  const given = fieldOf(object, form);
  switch (form) {
    case "constant": {
      const ms = readDuration(reading, inner, given);
      return ms === undefined ? undefined : { kind: "constant", ms };
    }
    case "uniform":
      return readUniform(reading, inner, given, stream);
    case "exponential": {
      const meanMs = readDuration(reading, inner, given);
      return meanMs === undefined ? undefined : { kind: "exponential", meanMs, stream };
    }
    case "lognormal": {
      const percentiles = readPercentiles(reading, inner, given, (at, percentile) =>
        readDuration(reading, at, percentile),
      );
      return percentiles === undefined ? undefined : { kind: "lognormal", ...percentiles, stream };
    }
    default:
      refuseName(reading, inner, { code: "scenario/bad-time", what: "distribution", name: form, known: forms });
      return undefined;
  }
}

function readUniform(reading: Reading, path: DocumentPath, value: unknown, stream: string): TimePlan | undefined {
  const bounds = listOf(value);
  if (bounds?.length !== 2) {
    refuse(reading, path, {
      code: "scenario/bad-time",
      message: `uniform is written [least, most], not ${shown(value)}.`,
    });
    return undefined;
  }
  const minMs = readDuration(reading, [...path, 0], bounds[0]);
  const maxMs = readDuration(reading, [...path, 1], bounds[1]);
  if (minMs === undefined || maxMs === undefined) return undefined;
  if (minMs <= maxMs) return { kind: "uniform", minMs, maxMs, stream };
  const instead = [bounds[1] ?? 0, bounds[0] ?? 0];
  refuse(reading, path, { code: "scenario/bad-time", message: "The least time is longer than the most.", instead });
  return undefined;
}

/** The parameters of a lognormal distribution from its middle and its 99th percentile. */
export function readPercentiles(
  reading: Reading,
  path: DocumentPath,
  value: unknown,
  readOne: (path: DocumentPath, value: unknown) => number | undefined,
): { readonly mu: number; readonly sigma: number } | undefined {
  const object = objectOf(value);
  if (object === undefined) {
    refuse(reading, path, {
      code: "scenario/bad-time",
      message: `lognormal is written { p50: …, p99: … }, not ${shown(value)}.`,
    });
    return undefined;
  }
  const p50 = readOne([...path, "p50"], fieldOf(object, "p50"));
  const p99 = readOne([...path, "p99"], fieldOf(object, "p99"));
  if (p50 === undefined || p99 === undefined) return undefined;
  if (p50 > 0 && p99 >= p50) return { mu: ln(p50), sigma: (ln(p99) - ln(p50)) / normalP99 };
  const message =
    "p50 must be more than 0 and p99 no less than p50: half of all values lie below p50, all but one in a hundred below p99.";
  refuse(reading, path, { code: "scenario/bad-time", message });
  return undefined;
}
