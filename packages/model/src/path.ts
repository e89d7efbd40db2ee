// Reading and comparing places in JSON values, safe for names such as "__proto__" and "constructor".
import type { DocumentPath } from "./diagnostic.ts";
import type { Json } from "./document.ts";

/** Whether the value is a JSON object (not null, not a list). */
export function isJsonObject(value: unknown): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the value is a JSON list; narrows read-only arrays too, which `Array.isArray` does not. */
export function isJsonList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The own entry of a map that is keyed by user data, or undefined. */
export function entryOf<T>(map: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, name) ? map[name] : undefined;
}

/** The value at a path, or undefined where the path leads nowhere. Reads own entries only. */
export function valueAt(root: unknown, path: DocumentPath): Json | undefined {
  let value: unknown = root;
  for (const step of path) {
    if (isJsonList(value)) value = typeof step === "number" ? value[step] : undefined;
    else if (isJsonObject(value)) value = entryOf(value, String(step));
    else return undefined;
  }
  return value as Json | undefined;
}

/** Whether two paths name the same place. */
export function samePath(left: DocumentPath, right: DocumentPath): boolean {
  return left.length === right.length && left.every((step, at) => step === right[at]);
}

/** Whether `path` is `ancestor` or lies below it. */
export function isWithin(path: DocumentPath, ancestor: DocumentPath): boolean {
  return path.length >= ancestor.length && ancestor.every((step, at) => step === path[at]);
}

/** A path as people read it: `patterns.check_stock.steps[1]`; names that are not plain words are quoted; "the document" for the root. */
export function pathText(path: DocumentPath): string {
  if (path.length === 0) return "the document";
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/** Whether two JSON values are equal. The order of the names in objects does not count; -0 equals 0. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (isJsonList(left)) {
    return isJsonList(right) && left.length === right.length && left.every((item, at) => sameJson(item, right[at]));
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const names = definedNames(left);
  return (
    names.length === definedNames(right).length && names.every((name) => sameJson(left[name], entryOf(right, name)))
  );
}

function definedNames(value: { readonly [name: string]: Json | undefined }): readonly string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}
