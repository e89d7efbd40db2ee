// What a word of a condition is: its type, its description from the schema, whether it is sensitive.
import { checkCel } from "../check/check.ts";
import type { ScopeTypes } from "../door.ts";
import { findFunction } from "../functions/catalog.ts";
import { macros, optionalMacros } from "../syntax/macros.ts";
import { parseCel } from "../syntax/parse.ts";
import { fieldOf, typeText } from "../types.ts";
import { locate } from "./locate.ts";

/** What is said about the word at a place. */
export interface CelHover {
  readonly start: number;
  readonly end: number;
  /** "data.retry_count: int". */
  readonly text: string;
  readonly description?: string;
  readonly sensitive?: boolean;
}

/** What stands at an offset, if it is a name, a field or a function. Works on unfinished text; never throws. */
export function hoverAt(source: string, offset: number, scope: ScopeTypes): CelHover | undefined {
  const { root } = parseCel(source);
  const { typeOf } = checkCel(root, source, scope);
  const { nodes } = locate(root, offset);
  const node = nodes.findLast((one) => one.kind === "name" || one.kind === "select" || one.kind === "call");
  if (node === undefined) return undefined;
  const type = typeOf.get(node);
  if (node.kind === "call") {
    if (offset < node.nameStart || offset > node.nameEnd) return undefined;
    const help =
      findFunction(node.name)?.help ??
      macros.get(node.name) ??
      optionalMacros.get(node.name) ??
      (node.name === "has" ? "true where the field is there" : undefined);
    if (help === undefined) return undefined;
    return { start: node.nameStart, end: node.nameEnd, text: node.name, description: help };
  }
  if (type === undefined) return undefined;
  const text = `${source.slice(node.start, node.end)}: ${typeText(type)}`;
  if (node.kind === "name") return { start: node.start, end: node.end, text };
  const holder = typeOf.get(node.operand);
  const field = holder === undefined ? undefined : fieldOf(holder, node.field);
  return {
    start: node.fieldStart,
    end: node.fieldEnd,
    text: field?.optional === true ? `${text}, may be missing` : text,
    ...(field?.description !== undefined && { description: field.description }),
    ...(field?.sensitive === true && { sensitive: true }),
  };
}
