// An explanation as lines of a clause tree: each clause with what its fields were and what it came to. Unknown is told apart from false on every line.
import { type ExplainedLoop, type ExplainedOutcome, type Explanation, parseCel, valueText } from "@laban/cel";

/** What a clause came to. `skipped`: it was not asked, because another clause had decided. `value`: it is neither true nor false. */
export type ClauseVerdict = "true" | "false" | "unknown" | "skipped" | "value";

/** One line of the tree. */
export interface ClauseLine {
  /** How deep it stands under the whole, from 0. */
  readonly depth: number;
  /** The clause as it is written; of a chain only its operator, as its terms follow. */
  readonly text: string;
  /** What its fields were: "3", "0.2, 5". Empty where there is nothing to tell. */
  readonly values: string;
  readonly verdict: ClauseVerdict;
  /** Why it is unknown or was not asked. */
  readonly note: string;
}

/** Most lines that are told; a condition of more clauses is read in the text. */
export const CLAUSES_MAX = 60;
const TEXT_MAX = 160;
const VALUE_MAX = 48;

/** The lines of a condition, from the whole to its parts. */
export function clausesOf(told: Explanation): readonly ClauseLine[] {
  const lines: ClauseLine[] = [];
  collect(told, 0, lines);
  return lines.slice(0, CLAUSES_MAX);
}

function collect(told: Explanation, depth: number, lines: ClauseLine[]): void {
  if (lines.length >= CLAUSES_MAX) return;
  const parts = clausesIn(told);
  const isChain = told.node === "logic" && parts.length > 0;
  lines.push({
    depth,
    text: isChain ? operatorOf(told) : cut(told.text, TEXT_MAX),
    values: parts.length > 0 ? "" : valuesIn(told),
    verdict: verdictOf(told.outcome),
    // A chain is unknown for the reason of one of its terms, which says it itself.
    note: isChain ? "" : noteOf(told.outcome),
  });
  for (const part of parts) collect(part, depth + 1, lines);
  if (told.loop !== undefined) collectItems(told.loop, depth + 1, lines);
}

/** The parts that are clauses themselves: of a chain its terms, of a negation what is negated, of a choice what was asked. */
function clausesIn(told: Explanation): readonly Explanation[] {
  if (told.node === "logic" || told.node === "choice") return told.parts;
  if (told.node === "unary" && told.verdict !== undefined) return told.parts;
  return [];
}

/** "&&" or "||": an explanation does not say it apart from its text. */
function operatorOf(told: Explanation): string {
  const { root } = parseCel(told.text);
  return root.kind === "logic" ? root.operator : told.text;
}

/** What the fields of a clause were; literals say themselves. */
function valuesIn(told: Explanation): string {
  const values: string[] = [];
  for (const part of told.parts) {
    if (part.node === "literal") continue;
    if (part.outcome.kind === "value") values.push(valueText(part.outcome.value, part.type, VALUE_MAX));
    if (part.outcome.kind === "unknown") values.push(part.outcome.cause === "missing" ? "missing" : "?");
  }
  if (values.length === 0 && told.outcome.kind === "value" && typeof told.outcome.value !== "boolean")
    values.push(valueText(told.outcome.value, told.type, VALUE_MAX));
  return told.node === "select" || told.node === "name" || told.loop !== undefined ? "" : values.join(", ");
}

function collectItems({ told, itemCount, visitedCount }: ExplainedLoop, depth: number, lines: ClauseLine[]): void {
  for (const { position, variables, outcome } of told) {
    if (lines.length >= CLAUSES_MAX) return;
    const bound = variables.map(({ name, value, type }) => `${name} = ${valueText(value, type, VALUE_MAX)}`);
    lines.push({
      depth,
      text: `item ${position + 1} of ${itemCount}`,
      values: cut(bound.join(", "), TEXT_MAX),
      verdict: verdictOf(outcome),
      note: noteOf(outcome),
    });
  }
  const untold = visitedCount - told.length;
  if (untold <= 0 || lines.length >= CLAUSES_MAX) return;
  lines.push({
    depth,
    text: `and ${untold} more of ${itemCount} items`,
    values: "",
    verdict: "value",
    note: "",
  });
}

function verdictOf(outcome: ExplainedOutcome): ClauseVerdict {
  if (outcome.kind !== "value") return outcome.kind;
  return outcome.value === true ? "true" : outcome.value === false ? "false" : "value";
}

function noteOf(outcome: ExplainedOutcome): string {
  switch (outcome.kind) {
    case "value":
      return "";
    case "unknown":
      return outcome.reason;
    case "skipped":
      return outcome.because;
  }
}

function cut(text: string, charactersMax: number): string {
  return text.length > charactersMax ? `${text.slice(0, charactersMax)}…` : text;
}
