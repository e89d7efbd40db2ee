// A condition → the sets of values that make it true: alternatives, each with one set per field. Exact for every event that fits its schema, or refused.
// Three-valued logic needs no words of its own here: pushed down to single comparisons, true is what is left of `unknown` when it counts as false.
import type { CelNode, CelType } from "@laban/cel";
import { both, numbersOf, textsOf, type Allowed, type Span } from "./allowed.ts";
import { fieldOf, Untranslatable, type Field } from "./fieldOf.ts";

/** What must hold at once: one set for each field, by its path. */
export type Alternative = ReadonlyMap<string, { readonly path: readonly string[]; readonly allowed: Allowed }>;

const ALTERNATIVES_MAX = 64;
/** EventBridge compares numbers up to here, to six digits after the point. */
const NUMBER_MAX = 5e9;
const OPPOSITE = { "==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;
const MIRRORED = { "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;
type Comparison = keyof typeof OPPOSITE;

/** The alternatives in which the condition is true (`wanted`) or false; none at all means never. @throws Untranslatable naming the part that cannot be said. */
export function alternativesOf(node: CelNode, payloads: readonly CelType[], wanted = true): readonly Alternative[] {
  switch (node.kind) {
    case "literal":
      if (typeof node.value !== "boolean") throw new Untranslatable(node, "it is no condition");
      return node.value === wanted ? [new Map()] : [];
    case "unary":
      if (node.operator === "!") return alternativesOf(node.operand, payloads, !wanted);
      throw new Untranslatable(node, "it is no condition");
    case "logic": {
      const parts = node.terms.map((term) => alternativesOf(term, payloads, wanted));
      const all = (node.operator === "&&") === wanted ? product(parts, node) : parts.flat();
      if (all.length > ALTERNATIVES_MAX)
        throw new Untranslatable(node, `it comes to more than ${ALTERNATIVES_MAX} alternatives`);
      return all;
    }
    case "binary":
      return possible(binary(node, payloads, wanted));
    case "call":
      return possible(call(node, payloads, wanted));
    case "name":
    case "select":
    case "index": {
      const field = fieldOf(node, payloads);
      if (field.kind !== "flag") throw new Untranslatable(node, "it is no truth value");
      return [single(field, { set: "flags", flags: [wanted] })];
    }
    default:
      throw new Untranslatable(node, "EventBridge has no such expression");
  }
}

function single({ path }: Field, allowed: Allowed): Alternative {
  return new Map([[JSON.stringify(path), { path, allowed }]]);
}

/** Nothing, where a set is empty. */
function possible(alternative: Alternative): readonly Alternative[] {
  return [...alternative.values()].some(({ allowed }) => allowed.set === "none") ? [] : [alternative];
}

/** Every choice of one alternative of each part, cut field by field; what can never be is left out. */
function product(parts: readonly (readonly Alternative[])[], node: CelNode): readonly Alternative[] {
  let chosen: readonly Alternative[] = [new Map()];
  for (const part of parts) {
    if (chosen.length * part.length > ALTERNATIVES_MAX * 4)
      throw new Untranslatable(node, `it comes to more than ${ALTERNATIVES_MAX} alternatives`);
    chosen = chosen.flatMap((left) => part.flatMap((right) => joined(left, right, node)));
  }
  return chosen;
}

/** Both at once; nothing where that can never be. */
export function joined(left: Alternative, right: Alternative, node: CelNode): readonly Alternative[] {
  const result = new Map(left);
  for (const [key, { path, allowed }] of right) {
    const known = result.get(key);
    const met = known === undefined ? allowed : both(known.allowed, allowed);
    if (met === undefined)
      throw new Untranslatable(node, `EventBridge cannot ask "${path.slice(1).join(".")}" for both at once`);
    if (met.set === "none") return [];
    result.set(key, { path, allowed: met });
  }
  return [result];
}

function binary(
  node: CelNode & { readonly kind: "binary" },
  payloads: readonly CelType[],
  wanted: boolean,
): Alternative {
  const { operator, left, right } = node;
  if (operator === "in") {
    const field = fieldOf(left, payloads);
    if (right.kind !== "list" || (right.optionalAt ?? []).length > 0)
      throw new Untranslatable(right, "only a written list of constants can be asked");
    return single(
      field,
      membership(
        field,
        right.items.map((item) => constantFor(field, item)),
        wanted,
      ),
    );
  }
  if (!(operator in OPPOSITE)) throw new Untranslatable(node, "EventBridge does not calculate");
  const comparison = operator as Comparison;
  const isMirrored = constantOf(left) !== undefined;
  const field = fieldOf(isMirrored ? right : left, payloads);
  const constant = constantFor(field, isMirrored ? left : right);
  const asked = isMirrored ? MIRRORED[comparison] : comparison;
  const allowed = compared(field, wanted ? asked : OPPOSITE[asked], constant);
  if (allowed === undefined) throw new Untranslatable(node, "EventBridge compares only numbers by size");
  return single(field, allowed);
}

type Constant = string | number | boolean;

function compared({ kind }: Field, operator: Comparison, constant: Constant): Allowed | undefined {
  if (kind === "number") return numbersOf(spansOf(operator, Number(constant)));
  if (operator !== "==" && operator !== "!=") return undefined;
  const isEqual = operator === "==";
  if (kind === "flag") return { set: "flags", flags: [(constant === true) === isEqual] };
  return isEqual ? textsOf([String(constant)]) : { set: "otherTexts", but: [String(constant)] };
}

function membership(field: Field, constants: readonly Constant[], wanted: boolean): Allowed {
  if (field.kind === "text") {
    const texts = constants.map(String);
    if (wanted) return textsOf(texts);
    return texts.length === 0 ? { set: "present" } : { set: "otherTexts", but: [...new Set(texts)] };
  }
  const sets = constants.map((constant) => compared(field, wanted ? "==" : "!=", constant) ?? { set: "none" as const });
  if (!wanted) return sets.reduce<Allowed>((left, right) => both(left, right) ?? { set: "none" }, { set: "present" });
  if (field.kind === "flag")
    return sets.length === 0
      ? { set: "none" }
      : { set: "flags", flags: [...new Set(constants.map((one) => one === true))] };
  return numbersOf([...new Set(constants.map(Number))].flatMap((one) => spansOf("==", one)));
}

function spansOf(operator: Comparison, value: number): readonly Span[] {
  const below = (highIn: boolean): Span => ({ low: -Infinity, lowIn: false, high: value, highIn });
  const above = (lowIn: boolean): Span => ({ low: value, lowIn, high: Infinity, highIn: false });
  const spans = {
    "==": [{ low: value, lowIn: true, high: value, highIn: true }],
    "!=": [below(false), above(false)],
    "<": [below(false)],
    "<=": [below(true)],
    ">": [above(false)],
    ">=": [above(true)],
  } satisfies Record<Comparison, readonly Span[]>;
  return spans[operator];
}

function constantOf(node: CelNode): Constant | undefined {
  if (node.kind === "unary" && node.operator === "-") {
    const inner = constantOf(node.operand);
    return typeof inner === "number" ? -inner : undefined;
  }
  if (node.kind !== "literal") return undefined;
  if (typeof node.value === "bigint") return Number(node.value);
  return typeof node.value === "string" || typeof node.value === "number" || typeof node.value === "boolean"
    ? node.value
    : undefined;
}

function constantFor({ kind }: Field, node: CelNode): Constant {
  const constant = constantOf(node);
  if (constant === undefined)
    throw new Untranslatable(node, "EventBridge compares with constant texts, numbers and truth values only");
  const fits = {
    text: typeof constant === "string",
    number: typeof constant === "number",
    flag: typeof constant === "boolean",
  }[kind];
  if (!fits) throw new Untranslatable(node, "it is of another type than the field");
  if (typeof constant === "number" && (Math.abs(constant) > NUMBER_MAX || Number(constant.toFixed(6)) !== constant))
    throw new Untranslatable(
      node,
      "EventBridge compares numbers between -5,000,000,000 and 5,000,000,000 with six digits after the point",
    );
  return constant;
}

function call(node: CelNode & { readonly kind: "call" }, payloads: readonly CelType[], wanted: boolean): Alternative {
  const { name, target, args } = node;
  const [argument] = args;
  if (name === "has" && target === undefined && argument !== undefined && args.length === 1) {
    const field = fieldOf(argument, payloads);
    // Where something around it is missing the condition is unknown, and a rule would take it for absent.
    if (!wanted && field.isInsideOptional)
      throw new Untranslatable(
        node,
        "what is around the field may be missing, too, and a rule cannot tell that from the field alone; require it in the schema",
      );
    return single(field, { set: wanted ? "present" : "absent" });
  }
  const affix = { startsWith: "prefix", endsWith: "suffix", contains: "wildcard" }[name];
  if (affix === undefined || target === undefined || argument === undefined || args.length !== 1)
    throw new Untranslatable(node, `EventBridge has nothing like "${name}"`);
  const field = fieldOf(target, payloads);
  const part = constantFor(field, argument);
  if (field.kind !== "text" || typeof part !== "string") throw new Untranslatable(node, "it is asked of a text only");
  // Every text begins and ends with nothing.
  if (part === "") return single(field, { set: wanted ? "present" : "none" });
  const value = affix === "wildcard" ? `*${part.replaceAll(/[\\*]/g, String.raw`\$&`)}*` : part;
  const holds = (text: string): boolean =>
    wanted ===
    (affix === "prefix" ? text.startsWith(part) : affix === "suffix" ? text.endsWith(part) : text.includes(part));
  return single(field, {
    set: "filter",
    filter: wanted ? { [affix]: value } : { "anything-but": { [affix]: value } },
    holds,
  });
}
