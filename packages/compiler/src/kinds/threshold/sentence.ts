// Says a `threshold` in a sentence and on its card.
import type { Measure, ThresholdOperator } from "@laban/bundle";
import type { PatternRecord, SentencePart } from "@laban/model";
import { durationInWords } from "../words/durationInWords.ts";
import {
  actionInWords,
  conditionPart,
  durationPart,
  eventsInWords,
  outcomesInWords,
  words,
} from "../words/sentence.ts";
import { type MeasureReading, readThreshold, type ThresholdReading } from "./read.ts";

const COMPARED: Readonly<Record<ThresholdOperator["comparison"], string>> = {
  at_least: "at least",
  more_than: "more than",
  at_most: "at most",
  less_than: "less than",
};

const SIGNS: Readonly<Record<ThresholdOperator["comparison"], string>> = {
  at_least: "≥",
  more_than: ">",
  at_most: "≤",
  less_than: "<",
};

/** How a measure is said of what it measures: "the sum of amount". */
const NOUNS: Readonly<Record<Measure, string>> = {
  count: "the count",
  sum: "the sum",
  avg: "the average",
  min: "the least",
  max: "the greatest",
  distinct: "the number of different values",
};

/** "When the sum of amount over payment_failed is at least 1000 within 10 min, ask …, on every event while it is." */
export function thresholdSentence(record: PatternRecord): readonly SentencePart[] {
  const reading = readThreshold(record);
  return [
    words("When "),
    ...measureInWords(reading),
    ...windowInWords(record, reading),
    words(", "),
    ...actionInWords(record["do"]),
    ...firesInWords(reading),
    ...outcomesInWords(record, [
      ["on_recovered", "when it has recovered"],
      ["on_evicted", "when it is evicted"],
    ]),
    words("."),
  ];
}

/** "count ≥ 5 in 10 min". */
export function thresholdFace(record: PatternRecord): { readonly text: string; readonly style: "code" | "time" } {
  const { measures, within, last } = readThreshold(record);
  const [measure] = measures;
  const [compared] = measure?.comparisons ?? [];
  const what =
    measure === undefined
      ? "nothing"
      : `${measure.measure}${measure.of === undefined ? "" : ` ${bare(measure.of.text)}`}`;
  const against = compared === undefined ? "" : ` ${SIGNS[compared.comparison]} ${compared.value}`;
  const window =
    within.ms === undefined
      ? last === undefined
        ? ""
        : ` of the last ${last}`
      : ` in ${durationInWords(record["within"])}`;
  return { text: `${what}${against}${window}`, style: "code" };
}

function measureInWords({ names, when, measures }: ThresholdReading): readonly SentencePart[] {
  const [measure] = measures;
  const events = [...eventsInWords(names), ...conditionPart(when, " with ")];
  if (measure === undefined) return [words("nothing yet is measured of "), ...events];
  if (measure.measure === "count") return [...againstInWords(measure), words(" of "), ...events, words(" come")];
  const noun = NOUNS[measure.measure];
  return [
    words(`${noun} of ${measure.of === undefined ? "…" : bare(measure.of.text)} over `),
    ...events,
    words(" is "),
    ...againstInWords(measure),
  ];
}

function againstInWords({ comparisons }: MeasureReading): readonly SentencePart[] {
  const [compared] = comparisons;
  if (compared === undefined) return [words("…")];
  return [{ text: `${COMPARED[compared.comparison]} ${compared.value}`, means: "condition" }];
}

function windowInWords(record: PatternRecord, { last }: ThresholdReading): readonly SentencePart[] {
  const isTimed = record["within"] !== undefined;
  return [
    ...(isTimed ? [words(" within "), durationPart(record["within"])] : []),
    ...(last === undefined ? [] : [words(`${isTimed ? "," : ""} among the last ${last}`)]),
    ...(isTimed || last !== undefined ? [] : [words(" within …")]),
  ];
}

function firesInWords({ fires }: ThresholdReading): readonly SentencePart[] {
  switch (fires) {
    case "edge":
      return [];
    case "every":
      return [words(", on every event while it is so")];
    case "consume":
      return [words(", and begin anew")];
  }
}

function bare(path: string): string {
  return path.trim().replace(/^data\./, "");
}
