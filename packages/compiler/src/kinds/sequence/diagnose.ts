// What is wrong with a `sequence` beyond what all kinds share.
import type { Diagnostic, PatternRecord } from "@laban/model";
import type { KindContext } from "../compilable.ts";
import { named, pathIn, reportShapes, reportUnknownEvents } from "../record/report.ts";
import type { Subject } from "../record/report.ts";
import { durationInWords } from "../words/durationInWords.ts";
import { reportLaterSteps } from "./laterSteps.ts";
import { reportUnboundEnd } from "./unboundEnd.ts";
import { readSequence } from "./read.ts";
import type { SequenceReading } from "./read.ts";

/** Steps exist, in bounds and a window that can be met. */
export function diagnoseSequence(context: KindContext, subject: Subject, record: PatternRecord): readonly Diagnostic[] {
  const reading = readSequence(record);
  const { steps, guards } = reading;
  const isUnreadable = reading.problems.some(({ path }) => path.length === 1 && path[0] === "steps");
  return [
    ...reportShapes(subject, reading.problems),
    ...(isUnreadable ? [] : stepCount(subject, reading)),
    ...steps.flatMap((step, index) => {
      const isEmpty = step.names.length === 0 && step.problems.length === 0;
      return isEmpty ? [emptyStep(subject, index)] : reportUnknownEvents(context, subject, step.names);
    }),
    ...guards.flatMap((guard) => reportUnknownEvents(context, subject, guard.names)),
    ...repeatedNames(subject, reading),
    ...impossibleBounds(subject, reading),
    ...reportUnboundEnd(subject, reading),
    ...windowProblems(subject, record, reading),
    ...reportLaterSteps(subject, reading),
    ...(hasAction(record) ? [] : [doesNothing(subject)]),
  ];
}

function stepCount(subject: Subject, { steps }: SequenceReading): readonly Diagnostic[] {
  if (steps.length === 0) {
    return [
      {
        code: "sequence/no-steps",
        severity: "error",
        message: `${named(subject)} has no steps; list the event types in their order.`,
        path: pathIn(subject, ["steps"]),
      },
    ];
  }
  if (steps.length > 1 || (steps[0]?.max ?? 2) !== 1) return [];
  return [
    {
      code: "sequence/one-step",
      severity: "warning",
      message: `${named(subject)} has one step only, so it matches at once; add a step, or make it a pattern.`,
      path: pathIn(subject, ["steps"]),
    },
  ];
}

function emptyStep(subject: Subject, index: number): Diagnostic {
  return {
    code: "sequence/empty-step",
    severity: "error",
    message: `${named(subject)}: step ${index + 1} names no event type; name one, or remove the step.`,
    path: pathIn(subject, ["steps", index]),
    fix: { title: `Remove step ${index + 1}`, edits: [{ path: pathIn(subject, ["steps", index]) }] },
  };
}

function repeatedNames(subject: Subject, { steps }: SequenceReading): readonly Diagnostic[] {
  return steps.flatMap((step, index): readonly Diagnostic[] => {
    if (!step.isNamed || steps.findIndex(({ name }) => name === step.name) === index) return [];
    return [
      {
        code: "sequence/repeated-name",
        severity: "error",
        message: `${named(subject)}: two steps are called "${step.name}"; conditions could not tell them apart. Rename step ${index + 1}.`,
        path: pathIn(subject, [...step.path, "name"]),
        fix: {
          title: `Rename to "${step.name}_${index + 1}"`,
          edits: [{ path: pathIn(subject, [...step.path, "name"]), value: `${step.name}_${index + 1}` }],
        },
      },
    ];
  });
}

function impossibleBounds(subject: Subject, { steps }: SequenceReading): readonly Diagnostic[] {
  const reversed = steps
    .filter(({ min, max }) => max !== null && min > max)
    .map((step): Diagnostic => ({
      code: "sequence/min-over-max",
      severity: "error",
      message: `${named(subject)}: step "${step.name}" needs at least ${step.min} but takes at most ${step.max}; raise max or lower min.`,
      path: pathIn(subject, [...step.path, "max"]),
      fix: {
        title: `Set max to ${step.min}`,
        edits: [{ path: pathIn(subject, [...step.path, "max"]), value: step.min }],
      },
    }));
  if (steps.length === 0 || steps.some(({ min }) => min > 0)) return reversed;
  return [
    ...reversed,
    {
      code: "sequence/all-optional",
      severity: "error",
      message: `${named(subject)}: every step is optional, so it would match nothing at all; make one step required.`,
      path: pathIn(subject, ["steps"]),
    },
  ];
}

function windowProblems(subject: Subject, record: PatternRecord, reading: SequenceReading): readonly Diagnostic[] {
  const interval = reading.maxInterval.ms;
  const within = reading.within.ms;
  const isWritten = record["max_interval"] !== undefined || record["within"] !== undefined;
  if (!isWritten && !reading.isUnbounded && reading.steps.length > 0) {
    return [
      {
        code: "sequence/no-window",
        severity: "warning",
        message: `${named(subject)} has no window; add "within" or mark it unbounded.`,
        path: pathIn(subject, []),
        fix: { title: 'Add "within: 1h"', edits: [{ path: pathIn(subject, ["within"]), value: "1h" }] },
      },
    ];
  }
  if (interval === undefined || within === undefined || interval <= within) return [];
  const each = durationInWords(record["max_interval"]);
  const all = durationInWords(record["within"]);
  return [
    {
      code: "sequence/interval-over-window",
      severity: "warning",
      message: `${named(subject)} allows ${each} between steps but only ${all} in all, so "max_interval" never matters; lower it or remove it.`,
      path: pathIn(subject, ["max_interval"]),
      fix: { title: 'Remove "max_interval"', edits: [{ path: pathIn(subject, ["max_interval"]) }] },
    },
  ];
}

function hasAction(record: PatternRecord): boolean {
  return ["do", "on_timeout", "on_violated", "on_broken", "on_cancelled"].some((field) => record[field] !== undefined);
}

function doesNothing(subject: Subject): Diagnostic {
  return {
    code: "pattern/no-action",
    severity: "info",
    message: `${named(subject)} asks nobody for anything; its outcomes are only counted. Add "do" to act.`,
    path: pathIn(subject, []),
  };
}
