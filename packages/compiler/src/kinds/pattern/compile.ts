// Makes a match operator of a `pattern`.
import type { PatternRecord } from "@laban/model";
import type { MatchOperator } from "@laban/bundle";
import type { CompiledPattern, KindContext } from "../compilable.ts";
import { readCondition, readEventNames } from "../record/eventTest.ts";
import { readOperatorBase } from "../record/operatorBase.ts";
import { reportUnknownFields } from "../record/report.ts";
import { actionPlaces, conditionPlace, finish } from "../record/finish.ts";
import { diagnosePattern } from "./diagnose.ts";
import { PATTERN_ACTIONS } from "./ports.ts";
import { patternSchema } from "./schema.ts";

export function compilePattern(context: KindContext, id: string, record: PatternRecord): CompiledPattern {
  const subject = { id, title: "Pattern" };
  const { base, diagnostics } = readOperatorBase(subject, record, PATTERN_ACTIONS);
  const { when } = readCondition(record["when"], ["when"]);
  const operator: MatchOperator = {
    operator: "match",
    ...base,
    on: readEventNames(record["on"], ["on"]).names.map(({ name }) => name),
    ...(when === undefined ? {} : { when: when.text }),
  };
  return finish(context, subject, {
    operator,
    diagnostics: [
      ...reportUnknownFields(subject, record, patternSchema),
      ...diagnostics,
      ...diagnosePattern(context, subject, record),
    ],
    places: [...conditionPlace([], when), ...actionPlaces(PATTERN_ACTIONS)],
  });
}
