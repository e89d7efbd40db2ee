// Paths into the event (data.customer.tier): the hottest form there is, so the reading is specialised by length,
// and finding out what is missing is left to a slow twin that runs only when something is.
import type { CelType, ConditionScope } from "../door.ts";
import type { CelNode } from "../syntax/ast.ts";
import { findInMap, kindInWords, type CelValue, type JsonMap, type Outcome } from "../values/value.ts";
import { causeOf, UnknownValue } from "../values/unknown.ts";
import { isTypeName } from "../functions/typeNames.ts";
import { fieldAt, siteOf } from "./fieldSite.ts";
import { loaderOf, misfit } from "./load.ts";
import { slotOf, type Context, type Planning, type Step } from "./step.ts";

/** A path from a name of the scope. */
export interface ScopePath {
  readonly names: readonly string[];
  /** The node of each prefix, for the ranges of reasons: [data, data.customer, …]. */
  readonly nodes: readonly CelNode[];
}

/** The path that a node is, or undefined where it is something else or begins at a macro's variable. */
export function scopePathOf(planning: Planning, node: CelNode): ScopePath | undefined {
  let count = 1;
  let root = node;
  for (; root.kind === "select"; root = root.operand) {
    if (root.isOptional === true) return undefined;
    count += 1;
  }
  if (root.kind !== "name" || slotOf(planning, root.name) !== undefined || isTypeName(root.name)) return undefined;
  const names: string[] = [];
  const nodes: CelNode[] = [];
  names.length = count;
  nodes.length = count;
  for (let at: CelNode = node; count > 0;) {
    count -= 1;
    nodes[count] = at;
    names[count] = at.kind === "select" ? at.field : root.name;
    if (at.kind === "select") at = at.operand;
  }
  return { names, nodes };
}

/** Reads what stands at a path; undefined where it, or anything on the way, is not there. */
export type ReadRaw = (context: Context) => unknown;

/** A name that neither objects nor arrays nor maps inherit can be read without asking whether it is their own. */
export function isPlain(name: string): boolean {
  const first = name.charCodeAt(0);
  const isDigit = first >= 48 && first <= 57;
  return !isDigit && !(name in Object.prototype) && !(name in Array.prototype) && !(name in Map.prototype);
}

/** The reader of a path. Fields are own fields: `constructor` and `length` are names like any other. */
export function rawReader(names: readonly string[]): ReadRaw {
  const [root = "", first = "", second = "", third = ""] = names;
  if (!names.every(isPlain)) return ({ scope }) => readOwn(scope, names, names.length);
  if (root === "data" && names.length === 2) return dataReader(first);
  const [rootSite, firstSite, secondSite] = [siteOf(root), siteOf(first), siteOf(second)];
  switch (names.length) {
    case 1:
      return ({ scope }) => fieldAt(scope, root, rootSite);
    case 2:
      return ({ scope }) => fieldIn(fieldAt(scope, root, rootSite), first, firstSite);
    case 3:
      return ({ scope }) => fieldIn(fieldIn(fieldAt(scope, root, rootSite), first, firstSite), second, secondSite);
    case 4: {
      const thirdSite = siteOf(third);
      return ({ scope }) =>
        fieldIn(
          fieldIn(fieldIn(fieldAt(scope, root, rootSite), first, firstSite), second, secondSite),
          third,
          thirdSite,
        );
    }
    default:
      return ({ scope }) => readOwn(scope, names, names.length);
  }
}

function fieldIn(holder: unknown, name: string, site: number): unknown {
  return typeof holder === "object" && holder !== null ? fieldAt(holder as JsonMap, name, site) : undefined;
}

// data.field: what conditions read most.
function dataReader(field: string): ReadRaw {
  const site = siteOf(field);
  return ({ scope }) => {
    const data = scope["data"];
    return typeof data === "object" && data !== null ? fieldAt(data as JsonMap, field, site) : undefined;
  };
}

// The first `count` names, one own field after the other.
function readOwn(scope: ConditionScope, names: readonly string[], count: number): unknown {
  let at: unknown = scope;
  for (let index = 0; index < count; index += 1) {
    if (typeof at !== "object" || at === null || Array.isArray(at)) return undefined;
    at = findInMap(at as JsonMap, names[index] ?? "");
  }
  return at;
}

/**
 * The slow twin of a reader: also finds what the quick ones do not look into (maps that a host hands in), else says why there is nothing.
 * The unknowns of missing fields, which conditions absorb most, are made once for each place.
 */
export function exactReader(path: ScopePath, type: CelType): (scope: ConditionScope) => Outcome {
  const { names } = path;
  const missing: (UnknownValue | undefined)[] = [];
  const unknown = (count: number, what: string, value: unknown): UnknownValue => {
    const node = path.nodes[count - 1] ?? { start: 0, end: 0 };
    return new UnknownValue(`${names.slice(0, count).join(".")} ${what}`, node, causeOf(value));
  };
  return (scope) => {
    let at: unknown = scope;
    for (let count = 1; count <= names.length; count += 1) {
      at = findInMap(at as JsonMap, names[count - 1]);
      if (at === undefined) return (missing[count] ??= unknown(count, "is missing", at));
      const isObject = typeof at === "object" && at !== null && !Array.isArray(at);
      if (!isObject && count < names.length) return unknown(count, `is ${kindInWords(at)}, not an object`, at);
    }
    const value: CelValue | undefined = loaderOf(type)(at);
    return value === undefined ? unknown(names.length, misfit(at, type), at) : value;
  };
}

/** A path as a value of its type. */
export function planPath(path: ScopePath, type: CelType): Step {
  const read = rawReader(path.names);
  const exact = exactReader(path, type);
  switch (type.kind) {
    case "bool":
      return (context) => {
        const raw = read(context);
        return typeof raw === "boolean" ? raw : exact(context.scope);
      };
    case "string":
      return (context) => {
        const raw = read(context);
        return typeof raw === "string" ? raw : exact(context.scope);
      };
    default: {
      const load = loaderOf(type);
      return (context) => {
        const raw = read(context);
        const value = raw === undefined ? undefined : load(raw);
        return value === undefined ? exact(context.scope) : value;
      };
    }
  }
}

/** `has(path)`: whether the last name is there. Anything missing before it is unknown, as CEL has it. */
export function planHasPath(path: ScopePath): Step {
  const names = path.names.slice(0, -1);
  const name = path.names.at(-1) ?? "";
  const read = rawReader(path.names);
  const holder = rawReader(names);
  const exact = exactReader({ names, nodes: path.nodes }, { kind: "map", of: { kind: "dyn" } });
  return (context) => {
    if (read(context) !== undefined) return true;
    const object = holder(context);
    const isObject = typeof object === "object" && object !== null && !Array.isArray(object);
    const found = isObject ? (object as JsonMap) : exact(context.scope);
    return found instanceof UnknownValue ? found : findInMap(found as JsonMap, name) !== undefined;
  };
}
