// Makes a sequence operator of a `sequence`.
import type { PatternRecord } from "@laban/model";
import type { EventTest, SequenceGuard, SequenceOperator, SequenceStep } from "@laban/bundle";
import type { CompiledPattern, KindContext, OperatorPlace } from "../compilable.ts";
import type { EventTestReading } from "../record/eventTest.ts";
import { actionPlaces, conditionPlace, finish } from "../record/finish.ts";
import { readOperatorBase } from "../record/operatorBase.ts";
import { reportUnknownFields } from "../record/report.ts";
import { diagnoseSequence } from "./diagnose.ts";
import { SEQUENCE_ACTIONS } from "./ports.ts";
import { readSequence } from "./read.ts";
import type { GuardReading, SequenceReading } from "./read.ts";
import type { StepReading } from "./readStep.ts";
import { sequenceSchema } from "./schema.ts";

export function compileSequence(context: KindContext, id: string, record: PatternRecord): CompiledPattern {
  const subject = { id, title: "Sequence" };
  const { base, diagnostics } = readOperatorBase(subject, record, SEQUENCE_ACTIONS);
  const reading = readSequence(record);
  const operator: SequenceOperator = {
    operator: "sequence",
    ...base,
    steps: reading.steps.map(compileStep),
    guards: reading.guards.map(compileGuard),
    ...(reading.maxInterval.ms === undefined ? {} : { maxIntervalMs: reading.maxInterval.ms }),
    ...(reading.within.ms === undefined ? {} : { withinMs: reading.within.ms }),
    starts: reading.starts,
    afterMatch: reading.afterMatch,
  };
  return finish(context, subject, {
    operator,
    diagnostics: [
      ...reportUnknownFields(subject, record, sequenceSchema),
      ...diagnostics,
      ...diagnoseSequence(context, subject, record),
    ],
    places: placesOf(reading),
  });
}

function placesOf({ steps, guards }: SequenceReading): readonly OperatorPlace[] {
  return [
    ...steps.flatMap((step, index): readonly OperatorPlace[] => [
      { operator: ["steps", index], record: step.path },
      ...conditionPlace(["steps", index], step.when),
      ...(step.members?.tests ?? []).flatMap(({ when }, at) =>
        conditionPlace(["steps", index, step.members?.takes ?? "any", at], when),
      ),
    ]),
    ...guards.flatMap((guard, index): readonly OperatorPlace[] => [
      { operator: ["guards", index], record: guard.path },
      ...conditionPlace(["guards", index], guard.when),
    ]),
    ...actionPlaces(SEQUENCE_ACTIONS),
  ];
}

function compileStep({ name, names, when, min, max, strict, members }: StepReading): SequenceStep {
  return {
    name,
    events: members === undefined ? names.map((event) => event.name) : [...new Set(names.map((event) => event.name))],
    ...(when === undefined ? {} : { when: when.text }),
    min,
    max,
    strict,
    ...(members === undefined ? {} : { [members.takes]: members.tests.map(compileMember) }),
  };
}

function compileMember({ names, when }: EventTestReading): EventTest {
  return { events: names.map((event) => event.name), ...(when === undefined ? {} : { when: when.text }) };
}

function compileGuard({ names, when, after }: GuardReading): SequenceGuard {
  return {
    events: names.map((event) => event.name),
    ...(when === undefined ? {} : { when: when.text }),
    ...(after === undefined ? {} : { after }),
  };
}
