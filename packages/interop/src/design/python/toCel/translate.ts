// A Python condition → CEL. Equal wherever Python gives an answer; where Python would raise, CEL is unknown (or decided by the other side of && and ||).
// What has no equal here is a problem at its place, never something near it.
import type { PyNode } from "../syntax.ts";
import { at, isCelName, joined, LEVEL, member, negated, present, quoted } from "./celText.ts";
import type { CelText } from "./celText.ts";
import { translateBinary, translateCompare } from "./operators.ts";
import { translateCall } from "./calls.ts";
import { translateList } from "./comprehensions.ts";
import { eventField } from "./eventFields.ts";
import { doubleText, itemsKind, refuse, refuseDunder } from "./translation.ts";
import type { Translation } from "./translation.ts";
import { isTrue } from "./truth.ts";

/** The names that the source material's conditions may use. */
const NAMES: ReadonlyMap<string, CelText> = new Map([
  ["data", member("data", "map")],
  ["event", member("event", "event")],
  ["source", member("source", "string")],
  ["timestamp", member("time", "timestamp")],
  ["correlation_id", member("correlation_id", "string")],
  ["recent_events", member("recent_events", "events")],
  ["correlated_events", member("correlated_events", "events")],
  ["event_count", member("event_count", "int")],
  ["source_event_count", member("source_event_count", "int")],
]);

/**
 * The condition as CEL, and what was only nearly the same.
 *
 * @throws PythonProblem with the place of what cannot be translated.
 */
export function conditionToCel(node: PyNode): { readonly text: string; readonly said: readonly string[] } {
  const translation: Translation = { variables: new Map(), said: [], translate };
  const { text } = isTrue(translate(node, translation));
  return { text, said: [...new Set(translation.said)] };
}

/** One expression, for its value. */
export function translate(node: PyNode, translation: Translation): CelText {
  switch (node.type) {
    case "Constant":
      return literal(node);
    case "Name":
      return nameOf(node, translation);
    case "Attribute":
      return refuseDunder(node.name, node.end - node.name.length) ?? refuse(`.${node.name} is not known here`, node);
    case "Subscript":
      return subscript(node, translation);
    case "Call":
      return translateCall(node, translation);
    case "List":
    case "Tuple":
      return { ...listText(node.items, translation), isLiteral: node.items.every(isConstant) };
    case "Dict":
      return dictText(node, translation);
    case "BoolOp":
      return boolOp(node, translation);
    case "UnaryOp":
      return unary(node, translation);
    case "BinOp":
      return translateBinary(node, translation);
    case "Compare":
      return translateCompare(node, translation);
    case "IfExp":
      return choice(
        isTrue(translate(node.test, translation)),
        translate(node.body, translation),
        translate(node.orelse, translation),
      );
    case "ListComp":
    case "GeneratorExp":
      return translateList(node, translation);
    default:
      return refuse(`${NOT_READ[node.type]} cannot be said in CEL`, node);
  }
}

const NOT_READ = {
  JoinedStr: "a text that is made at run time",
  Bytes: "bytes",
  Ellipsis: "...",
  Slice: "a slice",
  Set: "a set",
  SetComp: "a set",
  DictComp: "a dict comprehension",
} as const satisfies Partial<Record<PyNode["type"], string>>;

function isConstant(node: PyNode): boolean {
  return node.type === "Constant" && node.value !== null;
}

function literal({ value, isFloat }: Extract<PyNode, { type: "Constant" }>): CelText {
  if (value === null) return member("null", "null", { isLiteral: true });
  if (typeof value === "boolean") return member(String(value), "bool", { isLiteral: true });
  if (typeof value === "string") return member(quoted(value), "string", { isLiteral: true });
  if (isFloat === true) return member(doubleText(value), "double", { isLiteral: true });
  return member(String(value), "int", { isLiteral: true });
}

function nameOf(node: Extract<PyNode, { type: "Name" }>, { variables }: Translation): CelText {
  refuseDunder(node.name, node.start);
  return variables.get(node.name) ?? NAMES.get(node.name) ?? refuse(`"${node.name}" is not known to conditions`, node);
}

function subscript(node: Extract<PyNode, { type: "Subscript" }>, translation: Translation): CelText {
  const of = present(translate(node.of, translation));
  const { index } = node;
  if (of.kind === "event") return eventField(index, { node, of });
  if (index.type === "Constant" && typeof index.value === "string") return keyed(of, index.value, index.start);
  if (index.type === "Slice") return refuse("a slice cannot be said in CEL", node);
  if (of.kind === "string") return refuse("a sign of a text cannot be taken out in CEL", node);
  const position = negativeIndex(index);
  const items = itemsKind(of);
  if (position !== undefined) {
    const text = at(LEVEL.member, of);
    return member(`${text}[size(${of.text}) - ${position}]`, items);
  }
  return member(`${at(LEVEL.member, of)}[${present(translate(index, translation)).text}]`, items);
}

function negativeIndex(node: PyNode): number | undefined {
  const isNegative = node.type === "UnaryOp" && node.op === "-" && node.operand.type === "Constant";
  return isNegative && typeof node.operand.value === "number" ? node.operand.value : undefined;
}

/** `of[key]`, which must be there. */
function keyed(of: CelText, key: string, offset: number): CelText {
  refuseDunder(key, offset);
  const base = at(LEVEL.member, of);
  return member(isCelName(key) ? `${base}.${key}` : `${base}[${quoted(key)}]`, "dyn");
}

function listText(items: readonly PyNode[], translation: Translation): CelText {
  const texts = items.map((item) => translate(item, translation));
  const [kind] = new Set(texts.map((text) => text.kind));
  const isOneKind = kind !== undefined && texts.every((text) => text.kind === kind);
  return member(`[${texts.map(({ text }) => text).join(", ")}]`, "list", isOneKind ? { of: kind } : {});
}

function dictText(node: Extract<PyNode, { type: "Dict" }>, translation: Translation): CelText {
  const entries = node.keys.map((key, index) => {
    if (key.type !== "Constant" || typeof key.value !== "string") return refuse("keys of a dict must be texts", key);
    refuseDunder(key.value, key.start);
    const value = node.values[index];
    return `${quoted(key.value)}: ${value === undefined ? "null" : translate(value, translation).text}`;
  });
  return member(`{${entries.join(", ")}}`, "map");
}

function boolOp({ op, values }: Extract<PyNode, { type: "BoolOp" }>, translation: Translation): CelText {
  const texts = values.map((value) => translate(value, translation));
  if (texts.every(({ kind }) => kind === "bool")) return joined(op === "and" ? "&&" : "||", texts);
  const last = texts.at(-1);
  if (last === undefined) throw new Error("Invariant: an empty chain of and/or");
  // The value is one of its parts; where only its truth counts, `isTrue` takes the parts apart again.
  const value = texts
    .slice(0, -1)
    .reduceRight(
      (rest, text) => (op === "and" ? choice(isTrue(text), rest, text) : choice(isTrue(text), text, rest)),
      last,
    );
  return { ...value, truth: joined(op === "and" ? "&&" : "||", texts.map(isTrue)) };
}

function choice(test: CelText, first: CelText, second: CelText): CelText {
  const [yes, no] = [besideNumber(first, second), besideNumber(second, first)];
  const text = `${at(LEVEL.or, test)} ? ${at(LEVEL.or, yes)} : ${at(LEVEL.choice, no)}`;
  const kind = yes.kind === no.kind ? yes.kind : "dyn";
  // CEL wants both sides of one type where it knows them.
  const isMixed = kind === "dyn" && yes.kind !== "dyn" && no.kind !== "dyn";
  if (isMixed) return { text: `${at(LEVEL.or, test)} ? dyn(${yes.text}) : dyn(${no.text})`, level: LEVEL.choice, kind };
  return { text, level: LEVEL.choice, kind };
}

/** A whole number beside a value of an event is written as a fraction, so that both can be computed with. */
function besideNumber(one: CelText, other: CelText): CelText {
  const isWhole = one.kind === "int" && one.isLiteral === true && /^\d+$/.test(one.text);
  return isWhole && other.kind === "dyn" ? { ...one, text: doubleText(Number(one.text)), kind: "double" } : one;
}

function unary({ op, operand, start }: Extract<PyNode, { type: "UnaryOp" }>, translation: Translation): CelText {
  const value = translate(operand, translation);
  if (op === "not") return negated(isTrue(value));
  if (op === "~") return refuse("~ cannot be said in CEL", { start });
  const number = present(value);
  if (!["int", "double", "dyn"].includes(number.kind)) return refuse(`${op} wants a number`, operand);
  if (op === "+") return number;
  return {
    text: `-${at(LEVEL.member, number)}`,
    level: LEVEL.unary,
    kind: number.kind,
    ...(number.isLiteral === true ? { isLiteral: true } : {}),
  };
}
