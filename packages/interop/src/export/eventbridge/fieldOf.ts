// Which field of an EventBridge event a part of a condition reads, and what its schema says of it.
import type { CelNode, CelType } from "@laban/cel";

/** A field that rules can ask: a single value of a known kind. */
export interface Field {
  /** From the root of the EventBridge event: ["detail", "customer", "tier"], or ["source"]. */
  readonly path: readonly string[];
  readonly kind: "text" | "number" | "flag";
  /** It may be missing. */
  readonly isOptional: boolean;
  /** Something around it may be missing. */
  readonly isInsideOptional: boolean;
}

/** Why a part of a condition cannot be asked of EventBridge. */
export class Untranslatable extends Error {
  readonly node: CelNode;
  constructor(node: CelNode, why: string) {
    super(why);
    this.name = "Untranslatable";
    this.node = node;
  }
}

const KINDS: Readonly<Record<string, Field["kind"]>> = {
  string: "text",
  int: "number",
  double: "number",
  bool: "flag",
};

/** The names that a chain of selections reads, from the event's root; undefined for anything else. */
export function readPath(node: CelNode): readonly string[] | undefined {
  switch (node.kind) {
    case "name":
      return node.name === "event" ? [] : [node.name];
    case "select": {
      const outer = node.isOptional === true ? undefined : readPath(node.operand);
      return outer === undefined ? undefined : [...outer, node.field];
    }
    case "index": {
      const { index } = node;
      const outer = node.isOptional === true ? undefined : readPath(node.operand);
      return outer === undefined || index.kind !== "literal" || typeof index.value !== "string"
        ? undefined
        : [...outer, index.value];
    }
    default:
      return undefined;
  }
}

/** The field that a node reads in every one of these payloads. @throws Untranslatable when it reads none, or one that no schema declares as a single value. */
export function fieldOf(node: CelNode, payloads: readonly CelType[]): Field {
  const path = readPath(node);
  if (path === undefined)
    throw new Untranslatable(node, "EventBridge compares fields with constants, and this is neither");
  return fieldAt(path, payloads, node);
}

/** The same for names, as a key has them. */
export function fieldAt([root, ...names]: readonly string[], payloads: readonly CelType[], node: CelNode): Field {
  if (root === "source" && names.length === 0)
    return { path: ["source"], kind: "text", isOptional: false, isInsideOptional: false };
  if (root !== "data" || names.length === 0)
    throw new Untranslatable(node, `an EventBridge event has no "${root ?? ""}" that rules can ask`);
  const odd = names.find((name) => name.includes(".") || name === "$or");
  if (odd !== undefined)
    throw new Untranslatable(node, `a field called ${JSON.stringify(odd)} cannot be named in a rule`);
  const fields = payloads.map((payload) => declared(names, payload, node));
  const [first, ...others] = fields;
  if (first === undefined) throw new Untranslatable(node, "no event type is asked");
  if (others.some(({ kind }) => kind !== first.kind))
    throw new Untranslatable(node, "the schemas of its event types disagree about it");
  return {
    path: ["detail", ...names],
    kind: first.kind,
    isOptional: fields.some(({ isOptional }) => isOptional),
    isInsideOptional: fields.some(({ isInsideOptional }) => isInsideOptional),
  };
}

function declared(names: readonly string[], payload: CelType, node: CelNode): Omit<Field, "path"> {
  let type = payload;
  let isOptional = false;
  let isInsideOptional = false;
  for (const name of names) {
    const field = type.kind === "object" && Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    if (field === undefined)
      throw new Untranslatable(
        node,
        "the schema does not declare it, and a rule would match lists of it, too; declare it as a single value",
      );
    isInsideOptional ||= isOptional;
    isOptional = field.optional;
    ({ type } = field);
  }
  const kind = KINDS[type.kind];
  if (kind === undefined)
    throw new Untranslatable(
      node,
      "the schema does not say that it is a single text, number or truth value, and a rule would match lists of it, too",
    );
  return { kind, isOptional, isInsideOptional };
}
