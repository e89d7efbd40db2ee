// Says a `sequence` in a sentence and on its card.
import type { PatternRecord, SentencePart } from "@laban/model";
import {
  actionInWords,
  conditionPart,
  durationPart,
  eventsInWords,
  outcomesInWords,
  testInWords,
  words,
} from "../words/sentence.ts";
import { durationInWords } from "../words/durationInWords.ts";
import { readSequence } from "./read.ts";
import type { GuardReading, SequenceReading } from "./read.ts";
import type { StepReading } from "./readStep.ts";

const OUTCOMES: readonly (readonly [field: string, words: string])[] = [
  ["on_timeout", "when time runs out"],
  ["on_violated", "when a forbidden event comes"],
  ["on_broken", "when the order is broken"],
  ["on_cancelled", "when it is cancelled"],
  ["on_evicted", "when it is evicted"],
];

/** "When order_received, payment_successful happen in this order, each within 2 h of the last, ask …" */
export function sequenceSentence(record: PatternRecord): readonly SentencePart[] {
  const reading = readSequence(record);
  return [
    words("When "),
    ...stepsInWords(reading.steps),
    words(reading.steps.length === 1 ? " happens" : " happen in this order"),
    ...(record["strict"] === true ? [words(", with nothing between")] : []),
    ...windowInWords(record),
    ...guardsInWords(reading),
    words(", "),
    ...actionInWords(record["do"]),
    ...outcomesInWords(record, OUTCOMES),
    words("."),
  ];
}

/** The window: "within 2 h each", "2 h each, 7 d in all"; without one, the number of steps. */
export function sequenceFace(record: PatternRecord): { readonly text: string; readonly style: "code" | "time" } {
  const each = record["max_interval"];
  const all = record["within"];
  if (each !== undefined && all !== undefined) {
    return { text: `within ${durationInWords(each)} each, ${durationInWords(all)} in all`, style: "time" };
  }
  if (each !== undefined) return { text: `within ${durationInWords(each)} each`, style: "time" };
  if (all !== undefined) return { text: `within ${durationInWords(all)}`, style: "time" };
  return { text: "without a window", style: "time" };
}

function stepsInWords(steps: readonly StepReading[]): readonly SentencePart[] {
  if (steps.length === 0) return [words("no steps")];
  return steps.flatMap((step, index) => {
    const joint = index === 0 ? [] : [words(index === steps.length - 1 ? " and " : ", ")];
    return [...joint, ...stepInWords(step)];
  });
}

/** "all of a, b and c", "one of a (x is 1) and b"; a step without members as any event test. */
function stepInWords(step: StepReading): readonly SentencePart[] {
  if (step.members === undefined) return [...testInWords(step), ...repeatsInWords(step)];
  const { takes, tests } = step.members;
  const parts: SentencePart[] = [];
  for (const [index, test] of tests.entries()) {
    if (index > 0) parts.push(words(index === tests.length - 1 ? " and " : ", "));
    parts.push(...testInWords(test));
  }
  const isAll = takes === "all";
  const condition = step.when === undefined ? [] : [...conditionPart(step.when, " ("), words(")")];
  const optional = isAll && step.min === 0 ? [words(" (if they come)")] : [];
  return [words(isAll ? "all of " : "one of "), ...parts, ...condition, ...(isAll ? optional : repeatsInWords(step))];
}

function repeatsInWords({ min, max }: StepReading): readonly SentencePart[] {
  if (min === 1 && max === 1) return [];
  if (min === 0 && max === 1) return [words(" (if it comes)")];
  if (max === null) return [words(` (${min} times or more)`)];
  return [words(min === max ? ` (${min} times)` : ` (${min} to ${max} times)`)];
}

function windowInWords(record: PatternRecord): readonly SentencePart[] {
  const each = record["max_interval"];
  const all = record["within"];
  return [
    ...(each === undefined ? [] : [words(", each within "), durationPart(each), words(" of the last")]),
    ...(all === undefined ? [] : [words(each === undefined ? ", within " : " and all within "), durationPart(all)]),
  ];
}

function guardsInWords({ guards, steps }: SequenceReading): readonly SentencePart[] {
  return guards.flatMap((guard, index) => [
    words(index === 0 ? ", and no " : ", no "),
    ...eventsInWords(guard.names),
    ...placeInWords(guard, steps),
  ]);
}

function placeInWords({ after }: GuardReading, steps: readonly StepReading[]): readonly SentencePart[] {
  const step = after === undefined ? undefined : steps[after];
  return step === undefined ? [words(" comes between")] : [words(" comes after "), { text: step.name, means: "event" }];
}
