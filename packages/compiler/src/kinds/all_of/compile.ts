// Makes an all_of operator of an `all_of`.
import type { AllOfMember, AllOfOperator } from "@laban/bundle";
import type { PatternRecord } from "@laban/model";
import type { CompiledPattern, KindContext, OperatorPlace } from "../compilable.ts";
import { compileTest } from "../record/eventTest.ts";
import { actionPlaces, conditionPlace, finish } from "../record/finish.ts";
import type { MemberReading } from "../record/members.ts";
import { readOperatorBase } from "../record/operatorBase.ts";
import { reportUnknownFields } from "../record/report.ts";
import { diagnoseAllOf } from "./diagnose.ts";
import { ALL_OF_ACTIONS } from "./ports.ts";
import { type AllOfReading, readAllOf } from "./read.ts";
import { allOfSchema } from "./schema.ts";

export function compileAllOf(context: KindContext, id: string, record: PatternRecord): CompiledPattern {
  const subject = { id, title: "All of" };
  const { base, diagnostics } = readOperatorBase(subject, record, ALL_OF_ACTIONS);
  const reading = readAllOf(record);
  const members = joined(reading.members);
  const operator: AllOfOperator = {
    operator: "all_of",
    ...base,
    members: members.map(compileMember),
    // Without a window the record has an error, and this operator goes nowhere.
    withinMs: reading.within.ms ?? 0,
    anchor: reading.anchor,
    ...(reading.trigger === undefined ? {} : { trigger: compileTest(reading.trigger) }),
    afterMatch: reading.afterMatch,
  };
  return finish(context, subject, {
    operator,
    diagnostics: [
      ...reportUnknownFields(subject, record, allOfSchema),
      ...diagnostics,
      ...diagnoseAllOf(context, subject, record),
    ],
    places: placesOf(reading, members),
  });
}

/** The same type listed twice is one member with the count 2: traces then say how many are missing. */
function joined(members: readonly MemberReading[]): readonly MemberReading[] {
  const all: MemberReading[] = [];
  for (const member of members) {
    const same = all.findIndex((other) => !member.isNamed && !other.isNamed && isSameTest(member, other));
    const first = all[same];
    if (first === undefined) all.push(member);
    else all[same] = { ...first, count: first.count + member.count };
  }
  return all;
}

function isSameTest(one: MemberReading, other: MemberReading): boolean {
  const types = (member: MemberReading): string => JSON.stringify(member.names.map(({ name }) => name).toSorted());
  return one.when?.text === other.when?.text && types(one) === types(other);
}

function compileMember({ name, count, ...test }: MemberReading): AllOfMember {
  return { name, count, ...compileTest(test) };
}

function placesOf({ trigger }: AllOfReading, members: readonly MemberReading[]): readonly OperatorPlace[] {
  return [
    ...members.flatMap((member, index): readonly OperatorPlace[] => [
      { operator: ["members", index], record: member.path },
      ...conditionPlace(["members", index], member.when),
    ]),
    { operator: ["members"], record: ["events"] },
    ...conditionPlace(["trigger"], trigger?.when),
    ...actionPlaces(ALL_OF_ACTIONS),
  ];
}
