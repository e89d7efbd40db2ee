// Makes an any_of operator of an `any_of`.
import type { Alternative, AnyOfOperator } from "@laban/bundle";
import type { PatternRecord } from "@laban/model";
import type { CompiledPattern, KindContext, OperatorPlace } from "../compilable.ts";
import { bundleAction } from "../record/action.ts";
import { compileTest } from "../record/eventTest.ts";
import { actionPlaces, conditionPlace, finish } from "../record/finish.ts";
import type { MemberReading } from "../record/members.ts";
import { readOperatorBase } from "../record/operatorBase.ts";
import { reportUnknownFields } from "../record/report.ts";
import { diagnoseAnyOf } from "./diagnose.ts";
import { ANY_OF_ACTIONS } from "./ports.ts";
import { type AnyOfReading, readAnyOf } from "./read.ts";
import { anyOfSchema } from "./schema.ts";

export function compileAnyOf(context: KindContext, id: string, record: PatternRecord): CompiledPattern {
  const subject = { id, title: "Any of" };
  const { base, diagnostics } = readOperatorBase(subject, record, ANY_OF_ACTIONS);
  const reading = readAnyOf(record);
  const { start, within } = reading;
  const operator: AnyOfOperator = {
    operator: "any_of",
    ...base,
    ...(start === undefined ? {} : { start: compileTest(start) }),
    alternatives: reading.alternatives.map(compileAlternative),
    ...(within.ms === undefined ? {} : { withinMs: within.ms }),
    starts: reading.starts,
  };
  return finish(context, subject, {
    operator,
    diagnostics: [
      ...reportUnknownFields(subject, record, anyOfSchema),
      ...diagnostics,
      ...diagnoseAnyOf(context, subject, record),
    ],
    places: placesOf(reading),
  });
}

function compileAlternative({ name, action, ...test }: MemberReading): Alternative {
  const own = bundleAction(action);
  return { name, ...compileTest(test), ...(own === undefined ? {} : { action: own }) };
}

function placesOf({ start, alternatives }: AnyOfReading): readonly OperatorPlace[] {
  return [
    ...alternatives.flatMap((alternative, index): readonly OperatorPlace[] => [
      { operator: ["alternatives", index], record: alternative.path },
      { operator: ["alternatives", index, "action"], record: [...alternative.path, "do"] },
      ...conditionPlace(["alternatives", index], alternative.when),
    ]),
    { operator: ["alternatives"], record: ["events"] },
    ...conditionPlace(["start"], start?.when),
    ...actionPlaces(ANY_OF_ACTIONS),
  ];
}
