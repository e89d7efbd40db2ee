// Comparisons and arithmetic: chains are taken apart, None is asked for, whole numbers and fractions are brought together.
import type { CompareOperator, PyNode } from "../syntax.ts";
import { at, claim, joined, LEVEL, negated, present } from "./celText.ts";
import type { CelText } from "./celText.ts";
import { doubleText, refuse } from "./translation.ts";
import type { Translation } from "./translation.ts";

type Place = { readonly start: number };

/** `a < b < c` is `a < b && b < c`. */
export function translateCompare(node: Extract<PyNode, { type: "Compare" }>, translation: Translation): CelText {
  const sides = [node.left, ...node.rights].map((side) => translation.translate(side, translation));
  return joined(
    "&&",
    node.ops.map((op, index) => {
      const [left, right] = [sides[index], sides[index + 1]];
      if (left === undefined || right === undefined) throw new Error("Invariant: a comparison without a side");
      return compare(op, { left, right, node: node.rights[index] ?? node });
    }),
  );
}

interface Sides {
  readonly left: CelText;
  readonly right: CelText;
  readonly node: Place;
}

function compare(op: CompareOperator, sides: Sides): CelText {
  switch (op) {
    case "==":
      return equal(sides);
    case "!=":
      return isNot(equal(sides));
    case "is":
      return isSame(sides);
    case "is not":
      return isNot(isSame(sides));
    case "in":
      return isIn(sides);
    case "not in":
      return isNot(isIn(sides));
    default:
      return ordered(op, sides);
  }
}

/** The opposite, by the rule of De Morgan where that reads better: `!has(x) || x != 1`. */
function isNot(piece: CelText): CelText {
  return piece.opposite ?? negated(piece);
}

function isSame(sides: Sides): CelText {
  const { left, right } = sides;
  const isNone = right.kind === "null" || left.kind === "null";
  const isTruth = (side: CelText): boolean => side.kind === "bool" && side.isLiteral === true;
  if (isNone || isTruth(left) || isTruth(right)) return equal(sides);
  return refuse('"is" compares objects; only None, True and False are one and the same here', sides.node);
}

function equal({ left, right, node }: Sides): CelText {
  if (left.kind === "timestamp" || right.kind === "timestamp") return ordered("==", { left, right, node });
  if (left.kind === "span" || right.kind === "span") return ordered("==", { left, right, node });
  const [one, other] = left.maybe === undefined && right.maybe !== undefined ? [right, left] : [left, right];
  const relation = (a: string, op: "==" | "!=", b: string): CelText => claim(`${a} ${op} ${b}`, LEVEL.relation);
  const isKnown = other.isLiteral === true || other.kind === "null";
  if (one.maybe !== undefined && isKnown) {
    const there = claim(one.maybe.has, LEVEL.member);
    const text = at(LEVEL.sum, other);
    const isNull = other.kind === "null";
    const same = isNull
      ? joined("||", [negated(there), relation(one.maybe.plain, "==", text)])
      : joined("&&", [there, relation(one.maybe.plain, "==", text)]);
    const opposite = isNull
      ? joined("&&", [there, relation(one.maybe.plain, "!=", text)])
      : joined("||", [negated(there), relation(one.maybe.plain, "!=", text)]);
    return { ...same, opposite };
  }
  const [a, b] = [at(LEVEL.sum, left), at(LEVEL.sum, right)];
  // CEL refuses to compare kinds that it knows to be different; in Python they are simply not equal.
  const isApart = areApart(left, right);
  const [first, second] = isApart ? [`dyn(${left.text})`, right.text] : [a, b];
  return {
    ...relation(first, "==", isApart ? at(LEVEL.sum, { text: second, level: right.level }) : second),
    opposite: relation(first, "!=", second),
  };
}

function areApart(left: CelText, right: CelText): boolean {
  const group = ({ kind }: CelText): string => (kind === "double" ? "int" : kind === "events" ? "list" : kind);
  const [a, b] = [group(left), group(right)];
  return a !== b && ![a, b].some((kind) => kind === "dyn" || kind === "null");
}

function isIn({ left, right, node }: Sides): CelText {
  const container = present(right);
  if (container.kind === "string") return substring(present(left), container);
  if (container.kind === "null" || container.kind === "int" || container.kind === "double" || container.kind === "bool")
    return refuse('"in" wants a list, a dict or a text', node);
  if (container.kind === "event") return refuse("an event has fields with fixed names", node);
  const inList = (text: string): CelText => claim(`${text} in ${at(LEVEL.sum, container)}`, LEVEL.relation);
  if (container.kind !== "dyn") {
    if (left.maybe === undefined || container.isLiteral !== true) return inList(at(LEVEL.sum, left));
    const there = claim(left.maybe.has, LEVEL.member);
    const within = inList(left.maybe.plain);
    return {
      ...joined("&&", [there, within]),
      opposite: joined("||", [negated(there), negated(within)]),
    };
  }
  if (container.hint === "list" || container.hint === "map" || left.kind !== "string") {
    if (left.kind !== "dyn" || container.hint === "list" || container.hint === "map")
      return inList(at(LEVEL.sum, left));
  }
  if (container.hint === "string") return substring(present(left), container);
  // What the event holds decides: a text is searched, a list or dict is looked into.
  const text = at(LEVEL.sum, container);
  return claim(
    `type(${container.text}) == string ? ${substring(present(left), container).text} : ${inList(at(LEVEL.sum, left)).text.replace(/ in .*$/s, ` in ${text}`)}`,
    LEVEL.choice,
  );
}

function substring(part: CelText, whole: CelText): CelText {
  return claim(
    `${at(LEVEL.member, whole)}.contains(${part.kind === "string" ? part.text : `string(dyn(${part.text}))`})`,
    LEVEL.member,
  );
}

const ORDER = new Set<CelText["kind"]>(["dyn", "int", "double", "string", "timestamp", "span"]);

function ordered(op: "==" | "<" | "<=" | ">" | ">=", { left, right, node }: Sides): CelText {
  const [one, other] = [inSeconds(present(left), right), inSeconds(present(right), left)];
  const isTime = (side: CelText): boolean => side.kind === "timestamp" || side.kind === "span";
  if ((isTime(one) || isTime(other)) && one.kind !== other.kind)
    return refuse("an instant is compared with an instant here, and a time between two with seconds", node);
  if (!ORDER.has(one.kind) || !ORDER.has(other.kind)) return refuse(`${op} wants numbers or texts`, node);
  if (areApart(one, other)) return refuse(`${op} between a number and a text is an error in Python`, node);
  return claim(`${at(LEVEL.sum, one)} ${op} ${at(LEVEL.sum, other)}`, LEVEL.relation);
}

/** `(a - b).total_seconds() <= 60` compares durations here. */
function inSeconds(side: CelText, other: CelText): CelText {
  if (other.kind !== "span" || side.isLiteral !== true || (side.kind !== "int" && side.kind !== "double")) return side;
  return { text: `duration("${side.text}s")`, level: LEVEL.member, kind: "span" };
}

/** + - * /; what else Python computes has no equal here. */
export function translateBinary(node: Extract<PyNode, { type: "BinOp" }>, translation: Translation): CelText {
  const left = present(translation.translate(node.left, translation));
  const right = present(translation.translate(node.right, translation));
  const { op } = node;
  if (op !== "+" && op !== "-" && op !== "*" && op !== "/") return refuse(`${op} cannot be said exactly in CEL`, node);
  if (op === "-" && left.kind === "timestamp" && right.kind === "timestamp")
    return { text: `${at(LEVEL.sum, left)} - ${at(LEVEL.product, right)}`, level: LEVEL.sum, kind: "span" };
  if (
    op === "+" &&
    (left.kind === "string" || left.kind === "list") &&
    (right.kind === left.kind || right.kind === "dyn")
  )
    return { text: `${at(LEVEL.sum, left)} + ${at(LEVEL.product, right)}`, level: LEVEL.sum, kind: left.kind };
  if (op === "+" && left.kind === "dyn" && (right.kind === "string" || right.kind === "list"))
    return { text: `${at(LEVEL.sum, left)} + ${at(LEVEL.product, right)}`, level: LEVEL.sum, kind: right.kind };
  for (const [side, place] of [
    [left, node.left],
    [right, node.right],
  ] as const)
    if (side.kind !== "dyn" && side.kind !== "int" && side.kind !== "double") refuse(`${op} wants numbers`, place);
  const level = op === "+" || op === "-" ? LEVEL.sum : LEVEL.product;
  const [a, b] = [asDouble(left), asDouble(right)];
  // Two values of an event may both be texts, whose sum is one.
  const kind = op === "+" && left.kind === "dyn" && right.kind === "dyn" ? "dyn" : "double";
  return { text: `${at(level, a)} ${op} ${at(level + 1, b)}`, level, kind };
}

/** CEL does not compute with whole numbers and fractions at once; numbers of events are fractions unless a schema says otherwise. */
function asDouble(number: CelText): CelText {
  if (number.fraction !== undefined) return { ...number, text: number.fraction };
  if (number.kind !== "int") return number;
  if (number.isLiteral === true && /^-?\d+$/.test(number.text))
    return { ...number, text: doubleText(Number(number.text)), kind: "double" };
  return { text: `double(${number.text})`, level: LEVEL.member, kind: "double" };
}
