// Says a `pattern` in a sentence and on its card.
import type { PatternRecord, SentencePart } from "@laban/model";
import { readCondition, readEventNames } from "../record/eventTest.ts";
import { actionInWords, conditionPart, eventsInWords, words } from "../words/sentence.ts";

/** "When payment_failed arrives and retry_count is under 3, ask payment_processing to retry_payment." */
export function patternSentence(record: PatternRecord): readonly SentencePart[] {
  return [
    words("When "),
    ...eventsInWords(readEventNames(record["on"], ["on"]).names),
    words(" arrives"),
    ...conditionPart(readCondition(record["when"], ["when"]).when, " and "),
    words(", "),
    ...actionInWords(record["do"]),
    words("."),
  ];
}

/** The condition as code; without one the card says that every event fires. */
export function patternFace(record: PatternRecord): { readonly text: string; readonly style: "code" | "time" } {
  const { when } = readCondition(record["when"], ["when"]);
  return when === undefined ? { text: "every time", style: "time" } : { text: when.text, style: "code" };
}
