// Says an `absence` in a sentence and on its card.
import type { PatternRecord, SentencePart } from "@laban/model";
import { actionInWords, durationPart, outcomesInWords, testInWords, words } from "../words/sentence.ts";
import { durationInWords } from "../words/durationInWords.ts";
import { readAbsence } from "./read.ts";

/** "When order_received is not followed by payment_successful within 30 min, ask …; cancelled by order_cancelled." */
export function absenceSentence(record: PatternRecord): readonly SentencePart[] {
  const { isQuiet, start, expect, cancel, repeat } = readAbsence(record);
  return [
    words(isQuiet ? "When nothing more is heard of " : "When "),
    ...testInWords(start),
    ...(isQuiet ? [words(" for ")] : [words(" is not followed by "), ...testInWords(expect), words(" within ")]),
    durationPart(record["within"]),
    words(", "),
    ...actionInWords(record["do"]),
    ...(repeat > 1 ? [words(`, ${repeat} times at most`)] : []),
    ...(cancel === undefined ? [] : [words("; cancelled by "), ...testInWords(cancel)]),
    ...outcomesInWords(record, [
      ["on_fulfilled", "when it comes in time"],
      ["on_cancelled", "when it is cancelled"],
      ["on_evicted", "when it is evicted"],
    ]),
    words("."),
  ];
}

/** "within 30 min". */
export function absenceFace(record: PatternRecord): { readonly text: string; readonly style: "code" | "time" } {
  return record["within"] === undefined
    ? { text: "without a deadline", style: "time" }
    : { text: `within ${durationInWords(record["within"])}`, style: "time" };
}
