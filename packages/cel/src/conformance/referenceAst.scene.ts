// Our trees in the notation of the reference implementation, which the corpus ships for its cases: macros are comprehensions there, and a
// chain of && is a balanced tree of pairs. Compared as words, so that spaces and comments count for nothing.
import { calleeOf } from "../functions/catalog.ts";
import { unreachable, type CallNode, type CelNode, type LiteralNode } from "../syntax/ast.ts";
import { hasOf, loopOf, type Loop } from "../syntax/macros.ts";
import { Uint } from "../values/scalars.ts";
import { decodeUtf8 } from "../values/utf8.ts";

/** What stands behind a node: its type, or nothing. */
export type Annotate = (node: CelNode) => string;

/** A tree in the reference's notation. */
export function referenceText(node: CelNode, annotate: Annotate): string {
  return `${bareText(node, annotate)}${annotate(node)}`;
}

function bareText(node: CelNode, annotate: Annotate): string {
  const text = (part: CelNode): string => referenceText(part, annotate);
  switch (node.kind) {
    case "literal":
      return literalText(node.value);
    case "name":
      return node.name;
    case "missing":
      return "";
    case "select":
      return node.isOptional === true
        ? `_?._(${text(node.operand)}, "${node.field}")`
        : `${text(node.operand)}.${node.field}`;
    case "index":
      return `${node.isOptional === true ? "_[?_]" : "_[_]"}(${text(node.operand)}, ${text(node.index)})`;
    case "call":
      return callText(node, annotate);
    case "list": {
      const optional = new Set(node.optionalAt);
      return `[${node.items.map((item, at) => `${optional.has(at) ? "?" : ""}${text(item)}`).join(", ")}]`;
    }
    case "map":
      return `{${node.entries.map(({ key, value, isOptional }) => `${isOptional === true ? "?" : ""}${text(key)}:${text(value)}`).join(", ")}}`;
    case "unary":
      return `${node.operator}_(${text(node.operand)})`;
    case "binary":
      return `${node.operator === "in" ? "@in" : `_${node.operator}_`}(${text(node.left)}, ${text(node.right)})`;
    case "logic":
      return balanced(`_${node.operator}_`, node.terms.map(text), annotate(node));
    case "choice":
      return `_?_:_(${text(node.condition)}, ${text(node.then)}, ${text(node.otherwise)})`;
    default:
      return unreachable(node);
  }
}

// The reference splits a chain at its middle operator.
function balanced(operator: string, terms: readonly string[], type: string): string {
  const pair = (low: number, high: number): string => {
    const middle = Math.floor((low + high + 1) / 2);
    const left = middle === low ? (terms[middle] ?? "") : `${pair(low, middle - 1)}${type}`;
    const right = middle === high ? (terms[middle + 1] ?? "") : `${pair(middle + 1, high)}${type}`;
    return `${operator}(${left}, ${right})`;
  };
  return pair(0, terms.length - 2);
}

function callText(node: CallNode, annotate: Annotate): string {
  const text = (part: CelNode): string => referenceText(part, annotate);
  const field = hasOf(node);
  if (field !== undefined) return `${text(field.operand)}.${field.field}~test-only~`;
  const loop = loopOf(node);
  // The macros with two variables are an extension, which the reference did not have when it printed its trees.
  if (loop !== undefined && loop.second === undefined) return comprehensionText(loop, text);
  const args = node.args.map(text).join(", ");
  if (node.target === undefined) return `${node.name}(${args})`;
  const extreme = extremes[node.target.kind === "name" ? `${node.target.name}.${node.name}` : ""];
  if (extreme !== undefined && annotate(node) !== "") return extremeText(extreme, node, annotate);
  const isNamespaced = !calleeOf(node).isMethod && annotate(node) !== "";
  return `${isNamespaced && node.target.kind === "name" ? node.target.name : text(node.target)}.${node.name}(${args})`;
}

const extremes: Readonly<Record<string, string>> = { "math.greatest": "math.@max", "math.least": "math.@min" };

// From three arguments on the reference makes a list of them.
function extremeText(name: string, { args }: CallNode, annotate: Annotate): string {
  const all = args.map((arg) => referenceText(arg, annotate)).join(", ");
  const [first = "", ...others] = args.map(annotate);
  const type = others.every((other) => other === first) ? first.slice(1) : "dyn";
  return args.length < 3 ? `${name}(${all})` : `${name}([${all}]~list(${type}))`;
}

// Variable(s), range, accumulator, first value, condition, step, result.
function comprehensionText(loop: Loop, text: (node: CelNode) => string): string {
  const { macro, variable, second, range } = loop;
  const [body, filter] = [text(loop.body), loop.filter === undefined ? undefined : text(loop.filter)];
  const keep = (step: string): string => (filter === undefined ? step : `_?_:_(${filter}, ${step}, @result)`);
  const parts = (init: string, condition: string, step: string, result = "@result"): string =>
    `__comprehension__(${[variable.name, ...(second === undefined ? [] : [second.name]), text(range), "@result", init, condition, step, result].join(", ")})`;
  switch (macro) {
    case "all":
      return parts("true", "@not_strictly_false(@result)", `_&&_(@result, ${body})`);
    case "exists":
      return parts("false", "@not_strictly_false(!_(@result))", `_||_(@result, ${body})`);
    case "exists_one":
      return parts("0", "true", `_?_:_(${body}, _+_(@result, 1), @result)`, "_==_(@result, 1)");
    case "filter":
      return parts("[]", "true", `_?_:_(${body}, _+_(@result, [${variable.name}]), @result)`);
    case "map":
    case "transformList":
      return parts("[]", "true", keep(`_+_(@result, [${body}])`));
    case "transformMap":
      return parts("{}", "true", keep(`cel.@mapInsert(@result, ${variable.name}, ${body})`));
    case "transformMapEntry":
      return parts("{}", "true", keep(`cel.@mapInsert(@result, ${body})`));
    default:
      return unreachable(macro);
  }
}

function literalText(value: LiteralNode["value"]): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Uint) return `${value.value}u`;
  if (value instanceof Uint8Array) return `b${JSON.stringify(decodeUtf8(value) ?? String.fromCharCode(...value))}`;
  return String(value);
}

/** The words of the notation: texts as JavaScript has them, numbers by their value, types with all their parts. Overloads are left out. */
export function wordsOf(notation: string): readonly string[] {
  const plain = notation
    .replace(/\^#\*[\w.]+#/g, "")
    .replace(/^\s*\/\/ \w+$/gm, "")
    // What a name or a call refers to stands behind its type; a name's may have dots, as the name itself.
    .replace(/([\w@.#]+)(~[\w.]+(?:\([^^"]*?\))?)\^\1/g, "$1$2");
  const word = /b?"(?:[^"\\]|\\.)*"|~test-only~|~\w+|\^[\w@|]+|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?u?|[\w@#.]+|\S/gsu;
  const words: string[] = [];
  for (const [found] of plain.matchAll(word)) {
    if (found.startsWith("^")) continue;
    words.push(wordOf(found));
  }
  return words;
}

function wordOf(found: string): string {
  if (/^b?"/.test(found)) return unquoted(found);
  return /^-?\d/.test(found) && !found.endsWith("u") ? String(Number(found)) : found;
}

const named: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", a: "\u0007", b: "\b", f: "\f", v: "\v" };

function unquoted(found: string): string {
  return found.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs,
    (_, two?: string, four?: string, eight?: string, letter?: string) => {
      const code = two ?? four ?? eight;
      return code === undefined
        ? (named[letter ?? ""] ?? letter ?? "")
        : String.fromCodePoint(Number.parseInt(code, 16));
    },
  );
}

/** True where both say the same. `…` among ours stands for any type: what an empty list holds is not told from what stands beside it. */
export function agree(ours: readonly string[], theirs: readonly string[]): boolean {
  let at = 0;
  for (const word of ours) {
    if (word === "…") at = endOfType(theirs, at);
    else if (theirs[at] === word) at += 1;
    else return false;
  }
  return at === theirs.length;
}

function endOfType(words: readonly string[], start: number): number {
  let at = start + 1;
  let depth = 0;
  for (; at < words.length; at += 1) {
    if (words[at] === "(") depth += 1;
    if (words[at] === ")") depth -= 1;
    if (depth < 0 || (depth === 0 && words[at] !== ")")) return at;
    if (depth === 0) return at + 1;
  }
  return at;
}
