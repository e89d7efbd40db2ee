// Makes a threshold operator of a `threshold`.
import type { ThresholdOperator } from "@laban/bundle";
import type { PatternRecord } from "@laban/model";
import type { CompiledPattern, KindContext, OperatorPlace } from "../compilable.ts";
import { actionPlaces, conditionPlace, finish } from "../record/finish.ts";
import { readOperatorBase } from "../record/operatorBase.ts";
import { reportUnknownFields } from "../record/report.ts";
import { diagnoseThreshold } from "./diagnose.ts";
import { THRESHOLD_ACTIONS } from "./ports.ts";
import { readThreshold, type ThresholdReading } from "./read.ts";
import { reportMeasured } from "./reportMeasured.ts";
import { thresholdSchema } from "./schema.ts";

export function compileThreshold(context: KindContext, id: string, record: PatternRecord): CompiledPattern {
  const subject = { id, title: "Threshold" };
  const { base, diagnostics } = readOperatorBase(subject, record, THRESHOLD_ACTIONS);
  const reading = readThreshold(record);
  const { names, when, within, last, fires } = reading;
  const [measure] = reading.measures;
  const [compared] = measure?.comparisons ?? [];
  // What is missing has an error, and this operator then goes nowhere.
  const operator: ThresholdOperator = {
    operator: "threshold",
    ...base,
    on: names.map(({ name }) => name),
    ...(when === undefined ? {} : { when: when.text }),
    measure: measure?.measure ?? "count",
    ...(measure?.of === undefined ? {} : { of: measure.of.text }),
    comparison: compared?.comparison ?? "at_least",
    value: compared?.value ?? 0,
    ...(within.ms === undefined ? {} : { withinMs: within.ms }),
    ...(last === undefined ? {} : { last }),
    fires,
  };
  return finish(context, subject, {
    operator,
    diagnostics: [
      ...reportUnknownFields(subject, record, thresholdSchema),
      ...diagnostics,
      ...diagnoseThreshold(context, subject, record),
      ...reportMeasured(subject, operator, context.events),
    ],
    places: placesOf(reading),
  });
}

function placesOf({ when, measures }: ThresholdReading): readonly OperatorPlace[] {
  const [measure] = measures;
  return [
    ...conditionPlace([], when),
    ...(measure === undefined
      ? []
      : [
          { operator: ["measure"], record: measure.path },
          { operator: ["value"], record: measure.path },
          { operator: ["of"], record: measure.of?.path ?? measure.path },
        ]),
    ...actionPlaces(THRESHOLD_ACTIONS),
  ];
}
