// Why a pattern fired or did not: the run's own text is compiled and its events are played again up to the one that is asked about, by an engine that
// tells what every condition came to. The engine decides; this only puts its answer into lines.
import { compileDocument, kindCatalog } from "@laban/compiler";
import { explainEvent, omittedInWords, reasonInWords } from "@laban/engine";
import { readDocument } from "@laban/model";
import { clockText } from "@laban/timeline";
import { clausesOf } from "./clauses.ts";
import type { FromWhy, ToWhy } from "./whyMessages.ts";

/** Answers a question; what cannot be answered is said with its reason. */
export function tellWhy({ question, text, pattern, events }: ToWhy): FromWhy {
  const failed = (message: string): FromWhy => ({ question, type: "failed", message });
  const { document } = readDocument(text, kindCatalog);
  const bundle = document === undefined ? undefined : compileDocument(document).bundle;
  if (bundle === undefined) return failed("The text of this run cannot be compiled any more.");
  // Late and repeated events were left out before, and what was late but taken is taken in its turn.
  const options = { toleranceMs: 0, latePolicy: "process" } as const;
  const told = explainEvent({ bundle, log: events, position: events.length, options });
  const found = told.patterns.find((each) => each.pattern === pattern);
  if (found === undefined) return failed(`The text of this run has no pattern ${pattern}.`);
  const asked = found.asked.map(({ place, verdict, explanation }) => ({
    place,
    verdict: typeof verdict === "boolean" ? (verdict ? ("true" as const) : ("false" as const)) : ("unknown" as const),
    lines: clausesOf(explanation),
  }));
  // A condition is told clause by clause: the sentence that it is false would say it twice.
  const reasons = found.reasons
    .filter((reason) => reason.kind !== "condition" && reason.kind !== "effect")
    .map((reason) => reasonInWords(reason, clockText));
  return { question, type: "told", why: { reasons, asked, omitted: omittedInWords(found) } };
}
