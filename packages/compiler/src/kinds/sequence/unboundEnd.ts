// The end of a sequence that never binds anything: it matches as soon as nothing more is required, so what is optional there is not waited for.
import type { Diagnostic, DocumentPath } from "@laban/model";
import { named, pathIn } from "../record/report.ts";
import type { Subject } from "../record/report.ts";
import type { SequenceReading } from "./read.ts";
import type { StepReading } from "./readStep.ts";

/** Warns of optional steps after the last required one, and of repeats of that one beyond its minimum. */
export function reportUnboundEnd(subject: Subject, { steps }: SequenceReading): readonly Diagnostic[] {
  const last = steps.findLastIndex(({ min }) => min > 0);
  const step = steps[last];
  // Without a required step there is another message.
  if (step === undefined) return [];
  const isLoop = step.max === null || step.max > step.min;
  return [
    ...(isLoop ? [neverRepeats(subject, step)] : []),
    // From the end: each fix removes one item of the list, and the others keep their places.
    ...steps.slice(last + 1).map((optional) => neverBinds(subject, optional, step)),
  ];
}

function neverBinds(subject: Subject, { name, path }: StepReading, required: StepReading): Diagnostic {
  return warning(
    subject,
    path,
    `step "${name}" never binds anything, since the sequence matches with "${required.name}" and does not wait for what is optional after it; make it required, or remove it`,
    { title: `Remove step "${name}"`, edits: [{ path: pathIn(subject, path) }] },
  );
}

function neverRepeats(subject: Subject, { name, min, path }: StepReading): Diagnostic {
  const times = min === 1 ? "once" : `${min} times`;
  return warning(
    subject,
    [...path, "max"],
    `step "${name}" never binds more than ${min}, since the sequence matches when it came ${times}; raise min, or let a required step follow`,
    { title: `Set max to ${min}`, edits: [{ path: pathIn(subject, [...path, "max"]), value: min }] },
  );
}

function warning(subject: Subject, path: DocumentPath, what: string, fix: NonNullable<Diagnostic["fix"]>): Diagnostic {
  return {
    code: "sequence/never-binds",
    severity: "warning",
    message: `${named(subject)}: ${what}.`,
    path: pathIn(subject, path),
    fix,
  };
}
