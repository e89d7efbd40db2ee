// Says an `any_of` in a sentence and on its card.
import type { PatternRecord, SentencePart } from "@laban/model";
import type { ActionReading } from "../record/action.ts";
import type { MemberReading } from "../record/members.ts";
import { durationInWords } from "../words/durationInWords.ts";
import { actionInWords, durationPart, outcomesInWords, testInWords, words } from "../words/sentence.ts";
import { readAnyOf } from "./read.ts";

/** "When payment_successful or payment_failed comes first within 10 min of order_received, ask …; when none comes, ask …" */
export function anyOfSentence(record: PatternRecord): readonly SentencePart[] {
  const { start, alternatives } = readAnyOf(record);
  return [
    words("When "),
    ...alternativesInWords(alternatives),
    ...(start === undefined
      ? [words(" happens")]
      : [words(" comes first within "), durationPart(record["within"]), words(" of "), ...testInWords(start)]),
    words(", "),
    ...actionInWords(record["do"]),
    ...outcomesInWords(record, [
      ["on_timeout", "when none comes"],
      ["on_cancelled", "when it is restarted"],
      ["on_evicted", "when it is evicted"],
    ]),
    words("."),
  ];
}

/** "first of 3 within 10 min". */
export function anyOfFace(record: PatternRecord): { readonly text: string; readonly style: "code" | "time" } {
  const { alternatives, start } = readAnyOf(record);
  if (start === undefined) return { text: `any of ${alternatives.length}`, style: "code" };
  const within = record["within"] === undefined ? "without a window" : `within ${durationInWords(record["within"])}`;
  return { text: `first of ${alternatives.length} ${within}`, style: "time" };
}

function alternativesInWords(alternatives: readonly MemberReading[]): readonly SentencePart[] {
  if (alternatives.length === 0) return [words("an event")];
  return alternatives.flatMap((alternative, index) => {
    const joint = index === 0 ? [] : [words(index === alternatives.length - 1 ? " or " : ", ")];
    return [...joint, ...testInWords(alternative), ...ownAsk(alternative.action)];
  });
}

function ownAsk(action: ActionReading | undefined): readonly SentencePart[] {
  if (action === undefined) return [];
  return [
    words(" (asking "),
    { text: action.capability ?? "…", means: "capability" },
    words(" to "),
    { text: action.action ?? "…", means: "action" },
    words(")"),
  ];
}
