// A condition that reads a step which comes later can never be answered: nothing is bound there yet.
import { prepareCondition } from "@laban/cel";
import type { Diagnostic } from "@laban/model";
import type { ConditionText } from "../record/eventTest.ts";
import { named, pathIn } from "../record/report.ts";
import type { Subject } from "../record/report.ts";
import type { SequenceReading } from "./read.ts";

/** Warns of conditions of steps, and of guards with a place, that read what is bound only after them. */
export function reportLaterSteps(subject: Subject, { steps, guards }: SequenceReading): readonly Diagnostic[] {
  const names = steps.map(({ name }) => name);
  return [
    ...steps.flatMap(({ when, name, members }, index) =>
      [when, ...(members?.tests ?? []).map((test) => test.when)].flatMap((condition) =>
        laterReads(subject, condition, { names, last: index, place: `step "${name}"` }),
      ),
    ),
    ...guards.flatMap(({ when, after }) =>
      laterReads(subject, when, { names, last: after ?? names.length, place: "what is forbidden" }),
    ),
  ];
}

function laterReads(
  subject: Subject,
  when: ConditionText | undefined,
  at: { readonly names: readonly string[]; readonly last: number; readonly place: string },
): readonly Diagnostic[] {
  if (when === undefined || !when.text.includes("steps")) return [];
  const read = prepareCondition(when.text, {}).reads.flatMap(([root, name]) =>
    root === "steps" && name !== undefined ? [name] : [],
  );
  const later = [...new Set(read)].filter((name) => at.names.indexOf(name) > at.last);
  return later.map((name) => ({
    code: "sequence/reads-later-step",
    severity: "warning",
    message: `${named(subject)}: the condition of ${at.place} reads step "${name}", which comes later, so it is never known; ask there instead.`,
    path: pathIn(subject, when.path),
  }));
}
