// What is wrong with a `threshold` beyond what all kinds share.
import type { Diagnostic, PatternRecord } from "@laban/model";
import type { KindContext } from "../compilable.ts";
import { named, pathIn, reportShapes, reportUnknownEvents, type Subject } from "../record/report.ts";
import { reportNoAction } from "../record/window.ts";
import { MEASURES, takesOf } from "./measures.ts";
import { type MeasureReading, readThreshold, type ThresholdReading } from "./read.ts";

/** One measure with one comparison, over a window; and nothing that can never be. */
export function diagnoseThreshold(
  context: KindContext,
  subject: Subject,
  record: PatternRecord,
): readonly Diagnostic[] {
  const reading = readThreshold(record);
  const { names, measures, problems } = reading;
  const isMissing = names.length === 0 && !problems.some(({ path }) => path[0] === "on");
  return [
    ...reportShapes(subject, problems),
    ...(isMissing ? [noEvent(subject)] : reportUnknownEvents(context, subject, names)),
    ...measureCount(subject, reading),
    ...measures.flatMap((measure) => comparisonCount(subject, measure, problems)),
    ...measures.flatMap((measure) => valueProblems(subject, measure)),
    ...windowProblems(subject, reading),
    ...neverReached(subject, reading),
    ...recoveryProblems(subject, record, reading),
    ...reportNoAction(subject, record["do"] !== undefined || record["on_recovered"] !== undefined),
  ];
}

function noEvent(subject: Subject): Diagnostic {
  return {
    code: "threshold/no-event",
    severity: "error",
    message: `${named(subject)} measures no event type; name one in "on".`,
    path: pathIn(subject, ["on"]),
  };
}

function measureCount(subject: Subject, { measures }: ThresholdReading): readonly Diagnostic[] {
  const [first, ...others] = measures;
  if (first === undefined) {
    const path = pathIn(subject, ["count"]);
    return [
      {
        code: "threshold/no-measure",
        severity: "error",
        message: `${named(subject)} measures nothing; give one of ${MEASURES.join(", ")}.`,
        path,
        fix: { title: 'Add "count: { at_least: 5 }"', edits: [{ path, value: { at_least: 5 } }] },
      },
    ];
  }
  return others.map(({ measure, path }) => ({
    code: "threshold/two-measures",
    severity: "error",
    message: `${named(subject)} has both "${first.measure}" and "${measure}"; keep one, and make another threshold of the other.`,
    path: pathIn(subject, path),
    fix: { title: `Remove "${measure}"`, edits: [{ path: pathIn(subject, path) }] },
  }));
}

function comparisonCount(
  subject: Subject,
  { measure, comparisons, path }: MeasureReading,
  problems: ThresholdReading["problems"],
): readonly Diagnostic[] {
  const [first, ...others] = comparisons;
  if (first === undefined) {
    if (problems.some((problem) => problem.path[0] === measure)) return [];
    const at = pathIn(subject, [...path, "at_least"]);
    return [
      {
        code: "threshold/no-comparison",
        severity: "error",
        message: `${named(subject)} compares "${measure}" with nothing; add "at_least", "more_than", "at_most" or "less_than".`,
        path: pathIn(subject, path),
        fix: { title: 'Add "at_least: 5"', edits: [{ path: at, value: 5 }] },
      },
    ];
  }
  return others.map(({ comparison }) => ({
    code: "threshold/two-comparisons",
    severity: "error",
    message: `${named(subject)} has both "${first.comparison}" and "${comparison}"; keep one of them.`,
    path: pathIn(subject, [...path, comparison]),
    fix: { title: `Remove "${comparison}"`, edits: [{ path: pathIn(subject, [...path, comparison]) }] },
  }));
}

function valueProblems(subject: Subject, { measure, of, path }: MeasureReading): readonly Diagnostic[] {
  const at = pathIn(subject, [...path, "of"]);
  if (!takesOf(measure) || of !== undefined) return [];
  return [
    {
      code: "threshold/no-value",
      severity: "error",
      message: `${named(subject)} does not say whose ${measure}; give the value of an event in "of", as of: data.amount.`,
      path: at,
    },
  ];
}

function windowProblems(subject: Subject, { within, last, problems }: ThresholdReading): readonly Diagnostic[] {
  const isSaid = problems.some(({ path }) => path[0] === "within" || path[0] === "last");
  if (isSaid || last !== undefined || (within.ms !== undefined && within.ms > 0)) return [];
  const path = pathIn(subject, ["within"]);
  return [
    {
      code: "threshold/no-window",
      severity: "error",
      message: `${named(subject)} has no window; say how long events stay in "within", or how many in "last".`,
      path,
      fix: { title: 'Set "within: 10m"', edits: [{ path, value: "10m" }] },
    },
  ];
}

/** More than there can be in the window. */
function neverReached(subject: Subject, { measures, last, fires }: ThresholdReading): readonly Diagnostic[] {
  const [measure] = measures;
  const [compared] = measure?.comparisons ?? [];
  if (measure === undefined || compared === undefined) return [];
  if (measure.measure !== "count" && measure.measure !== "distinct") return [];
  const { comparison, value } = compared;
  const needed = comparison === "at_least" ? value : comparison === "more_than" ? value + 1 : 0;
  const path = pathIn(subject, [...measure.path, comparison]);
  if (last !== undefined && needed > last) {
    return [
      {
        code: "threshold/never",
        severity: "warning",
        message: `${named(subject)} looks at the last ${last} only, so there are never ${needed}; raise "last".`,
        path,
        fix: {
          title: `Set "last: ${Math.ceil(needed)}"`,
          edits: [{ path: pathIn(subject, ["last"]), value: Math.ceil(needed) }],
        },
      },
    ];
  }
  const isAlways = (comparison === "at_least" && value <= 1) || (comparison === "more_than" && value < 1);
  if (!isAlways || fires !== "every") return [];
  return [
    {
      code: "threshold/always",
      severity: "warning",
      message: `${named(subject)} fires on every event, since there always is one; raise the value, or make it a pattern.`,
      path,
    },
  ];
}

function recoveryProblems(subject: Subject, record: PatternRecord, { fires }: ThresholdReading): readonly Diagnostic[] {
  if (record["on_recovered"] === undefined || fires === "edge") return [];
  const path = pathIn(subject, ["fires"]);
  return [
    {
      code: "threshold/no-recovery",
      severity: "error",
      message: `${named(subject)} fires on "${fires}", which knows no recovering; let it fire on the edge, or remove "on_recovered".`,
      path,
      fix: { title: 'Set "fires: edge"', edits: [{ path, value: "edge" }] },
    },
  ];
}
