// Reads what operators of all kinds share: priority, cool-down, group, key, scope, and the action of each outcome.
import { isJsonList } from "@laban/model";
import type { Ask, Diagnostic, Json, PatternRecord } from "@laban/model";
import type { BundleAction, OperatorBase, Path } from "@laban/bundle";
import { parseCorrelationPath } from "../../correlationPath.ts";
import { bundleAction, readAction } from "./action.ts";
import { readDuration } from "./duration.ts";
import type { ShapeProblem } from "./eventTest.ts";
import { reportShapes } from "./report.ts";
import type { Subject } from "./report.ts";
import { readChoice, readInteger } from "./scalars.ts";

/** The default of the semantics page. */
const PRIORITY_DEFAULT = 1;

/** Most live runs of one key that a record may ask for. */
const RUNS_MAX = 100_000;

/** The shared part of the operator; with problems it is only fit for looking at. */
export interface OperatorBaseReading {
  readonly base: OperatorBase;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the shared fields; `actionFields` says which field holds the action of which outcome. */
export function readOperatorBase(
  subject: Subject,
  record: PatternRecord,
  actionFields: readonly (readonly [field: string, outcome: Ask["outcome"]])[],
): OperatorBaseReading {
  const problems: ShapeProblem[] = [];
  const priority = readInteger(
    record["priority"],
    ["priority"],
    { min: -1000, max: 1000, missing: PRIORITY_DEFAULT },
    problems,
  );
  const cooldown = readDuration(record["cooldown"], ["cooldown"]);
  problems.push(...cooldown.problems);
  const scope = readChoice(record["scope"], ["scope"], ["key", "global"], problems);
  const exclusiveGroup = readGroup(record["exclusive_group"], problems);
  const by = readBy(record["by"], problems);
  if (by !== undefined && scope === "global") {
    problems.push({
      message: 'cannot stand beside scope "global", which has one key for all; keep one of them',
      path: ["by"],
    });
  }
  const runsPerKeyMax = readRunsMax(record["max_runs"], problems);
  const actions = readActions(record, actionFields, problems);
  return {
    base: {
      id: subject.id,
      priority,
      scope,
      actions,
      ...(exclusiveGroup === undefined ? {} : { exclusiveGroup }),
      ...(cooldown.ms === undefined ? {} : { cooldownMs: cooldown.ms }),
      ...(by === undefined ? {} : { by }),
      ...(runsPerKeyMax === undefined ? {} : { runsPerKeyMax }),
    },
    diagnostics: reportShapes(subject, problems),
  };
}

function readActions(
  record: PatternRecord,
  fields: readonly (readonly [field: string, outcome: Ask["outcome"]])[],
  problems: ShapeProblem[],
): OperatorBase["actions"] {
  const actions: Partial<Record<Ask["outcome"], BundleAction>> = {};
  for (const [field, outcome] of fields) {
    const reading = readAction(record[field], [field]);
    if (reading === undefined) continue;
    problems.push(...reading.problems);
    const action = bundleAction(reading);
    if (action !== undefined) actions[outcome] = action;
  }
  return actions;
}

function readRunsMax(value: Json | undefined, problems: ShapeProblem[]): number | undefined {
  if (value === undefined || value === null) return undefined;
  return readInteger(value, ["max_runs"], { min: 1, max: RUNS_MAX, missing: RUNS_MAX }, problems);
}

function readGroup(value: Json | undefined, problems: ShapeProblem[]): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  problems.push({ message: "should be the name of a group", path: ["exclusive_group"] });
  return undefined;
}

function readBy(value: Json | undefined, problems: ShapeProblem[]): readonly Path[] | undefined {
  if (value === undefined || value === null) return undefined;
  const items = isJsonList(value) ? value : [value];
  const paths: Path[] = [];
  for (const [index, item] of items.entries()) {
    const path = typeof item === "string" ? parseCorrelationPath(item) : undefined;
    if (path === undefined) {
      problems.push({
        message: 'should be a path from the event, such as "data.order_id" or "correlation_id"',
        path: ["by", index],
      });
    } else paths.push(path);
  }
  return paths.length === 0 ? undefined : paths;
}
