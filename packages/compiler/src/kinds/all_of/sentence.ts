// Says an `all_of` in a sentence and on its card.
import type { PatternRecord, SentencePart } from "@laban/model";
import type { MemberReading } from "../record/members.ts";
import { durationInWords } from "../words/durationInWords.ts";
import { actionInWords, durationPart, outcomesInWords, testInWords, words } from "../words/sentence.ts";
import { readAllOf } from "./read.ts";

/** "When fraud_cleared, stock_reserved and address_verified have all come within 30 s, in any order, ask …" */
export function allOfSentence(record: PatternRecord): readonly SentencePart[] {
  const { members, anchor, trigger, afterMatch } = readAllOf(record);
  return [
    words("When "),
    ...membersInWords(members),
    words(members.length > 1 ? " have all come within " : " has come within "),
    durationPart(record["within"]),
    words(anchor === "first" ? " of the first, in any order" : ", in any order"),
    ...(trigger === undefined ? [] : [words(", completed by "), ...testInWords(trigger)]),
    words(", "),
    ...actionInWords(record["do"]),
    ...(afterMatch === "every" ? [words(", and again with each further one")] : []),
    ...outcomesInWords(record, [
      ["on_timeout", "when time runs out"],
      ["on_evicted", "when it is evicted"],
    ]),
    words("."),
  ];
}

/** "3 within 30 s". */
export function allOfFace(record: PatternRecord): { readonly text: string; readonly style: "code" | "time" } {
  const count = readAllOf(record).members.reduce((sum, member) => sum + member.count, 0);
  const within = record["within"] === undefined ? "without a window" : `within ${durationInWords(record["within"])}`;
  return { text: count === 0 ? within : `all ${count} ${within}`, style: "time" };
}

function membersInWords(members: readonly MemberReading[]): readonly SentencePart[] {
  if (members.length === 0) return [words("nothing yet")];
  return members.flatMap((member, index) => {
    const joint = index === 0 ? [] : [words(index === members.length - 1 ? " and " : ", ")];
    return [...joint, ...testInWords(member), ...(member.count === 1 ? [] : [words(` (${member.count} times)`)])];
  });
}
