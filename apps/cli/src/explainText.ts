// `laban explain` as text and as JSON: one block per pattern, those that do not listen to the event's type in one line at the end.
import { explanationJson, explanationLines } from "@laban/cel";
import {
  type AskedCondition,
  eventInWords,
  type EventExplanation,
  omittedInWords,
  patternInWords,
  type PatternExplanation,
} from "@laban/engine";

const iso = (at: number): string => (Number.isFinite(at) ? new Date(at).toISOString() : "the end of the input");

/** Lines for people. `only` is the pattern that was asked about. */
export function explainText(explained: EventExplanation, total: number, only: string | undefined): readonly string[] {
  const { event, position, patterns } = explained;
  const wanted = only === undefined ? patterns : patterns.filter(({ pattern }) => pattern === only);
  const isDeaf = ({ reasons }: PatternExplanation): boolean => reasons[0]?.kind === "not_listening";
  const deaf = only === undefined ? wanted.filter(isDeaf) : [];
  return [
    `event ${position} of ${total}: ${event.type} ${event.id} from ${event.source}, ${iso(event.time)}`,
    eventInWords(explained),
    ...wanted.flatMap((each) => (deaf.includes(each) ? [] : blockOf(each))),
    ...(deaf.length === 0
      ? []
      : ["", `not listening to ${event.type}: ${deaf.map(({ pattern }) => pattern).join(", ")}`]),
  ];
}

function blockOf(told: PatternExplanation): readonly string[] {
  const { pattern, operator, key, asked } = told;
  const [headline = "", ...reasons] = patternInWords(told, iso);
  const kind = operator === "match" ? "pattern" : operator;
  return [
    "",
    `${pattern} (${kind}${key === null ? "" : `, key ${key}`}): ${headline}`,
    ...reasons.map((reason) => `  ${reason}`),
    ...asked.flatMap(askedLines),
    ...(told.askedOmitted === 0 ? [] : [`  ${omittedInWords(told)}`]),
  ];
}

function askedLines({ place, explanation }: AskedCondition): readonly string[] {
  return [`  asked: ${place}`].concat(explanationLines(explanation).map((line) => `    ${line}`));
}

/** One JSON object, with stable names. */
export function explainJson(explained: EventExplanation, only: string | undefined): string {
  const { patterns, ...rest } = explained;
  return JSON.stringify({
    ...rest,
    patterns: patterns.filter(({ pattern }) => only === undefined || pattern === only).map(patternJson),
  });
}

function patternJson({ asked, ...told }: PatternExplanation): object {
  return Object.assign(told, {
    asked: asked.map(({ explanation, ...each }) => Object.assign(each, { explanation: explanationJson(explanation) })),
  });
}
