// Which parts of a condition can be walked as rows (decision.ts), and the rows of those that can.
import type { CelType } from "../door.ts";
import { hasOf, loopOf, type Loop } from "../syntax/macros.ts";
import type { BinaryNode, CallNode, CelNode, LogicNode } from "../syntax/ast.ts";
import type { Outcome } from "../values/value.ts";
import { freeLengthMax, type Asked, type Fit, type Over, type Row } from "./decision.ts";
import { siteOf } from "./fieldSite.ts";
import { flipped, intervalOf, type Comparison } from "./interval.ts";
import { areComparable, constantNumber, isWhole, numberDomainOf, sizedBy } from "./planNumber.ts";
import { isPlain, scopePathOf } from "./planPath.ts";
import { openSlot, slotNamed, type Planning } from "./step.ts";

/** How a part can be walked; undefined where it cannot. */
export function fitOf(planning: Planning, node: CelNode): Fit | undefined {
  // Parts with parts are remembered, or each level of a deep tree would ask for all levels below it again.
  const isDeep = node.kind === "logic" || node.kind === "choice" || node.kind === "unary" || node.kind === "call";
  if (planning.isPlain) return undefined;
  if (!isDeep) return fitOfNew(planning, node);
  if (!planning.fits.has(node)) planning.fits.set(node, fitOfNew(planning, node));
  return planning.fits.get(node);
}

/** How parts that are joined by an operator can be walked: all over one object. */
export function fitOfAll(fits: readonly (Fit | undefined)[], operator: "&&" | "||"): Fit | undefined {
  let over: Over = "any";
  for (const fit of fits) {
    const joined: Over | undefined = fit && overBoth(over, fit.over);
    if (joined === undefined) return undefined;
    over = joined;
  }
  const isAll = operator === "&&";
  return {
    over,
    rows: (yes, no) => {
      let next = isAll ? yes : no;
      for (const fit of fits.toReversed()) next = (isAll ? fit?.rows(next, no) : fit?.rows(yes, next)) ?? next;
      return next;
    },
  };
}

/** What two parts have in common; undefined where they ask about two objects. */
export function overBoth(left: Over, right: Over): Over | undefined {
  if (left === "any" || left === right) return right;
  return right === "any" ? left : undefined;
}

/** The terms of a chain that have to be asked, or what it is when none has: a constant that decides does so wherever it stands. */
export function askedTerms(planning: Planning, { operator, terms }: LogicNode): readonly CelNode[] | boolean {
  const decisive = operator === "||";
  const constants = terms.map((term) => planning.constantOf(term));
  if (constants.includes(decisive)) return decisive;
  const asked = terms.filter((_, index) => constants[index] !== !decisive);
  return asked.length === 0 ? !decisive : asked;
}

function constantFit(value: boolean): Fit {
  return { over: "any", rows: (yes, no) => (value ? yes : no) };
}

function fitOfNew(planning: Planning, node: CelNode): Fit | undefined {
  const constant = planning.constantOf(node);
  if (typeof constant === "boolean") return constantFit(constant);
  switch (node.kind) {
    case "logic": {
      const terms = askedTerms(planning, node);
      if (typeof terms === "boolean") return constantFit(terms);
      return fitOfAll(
        terms.map((term) => fitOf(planning, term)),
        node.operator,
      );
    }
    case "unary": {
      const fit = node.operator === "!" ? fitOf(planning, node.operand) : undefined;
      return fit && { over: fit.over, rows: (yes, no) => fit.rows(no, yes) };
    }
    case "choice":
      return fitOfChoice(planning, [node.condition, node.then, node.otherwise]);
    case "binary":
      return fitOfBinary(planning, node);
    case "call":
      return fitOfCall(planning, node);
    default:
      return asking(planning, node, { asked: "truth" });
  }
}

function fitOfChoice(planning: Planning, nodes: readonly CelNode[]): Fit | undefined {
  const [condition, then, otherwise] = nodes.map((node) => fitOf(planning, node));
  if (condition === undefined || then === undefined || otherwise === undefined) return undefined;
  const branches = overBoth(then.over, otherwise.over);
  const over = branches && overBoth(condition.over, branches);
  if (over === undefined) return undefined;
  return { over, rows: (yes, no) => condition.rows(then.rows(yes, no), otherwise.rows(yes, no)) };
}

function fitOfBinary(planning: Planning, { operator, left, right }: BinaryNode): Fit | undefined {
  switch (operator) {
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return undefined;
    case "in": {
      const texts = textsOf(planning.constantOf(right));
      return texts && asking(planning, left, { asked: "one of", ...texts });
    }
    default: {
      const constant = planning.constantOf(right);
      if (constant !== undefined) return fitOfComparison(planning, left, operator, constant);
      const other = planning.constantOf(left);
      return other === undefined ? undefined : fitOfComparison(planning, right, flipped(operator), other);
    }
  }
}

function fitOfComparison(planning: Planning, node: CelNode, operator: Comparison, constant: Outcome): Fit | undefined {
  if (operator === "==" || operator === "!=") {
    const isWanted = operator === "==";
    if (typeof constant === "string") return asking(planning, node, { asked: "text", text: constant, isWanted });
    if (typeof constant === "boolean")
      return asking(planning, node, { asked: "truth", isWanted: isWanted === constant });
    if (constant === null) return asking(planning, node, { asked: "null", isWanted });
  }
  const limit = constantNumber(constant);
  if (limit === undefined) return undefined;
  const interval = intervalOf(operator, limit.constant);
  const list = sizedBy(planning, node);
  if (list !== undefined)
    return areComparable("int", limit.domain) ? asking(planning, list, { asked: "size", ...interval }) : undefined;
  const domain = numberDomainOf(planning, node);
  if (domain === undefined || !areComparable(domain, limit.domain)) return undefined;
  return asking(planning, node, { asked: isWhole(domain) ? "whole" : "number", ...interval });
}

const textMethods = { startsWith: "starts", endsWith: "ends", contains: "contains" } as const;

function fitOfCall(planning: Planning, node: CallNode): Fit | undefined {
  const field = hasOf(node);
  if (field !== undefined) {
    const target = targetOf(planning, field);
    return target?.inner === undefined ? asking(planning, field, { asked: "present" }) : undefined;
  }
  const loop = loopOf(node);
  if (loop !== undefined) return fitOfLoop(planning, loop);
  const { target, name, args } = node;
  if (target === undefined || args.length !== 1 || args[0] === undefined) return undefined;
  if (!Object.hasOwn(textMethods, name)) return undefined;
  const text = planning.constantOf(args[0]);
  if (typeof text !== "string" || text.length > freeLengthMax) return undefined;
  return asking(planning, target, { asked: textMethods[name as keyof typeof textMethods], text });
}

function fitOfLoop(planning: Planning, loop: Loop): Fit | undefined {
  if ((loop.macro !== "all" && loop.macro !== "exists") || targetOf(planning, loop.range) === undefined)
    return undefined;
  const outer = planning.slots;
  const items =
    loop.second === undefined ? rowsOverItem(planning, loop, openSlot(planning, loop.variable, true)) : undefined;
  planning.slots = outer;
  return items && asking(planning, loop.range, { asked: loop.macro === "all" ? "every" : "some", items });
}

/** The rows of a part that ask something and end with true or false. */
export function rowsOf(fit: Fit): Row | undefined {
  const first = fit.rows(true, false);
  return typeof first === "boolean" ? undefined : first;
}

/** The rows of a loop's body, where it asks about nothing but the item in this slot. */
export function rowsOverItem(planning: Planning, { body }: Loop, slot: number): Row | undefined {
  const fit = fitOf(planning, body);
  return fit?.over === slot ? rowsOf(fit) : undefined;
}

type Question = Pick<Row, "asked"> &
  Partial<Pick<Row, "from" | "to" | "text" | "otherText" | "texts" | "items">> & { readonly isWanted?: boolean };

// The type that a question is about, where one is needed: a text in a field that the schema calls an integer is a misfit, not another text.
const kindAsked: Readonly<Partial<Record<Asked, CelType["kind"]>>> = {
  text: "string",
  "one of": "string",
  starts: "string",
  ends: "string",
  contains: "string",
  truth: "bool",
  some: "list",
  every: "list",
};

// One row about the place that a node is.
function asking(planning: Planning, node: CelNode, question: Question): Fit | undefined {
  const target = targetOf(planning, node);
  if (target === undefined) return undefined;
  const { over, field, inner } = target;
  const sites = { site: siteOf(field), innerSite: inner === undefined ? 0 : siteOf(inner) };
  const { asked, from = 0, to = 0, text = "", otherText = text, texts, items, isWanted = true } = question;
  const kind = planning.typeOf.get(node)?.kind ?? "dyn";
  if (kind !== "dyn" && kind !== (kindAsked[asked] ?? kind)) return undefined;
  const row = { asked, field, inner, ...sites, from, to, text, otherText, texts, items };
  return { over, rows: (yes, no) => ({ ...row, yes: isWanted ? yes : no, no: isWanted ? no : yes }) };
}

interface Target {
  readonly over: "data" | number;
  readonly field: string;
  readonly inner: string | undefined;
}

// `data.a`, `data.a.b`, `item.a`, `item.a.b` with names that nothing inherits.
function targetOf(planning: Planning, node: CelNode): Target | undefined {
  if (node.kind !== "select" || node.isOptional === true) return undefined;
  const path = scopePathOf(planning, node);
  const [root = "", field = "", inner, ...more] = path?.names ?? [];
  if (path !== undefined)
    return root === "data" && more.length === 0 ? plainTarget({ over: "data", field, inner }) : undefined;
  const { operand } = node;
  if (operand.kind === "name") return itemTarget(planning, operand, node.field, undefined);
  if (operand.kind !== "select" || operand.isOptional === true || operand.operand.kind !== "name") return undefined;
  return itemTarget(planning, operand.operand, operand.field, node.field);
}

function itemTarget(
  planning: Planning,
  name: CelNode & { kind: "name" },
  field: string,
  inner: string | undefined,
): Target | undefined {
  const slot = slotNamed(planning, name.name);
  const isObject = slot?.isItem === true && planning.typeOf.get(name)?.kind === "object";
  return isObject ? plainTarget({ over: slot.index, field, inner }) : undefined;
}

function plainTarget(target: Target): Target | undefined {
  return isPlain(target.field) && (target.inner === undefined || isPlain(target.inner)) ? target : undefined;
}

// Two texts are compared, more are looked up.
function textsOf(list: Outcome | undefined): Pick<Row, "text" | "otherText" | "texts"> | undefined {
  if (!Array.isArray(list) || list.length === 0 || !list.every((item) => typeof item === "string")) return undefined;
  const [text = "", otherText = text] = list;
  return { text, otherText, texts: list.length > 2 ? new Set<string>(list) : undefined };
}
