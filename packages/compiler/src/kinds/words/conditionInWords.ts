// Says a condition in words where it is simple (comparisons, presence, membership, text tests joined by && or ||), else as code.
// It reads the text itself, so that a card can be drawn while the condition is still being typed.
import { atTopLevel, isWrapped, splitAtTopLevel } from "./splitCondition.ts";

const COMPARISONS: readonly (readonly [operator: string, words: string])[] = [
  ["<=", "is at most"],
  [">=", "is at least"],
  ["==", "is"],
  ["!=", "is not"],
  ["<", "is under"],
  [">", "is over"],
];

const TEXT_TESTS: ReadonlyMap<string, string> = new Map([
  ["startsWith", "starts with"],
  ["endsWith", "ends with"],
  ["contains", "contains"],
  ["matches", "matches"],
]);

const PATH = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;
const LITERAL = /^(-?\d+(\.\d+)?(e[+-]?\d+)?u?|true|false|null|"[^"\\]*"|'[^'\\]*')$/;

// Longer conditions are no sentence anyhow; the bound also bounds the cost of reading them.
const SAYABLE_LENGTH_MAX = 400;

/** `data.retry_count < 3` → "retry_count is under 3". What it has no words for stays code. */
export function conditionInWords(condition: string): string {
  if (condition.length > SAYABLE_LENGTH_MAX) return condition.trim();
  const text = stripParentheses(condition.trim());
  const all = splitAtTopLevel(text, "&&");
  if (all.length > 1) return all.map((clause) => clauseOrGroup(clause)).join(" and ");
  const some = splitAtTopLevel(text, "||");
  if (some.length > 1) return some.map((clause) => clauseInWords(stripParentheses(clause.trim()))).join(" or ");
  return clauseInWords(text);
}

// Inside "and", alternatives keep their brackets, or the sentence would change its meaning.
function clauseOrGroup(clause: string): string {
  const text = clause.trim();
  const inner = stripParentheses(text);
  return splitAtTopLevel(inner, "||").length > 1 ? `(${conditionInWords(inner)})` : clauseInWords(inner);
}

function clauseInWords(clause: string): string {
  return presence(clause) ?? comparison(clause) ?? membership(clause) ?? textTest(clause) ?? flag(clause) ?? clause;
}

function presence(clause: string): string | undefined {
  const match = /^(!?)\s*has\(([^()]+)\)$/.exec(clause);
  const path = match === null ? undefined : pathInWords(match[2]?.trim() ?? "");
  if (match === null || path === undefined) return undefined;
  return match[1] === "!" ? `${path} is missing` : `${path} is present`;
}

function comparison(clause: string): string | undefined {
  for (const [operator, words] of COMPARISONS) {
    const at = atTopLevel(clause, operator);
    if (at < 0) continue;
    const left = pathInWords(clause.slice(0, at).trim());
    const right = operandInWords(clause.slice(at + operator.length).trim());
    return left === undefined || right === undefined ? undefined : `${left} ${words} ${right}`;
  }
  return undefined;
}

function membership(clause: string): string | undefined {
  const match = /^(\S+)\s+in\s+\[(.*)\]$/.exec(clause);
  const path = match === null ? undefined : pathInWords(match[1] ?? "");
  if (match === null || path === undefined) return undefined;
  const items = splitAtTopLevel(match[2] ?? "", ",").map((item) => item.trim());
  if (items.length === 0 || !items.every((item) => LITERAL.test(item))) return undefined;
  return items.length === 1 ? `${path} is ${items[0]}` : `${path} is one of ${items.join(", ")}`;
}

function textTest(clause: string): string | undefined {
  const match = /^([\w.]+)\.(\w+)\(([^()]*)\)$/.exec(clause);
  const words = match === null ? undefined : TEXT_TESTS.get(match[2] ?? "");
  const path = match === null ? undefined : pathInWords(match[1] ?? "");
  const argument = match?.[3]?.trim() ?? "";
  return words === undefined || path === undefined || !LITERAL.test(argument)
    ? undefined
    : `${path} ${words} ${argument}`;
}

function flag(clause: string): string | undefined {
  const match = /^(!?)\s*(\w+(?:\.\w+)+)$/.exec(clause);
  const path = match === null ? undefined : pathInWords(match[2] ?? "");
  if (match === null || path === undefined) return undefined;
  return match[1] === "!" ? `${path} is not true` : `${path} is true`;
}

function operandInWords(text: string): string | undefined {
  return LITERAL.test(text) ? text : pathInWords(text);
}

/** `data.customer.tier` → "customer.tier"; `steps.paid.data.amount` → "amount of paid". Undefined for what is no path. */
function pathInWords(text: string): string | undefined {
  if (!PATH.test(text) || LITERAL.test(text)) return undefined;
  const ofStep = /^steps\.(\w+)\.(?:data\.)?(.+)$/.exec(text);
  if (ofStep !== null) return `${ofStep[2]} of ${ofStep[1]}`;
  return text.startsWith("data.") ? text.slice("data.".length) : text;
}

function stripParentheses(text: string): string {
  return isWrapped(text) ? stripParentheses(text.slice(1, -1).trim()) : text;
}
