// Tree + types of the scope → a type for every node, and all that is wrong at once.
import type { CelIssue, CelType, ScopeTypes } from "../door.ts";
import { defaultLimits, type CelLimits } from "../limits.ts";
import {
  unreachable,
  type CelNode,
  type ListNode,
  type LogicNode,
  type MapNode,
  type NameNode,
  type UnaryNode,
} from "../syntax/ast.ts";
import type { FunctionDeclaration } from "../functions/overload.ts";
import { typeNamed } from "../functions/typeNames.ts";
import { IssueList } from "../syntax/issues.ts";
import { commonType, listOf, mapOf, open, types, typeText } from "../types.ts";
import { checkCall } from "./checkCall.ts";
import { checkIndex, checkSelect } from "./checkField.ts";
import { called, report, within, type Checking, type Local } from "./checking.ts";
import { checkBinary } from "./checkBinary.ts";
import { nearestName } from "./nearest.ts";
import { CheckedTypes, typeSaidBy, type NodeTypes } from "./nodeTypes.ts";
import { presentWhen } from "./presence.ts";

/** What checking finds. `typeOf` has every node of the tree, and the variables of macros. */
export interface CheckedCel {
  readonly type: CelType;
  readonly typeOf: NodeTypes;
  readonly issues: readonly CelIssue[];
}

/** Checks a tree against the names in scope. Never throws, also on unfinished trees; reports everything it finds. */
export function checkCel(
  root: CelNode,
  source: string,
  scope: ScopeTypes,
  limits: Partial<CelLimits> = {},
  hostFunctions: ReadonlyMap<string, FunctionDeclaration> = new Map(),
): CheckedCel {
  const checking: Checking = {
    source,
    scope,
    issues: new IssueList(limits.issuesMax ?? defaultLimits.issuesMax),
    typeOf: new CheckedTypes(),
    hostFunctions,
    present: new Set(),
    locals: undefined,
    clause: root,
    visit(node) {
      const type = typeOfNode(checking, node);
      checking.typeOf.set(node, type);
      return type;
    },
  };
  const type = checking.visit(root);
  return { type, typeOf: checking.typeOf, issues: checking.issues.list() };
}

function typeOfNode(checking: Checking, node: CelNode): CelType {
  switch (node.kind) {
    case "literal":
      return typeSaidBy(node) ?? types.dyn;
    case "missing":
      return types.dyn;
    case "name":
      return checkName(checking, node);
    case "select":
      return checkSelect(checking, node);
    case "index":
      return checkIndex(checking, node);
    case "call":
      return checkCall(checking, node);
    case "list":
      return checkList(checking, node);
    case "map":
      return checkMap(checking, node);
    case "unary":
      return checkUnary(checking, node);
    case "binary":
      return checkBinary(checking, node);
    case "logic":
      return checkLogic(checking, node);
    case "choice": {
      expectBool(checking, node.condition, "A choice asks true or false");
      let then: CelType = types.dyn;
      let otherwise: CelType = types.dyn;
      within(checking, node.then, presentWhen(node.condition, true), () => (then = checking.visit(node.then)));
      within(
        checking,
        node.otherwise,
        presentWhen(node.condition, false),
        () => (otherwise = checking.visit(node.otherwise)),
      );
      return commonType(then, otherwise);
    }
    default:
      return unreachable(node);
  }
}

function checkName(checking: Checking, node: NameNode): CelType {
  for (let local: Local | undefined = checking.locals; local !== undefined; local = local.outer) {
    if (local.name === node.name) return local.type;
  }
  if (Object.hasOwn(checking.scope, node.name)) return checking.scope[node.name] ?? types.dyn;
  const named = typeNamed(node.name);
  if (named !== undefined) return { kind: "type", of: named };
  const names = Object.keys(checking.scope);
  const data = Object.hasOwn(checking.scope, "data") ? checking.scope["data"] : undefined;
  const isField = data?.kind === "object" && Object.hasOwn(data.fields, node.name);
  const near = isField ? `data.${node.name}` : nearestName(node.name, names);
  const hint = near === undefined ? `In scope: ${names.join(", ")}.` : `Did you mean ${near}?`;
  report(checking, {
    code: "cel/unknown-name",
    node,
    message: `There is no "${node.name}" here. ${hint}`,
    ...(near !== undefined && { fix: { title: `Change to ${near}`, start: node.start, end: node.end, text: near } }),
  });
  return types.dyn;
}

function checkList(checking: Checking, node: ListNode): CelType {
  const optionalAt = new Set(node.optionalAt);
  const items = node.items.map((item, index) => {
    const type = checking.visit(item);
    return optionalAt.has(index) ? heldBy(checking, item, type) : type;
  });
  return listOf(items.reduce(commonType, open));
}

// The type of what an optional holds, after a `?`.
function heldBy(checking: Checking, node: CelNode, type: CelType): CelType {
  if (type.kind === "optional") return type.of;
  if (type.kind !== "dyn") {
    const message = `"?" takes an optional, as data.?field gives one; ${called(checking, node)} is ${typeText(type)}.`;
    report(checking, { code: "cel/type", node, message });
  }
  return types.dyn;
}

function checkMap(checking: Checking, node: MapNode): CelType {
  const keys: CelType[] = [];
  const values: CelType[] = [];
  for (const entry of node.entries) {
    const key = checking.visit(entry.key);
    const value = checking.visit(entry.value);
    keys.push(key);
    values.push(entry.isOptional === true ? heldBy(checking, entry.value, value) : value);
    const isKey =
      key.kind === "string" || key.kind === "int" || key.kind === "uint" || key.kind === "bool" || key.kind === "dyn";
    if (!isKey) {
      report(checking, {
        code: "cel/type",
        node: entry.key,
        message: `A key is a string, an int or a bool; ${called(checking, entry.key)} is ${typeText(key)}.`,
      });
    }
  }
  return mapOf(values.reduce(commonType, open), keys.reduce(commonType, open));
}

function checkUnary(checking: Checking, node: UnaryNode): CelType {
  if (node.operator === "!") {
    expectBool(checking, node.operand, '"!" turns true and false around');
    return types.bool;
  }
  const type = checking.visit(node.operand);
  if (type.kind === "int" || type.kind === "double" || type.kind === "duration" || type.kind === "dyn") return type;
  report(checking, {
    code: "cel/type",
    node: node.operand,
    message: `Only numbers and durations have an opposite; ${called(checking, node.operand)} is ${typeText(type)}.`,
  });
  return types.dyn;
}

function checkLogic(checking: Checking, node: LogicNode): CelType {
  const truth = node.operator === "&&";
  // && and || are commutative, so a has(…) vouches for every other term, also for those before it.
  // Once for the whole chain: 50,000 terms that all vouch would be asked 50,000 times each.
  const present = [...new Set(node.terms.flatMap((term) => presentWhen(term, truth)))];
  const why = `"${node.operator}" joins what is true or false`;
  within(checking, checking.clause, present, () => {
    const outer = checking.clause;
    for (const term of node.terms) {
      checking.clause = term;
      expectBool(checking, term, why);
    }
    checking.clause = outer;
  });
  return types.bool;
}

function expectBool(checking: Checking, node: CelNode, why: string): void {
  const type = checking.visit(node);
  if (type.kind === "bool" || type.kind === "dyn") return;
  report(checking, { code: "cel/type", node, message: `${why}; ${called(checking, node)} is ${typeText(type)}.` });
}
