// What the calls of every kind have in common: the action, the priority, and durations in seconds.
import { durationText, parseDuration } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import type { DesignSketch } from "../sketch.ts";
import type { CallFields } from "./callFields.ts";

/** What is asked, and of whom; the capability is offered by someone then. */
export function actionOf(fields: CallFields, sketch: DesignSketch, timeout?: number): JsonObject {
  const action = fields.text("action");
  const capability = fields.text("target_capability") ?? fields.text("capability");
  if (action === undefined && capability === undefined) return {};
  if (capability !== undefined) sketch.ensureCapability(capability);
  return {
    do: {
      ...(action === undefined ? {} : { action }),
      ...(capability === undefined ? {} : { capability }),
      ...(timeout === undefined ? {} : { timeout: seconds(timeout) }),
    },
  };
}

/** What every kind may have; `cooldown` and `exclusive_group` are words of Laban's own Python. */
export function sharedFields(fields: CallFields): JsonObject {
  const priority = fields.number("priority");
  const cooldown = fields.number("cooldown");
  const group = fields.text("exclusive_group");
  return {
    ...(priority === undefined || priority === 1 ? {} : { priority }),
    ...(cooldown === undefined ? {} : { cooldown: seconds(cooldown) }),
    ...(group === undefined ? {} : { exclusive_group: group }),
  };
}

/** A key as a path; the source looks it up in the data. */
export function keyPath(key: string): string {
  return key === "correlation_id" || key.startsWith("data.") ? key : `data.${key}`;
}

/** Seconds as a duration with its unit; what is none stays as it is, for the reader of our own text to complain about. */
export function seconds(value: number): Json {
  const read = parseDuration(value);
  return read.ok ? durationText(read.ms) : value;
}
