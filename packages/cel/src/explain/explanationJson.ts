// An explanation as JSON, for programs: what `laban eval --explain --json` prints.
import { typeText } from "../types.ts";
import { valueJson, type JsonOfValue } from "../values/valueJson.ts";
import { valueText } from "../values/valueText.ts";
import type { ExplainedItem, ExplainedOutcome, Explanation } from "./explanation.ts";

const charactersMax = 1_000;

/**
 * An explanation as JSON. Values stand as CEL text (`cel`, cut at 1,000 characters); those that are no list and no object also as `value`.
 * Literals are left out.
 */
export function explanationJson(told: Explanation): { readonly [name: string]: JsonOfValue } {
  const { text, start, end, outcome, verdict, parts, partsOmitted, loop, type } = told;
  return {
    text,
    start,
    end,
    type: typeText(type),
    ...outcomeJson(outcome, told),
    ...(verdict !== undefined && { verdict }),
    ...(parts.length > 0 && { parts: parts.filter(({ node }) => node !== "literal").map(explanationJson) }),
    ...(partsOmitted !== undefined && { partsOmitted }),
    ...(loop !== undefined && {
      loop: {
        itemCount: loop.itemCount,
        visitedCount: loop.visitedCount,
        counts: { ...loop.counts },
        told: loop.told.map(itemJson),
      },
    }),
  };
}

function itemJson({ position, variables, outcome, filter, body }: ExplainedItem): {
  readonly [name: string]: JsonOfValue;
} {
  return {
    position,
    variables: variables.map(({ name, value, type }) => ({ name, cel: valueText(value, type, charactersMax) })),
    ...outcomeJson(outcome),
    ...(filter !== undefined && { filter: explanationJson(filter) }),
    ...(body !== undefined && { body: explanationJson(body) }),
  };
}

function outcomeJson(outcome: ExplainedOutcome, told?: Explanation): { readonly [name: string]: JsonOfValue } {
  switch (outcome.kind) {
    case "value": {
      const { value } = outcome;
      const isPlain = value === null || (typeof value !== "object" && String(value).length <= charactersMax);
      return { cel: valueText(value, told?.type, charactersMax), ...(isPlain && { value: valueJson(value) }) };
    }
    case "unknown": {
      const { reason, cause, start, end } = outcome;
      return { unknown: { reason, cause, start, end } };
    }
    default:
      return { skipped: outcome.because };
  }
}
