// Makes an absence operator of an `absence`.
import type { PatternRecord } from "@laban/model";
import type { AbsenceOperator } from "@laban/bundle";
import type { CompiledPattern, KindContext } from "../compilable.ts";
import { compileTest } from "../record/eventTest.ts";
import { actionPlaces, conditionPlace, finish } from "../record/finish.ts";
import { readOperatorBase } from "../record/operatorBase.ts";
import { reportUnknownFields } from "../record/report.ts";
import { diagnoseAbsence } from "./diagnose.ts";
import { ABSENCE_ACTIONS } from "./ports.ts";
import { readAbsence } from "./read.ts";
import { absenceSchema } from "./schema.ts";

export function compileAbsence(context: KindContext, id: string, record: PatternRecord): CompiledPattern {
  const subject = { id, title: "Absence" };
  const { base, diagnostics } = readOperatorBase(subject, record, ABSENCE_ACTIONS);
  const reading = readAbsence(record);
  const operator: AbsenceOperator = {
    operator: "absence",
    ...base,
    start: compileTest(reading.start),
    expect: compileTest(reading.expect),
    ...(reading.cancel === undefined ? {} : { cancel: compileTest(reading.cancel) }),
    // Without a deadline the record has an error, and this operator goes nowhere.
    withinMs: reading.within.ms ?? 0,
    starts: reading.starts,
    repeat: reading.repeat,
  };
  return finish(context, subject, {
    operator,
    diagnostics: [
      ...reportUnknownFields(subject, record, absenceSchema),
      ...diagnostics,
      ...diagnoseAbsence(context, subject, record),
    ],
    places: [
      ...conditionPlace(["start"], reading.start.when),
      ...conditionPlace(["expect"], reading.expect.when),
      ...conditionPlace(["cancel"], reading.cancel?.when),
      ...actionPlaces(ABSENCE_ACTIONS),
    ],
  });
}
