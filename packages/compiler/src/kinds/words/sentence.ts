// The pieces that the sentences of all kinds are put together from.
import type { Json, SentencePart } from "@laban/model";
import type { ConditionText, EventName, EventTestReading } from "../record/eventTest.ts";
import { readAction } from "../record/action.ts";
import { conditionInWords } from "./conditionInWords.ts";
import { durationInWords } from "./durationInWords.ts";

/** Plain words between the names. */
export function words(text: string): SentencePart {
  return { text };
}

/** "a", "a or b", "a, b or c"; "an event" while none is named. */
export function eventsInWords(names: readonly EventName[]): readonly SentencePart[] {
  if (names.length === 0) return [words("an event")];
  return names.flatMap(({ name }, index) => {
    const part: SentencePart = { text: name, means: "event" };
    if (index === 0) return [part];
    return [words(index === names.length - 1 ? " or " : ", "), part];
  });
}

/** " and retry_count is under 3", or nothing. */
export function conditionPart(condition: ConditionText | undefined, joint: string): readonly SentencePart[] {
  if (condition === undefined) return [];
  return [words(joint), { text: conditionInWords(condition.text), means: "condition" }];
}

/** "payment_failed with retry_count is under 3" as the members of a longer sentence say it: name (condition). */
export function testInWords(reading: EventTestReading): readonly SentencePart[] {
  const names = eventsInWords(reading.names);
  return reading.when === undefined ? names : [...names, ...conditionPart(reading.when, " ("), words(")")];
}

/** " 30 min" as a linked duration. */
export function durationPart(value: Json | undefined): SentencePart {
  return { text: durationInWords(value), means: "duration" };
}

/**
 * "ask payment_processing to retry_payment"; "do nothing yet" while no action is written.
 * It names the capability, not the agent: a sentence about a pattern stays the same whoever plays it.
 */
export function actionInWords(value: Json | undefined): readonly SentencePart[] {
  const action = readAction(value, []);
  if (action === undefined) return [words("do nothing yet")];
  return [
    words("ask "),
    { text: action.capability ?? "…", means: "capability" },
    words(" to "),
    { text: action.action ?? "…", means: "action" },
  ];
}

/** "; after a missed step, ask …" for each outcome that has an action of its own. */
export function outcomesInWords(
  record: { readonly [field: string]: Json | undefined },
  outcomes: readonly (readonly [field: string, words: string])[],
): readonly SentencePart[] {
  return outcomes.flatMap(([field, said]) =>
    record[field] === undefined ? [] : [words(`; ${said}, `), ...actionInWords(record[field])],
  );
}
