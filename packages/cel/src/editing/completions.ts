// What can be written at a place of a condition: fields after a dot, names and functions elsewhere, values after a comparison.
import { checkCel } from "../check/check.ts";
import type { NodeTypes } from "../check/nodeTypes.ts";
import type { CelField, CelType, ScopeTypes } from "../door.ts";
import { functions } from "../functions/catalog.ts";
import type { BinaryNode, CelNode, SelectNode } from "../syntax/ast.ts";
import { macros, optionalMacros } from "../syntax/macros.ts";
import { parseCel } from "../syntax/parse.ts";
import { literalText } from "../syntax/print.ts";
import { isPlainName } from "../syntax/tokens.ts";
import { fieldOf, typeText, valueKindOf } from "../types.ts";
import { locate } from "./locate.ts";

/** One thing that can be written. */
export interface CelCompletion {
  readonly label: string;
  /** Its type, in words. */
  readonly detail: string;
  /** The text to put in place of [start, end). */
  readonly insert: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "field" | "name" | "function" | "value";
  readonly description?: string;
  readonly sensitive?: boolean;
}

/** The completions at an offset, best first: names of the scope before functions. Works on unfinished text; never throws. */
export function completionsAt(source: string, offset: number, scope: ScopeTypes): readonly CelCompletion[] {
  const { root } = parseCel(source);
  const { typeOf } = checkCel(root, source, scope);
  const { nodes, variables } = locate(root, offset);
  const inner = nodes.at(-1) ?? root;
  if (inner.kind === "literal" && typeof inner.value === "string" && inner.start <= offset && offset <= inner.end)
    return valuesFor(nodes, inner, typeOf);
  const select = nodes.findLast((node) => node.kind === "select");
  if (select !== undefined && select.fieldStart <= offset && offset <= select.fieldEnd) return members(select, typeOf);
  const call = nodes.findLast((node) => node.kind === "call");
  if (call?.target !== undefined && call.nameStart <= offset && offset <= call.nameEnd) {
    const range = { start: call.nameStart, end: call.nameEnd };
    return memberCompletions(typeOf.get(call.target), range);
  }
  const isOnName = inner.kind === "name" && inner.start <= offset && offset <= inner.end;
  const range = isOnName ? { start: inner.start, end: inner.end } : { start: offset, end: offset };
  const locals = variables.map((node) => nameCompletion(node.name, typeOf.get(node), range));
  const names = Object.keys(scope).map((name) => nameCompletion(name, scope[name], range));
  return [
    ...valuesFor(nodes, range, typeOf),
    ...locals.toReversed(),
    ...names,
    ...functionCompletions("function", undefined, range),
  ];
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function members(select: SelectNode, typeOf: NodeTypes): readonly CelCompletion[] {
  return memberCompletions(typeOf.get(select.operand), { start: select.fieldStart, end: select.fieldEnd });
}

function memberCompletions(type: CelType | undefined, range: Range): readonly CelCompletion[] {
  const fields = type?.kind === "object" ? Object.entries(type.fields) : [];
  return [
    ...fields.map(([name, field]) => fieldCompletion(name, field, range)),
    ...functionCompletions("method", type, range),
  ];
}

function fieldCompletion(name: string, field: CelField, range: Range): CelCompletion {
  return {
    label: name,
    detail: field.optional ? `${typeText(field.type)}, may be missing` : typeText(field.type),
    insert: isPlainName(name) ? name : `\`${name}\``,
    ...range,
    kind: "field",
    ...(field.description !== undefined && { description: field.description }),
    ...(field.sensitive === true && { sensitive: true }),
  };
}

function nameCompletion(name: string, type: CelType | undefined, range: Range): CelCompletion {
  return {
    label: name,
    detail: type === undefined ? "anything" : typeText(type),
    insert: name,
    ...range,
    kind: "name",
  };
}

function functionCompletions(
  style: "function" | "method",
  type: CelType | undefined,
  range: Range,
): readonly CelCompletion[] {
  const kind = type === undefined ? undefined : valueKindOf(type);
  const fits = (first: string | undefined): boolean =>
    style === "function" || kind === undefined || first === "any" || first === kind;
  const declared = functions
    .filter((one) => one.style === "both" || one.style === style)
    .filter((one) => one.overloads.some((overload) => fits(overload.parameters[0])))
    .map((one) =>
      functionCompletion(one.name, one.help, range, one.overloads[0]?.parameters.length === 1 && style === "method"),
    );
  const hasItems = kind === undefined || kind === "list" || kind === "map";
  if (style === "function")
    return [functionCompletion("has", "true where the field is there: has(data.name)", range, false), ...declared];
  const known = [...(hasItems ? macros : []), ...(kind === "optional" ? optionalMacros : [])];
  const loops = known.map(([name, help]) => functionCompletion(name, help, range, false));
  return [...loops, ...declared];
}

function functionCompletion(name: string, help: string, range: Range, isComplete: boolean): CelCompletion {
  return {
    label: name,
    detail: "function",
    insert: isComplete ? `${name}()` : `${name}(`,
    ...range,
    kind: "function",
    description: help,
  };
}

// data.status == | → the values that the schema lists.
function valuesFor(nodes: readonly CelNode[], range: Range, typeOf: NodeTypes): readonly CelCompletion[] {
  const comparison = nodes.findLast(
    (node): node is BinaryNode => node.kind === "binary" && (node.operator === "==" || node.operator === "!="),
  );
  if (comparison?.left.kind !== "select" || range.start < comparison.left.end) return [];
  const holder = typeOf.get(comparison.left.operand);
  const field: CelField | undefined = holder === undefined ? undefined : fieldOf(holder, comparison.left.field);
  return (field?.values ?? []).map((value) => {
    const text = typeof value === "number" && field?.type.kind === "int" ? String(value) : literalText(value);
    return { label: text, detail: "from the schema", insert: text, start: range.start, end: range.end, kind: "value" };
  });
}
