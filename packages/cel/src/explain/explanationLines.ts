// An explanation as an indented tree: every sub-expression with what it came to.
import { valueText } from "../values/valueText.ts";
import { kindOf } from "../values/value.ts";
import type { ExplainedItem, ExplainedLoop, ExplainedOutcome, Explanation } from "./explanation.ts";

const valueMax = 60;
const textMax = 120;

/**
 * One line for each sub-expression: `data.order_value > 1000.0  →  false`, `data.note  →  unknown: data.note is missing`. Left out are
 * literals, which say themselves, and the objects on the way of a path.
 */
export function explanationLines(told: Explanation): readonly string[] {
  return [...linesOf(told, "")];
}

function* linesOf(told: Explanation, indent: string): Generator<string> {
  yield `${indent}${cut(told.text, textMax)}  →  ${outcomeText(told.outcome, told)}`;
  const inner = `${indent}  `;
  for (const part of told.parts) if (!saysItself(told, part)) yield* linesOf(part, inner);
  if (told.partsOmitted !== undefined) yield `${inner}… and ${told.partsOmitted} more that are not listed`;
  if (told.loop !== undefined) yield* loopLines(told.loop, inner);
}

function* loopLines({ itemCount, visitedCount, counts, told }: ExplainedLoop, indent: string): Generator<string> {
  const counted = Object.entries(counts).filter(([, count]) => count > 0);
  const said = counted.map(([what, count]) => `${count} ${what}`).join(", ");
  yield `${indent}${visitedCount} of ${itemCount} items visited${said === "" ? "" : `: ${said}`}`;
  for (const item of told) yield* itemLines(item, itemCount, indent);
}

// In words the first item is 1; in expressions, as in CEL, it is list[0].
function* itemLines(item: ExplainedItem, itemCount: number, indent: string): Generator<string> {
  const { position, variables, outcome, filter, body } = item;
  const bound = variables.map(
    ({ name, value, type }) => `${name} = ${cut(valueText(value, type, valueMax), valueMax)}`,
  );
  const place = [`item ${position + 1} of ${itemCount}`, ...(bound.length === 0 ? [] : [bound.join(", ")])].join(": ");
  yield `${indent}${place}${filter === undefined && body === undefined ? `  →  ${outcomeText(outcome)}` : ""}`;
  for (const told of [filter, body]) if (told !== undefined) yield* linesOf(told, `${indent}  `);
}

function outcomeText(outcome: ExplainedOutcome, told?: Explanation): string {
  switch (outcome.kind) {
    case "value":
      return cut(valueText(outcome.value, told?.type, valueMax), valueMax);
    case "unknown":
      return `unknown: ${outcome.reason}`;
    default:
      return `not asked: ${outcome.because}`;
  }
}

function saysItself(whole: Explanation, part: Explanation): boolean {
  if (part.node === "literal") return true;
  const isOnTheWay = whole.node === "select" && (part.node === "select" || part.node === "name");
  return isOnTheWay && part.outcome.kind === "value" && kindOf(part.outcome.value) === "map";
}

function cut(text: string, charactersMax: number): string {
  return text.length > charactersMax ? `${text.slice(0, charactersMax)}…` : text;
}
