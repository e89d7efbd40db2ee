// Answers whether an event matches an EventBridge event pattern, as AWS documents it: for tests of exported rules and of imported ones.
import { isJsonList, isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";

/**
 * Whether the event matches. Fields of the pattern must all match, values of a list are alternatives, and of an array of objects one element must match
 * all that is asked of it. Known filters: exact values, prefix, suffix, wildcard, equals-ignore-case, anything-but, numeric, exists, cidr (IPv4), $or.
 * @throws Error for a filter that is not known, never for an event.
 */
export function matchesRule(pattern: JsonObject, event: Json): boolean {
  return matchesObject(pattern, event);
}

function matchesObject(pattern: JsonObject, value: Json | undefined): boolean {
  if (isJsonList(value) && value.length > 0) return value.some((item) => matchesObject(pattern, item));
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === "$or")
      return isJsonList(wanted) && wanted.some((one) => isJsonObject(one) && matchesObject(one, value));
    const inner = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (isJsonObject(wanted)) return matchesObject(wanted, inner);
    if (!isJsonList(wanted))
      throw new Error(`The pattern has ${JSON.stringify(wanted)} at "${name}", where a list belongs.`);
    return wanted.some((filter) => matchesLeaf(filter, leavesOf(inner)));
  });
}

/** The single values at a place: an array gives all of its own. */
function leavesOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || isJsonObject(value)) return [];
  return isJsonList(value) ? value.flatMap(leavesOf) : [value];
}

function matchesLeaf(filter: Json, leaves: readonly Json[]): boolean {
  if (isJsonObject(filter) && Object.hasOwn(filter, "exists")) return leaves.length > 0 === filter["exists"];
  return leaves.some((leaf) => accepts(filter, leaf));
}

function accepts(filter: Json, value: Json): boolean {
  if (!isJsonObject(filter)) return filter === value;
  const [[name, wanted] = ["nothing", null]] = Object.entries(filter);
  const text = typeof value === "string" ? value : undefined;
  switch (name) {
    case "anything-but":
      return !anythingBut(wanted).some((one) => accepts(one, value));
    case "numeric":
      return typeof value === "number" && isJsonList(wanted) && inRange(wanted, value);
    case "prefix":
      return text !== undefined && affix(wanted, (part, fold) => fold(text).startsWith(fold(part)));
    case "suffix":
      return text !== undefined && affix(wanted, (part, fold) => fold(text).endsWith(fold(part)));
    case "equals-ignore-case":
      return text !== undefined && text.toLowerCase() === textIn(wanted).toLowerCase();
    case "wildcard":
      return text !== undefined && fitsWildcard(textIn(wanted), text);
    case "cidr":
      return text !== undefined && inNetwork(textIn(wanted), text);
    default:
      throw new Error(`The pattern has a filter "${name}", which is not known.`);
  }
}

/** Each as a filter of its own. */
function anythingBut(wanted: Json): readonly Json[] {
  if (isJsonList(wanted)) return wanted;
  if (!isJsonObject(wanted)) return [wanted];
  return Object.entries(wanted).flatMap(([name, inner]) =>
    (isJsonList(inner) ? inner : [inner]).map((one) => ({ [name]: one })),
  );
}

function textIn(wanted: Json | undefined): string {
  if (typeof wanted !== "string") throw new Error(`The pattern has ${JSON.stringify(wanted)}, where a text belongs.`);
  return wanted;
}

function affix(wanted: Json, test: (part: string, fold: (text: string) => string) => boolean): boolean {
  if (isJsonObject(wanted)) return test(textIn(wanted["equals-ignore-case"]), (text) => text.toLowerCase());
  return test(textIn(wanted), (text) => text);
}

function inRange(bounds: readonly Json[], value: number): boolean {
  for (let at = 0; at + 1 < bounds.length; at += 2) {
    const bound = Number(bounds[at + 1]);
    const isIn = {
      "<": value < bound,
      "<=": value <= bound,
      ">": value > bound,
      ">=": value >= bound,
      "=": value === bound,
    };
    if (!(isIn[bounds[at] as keyof typeof isIn] ?? false)) return false;
  }
  return bounds.length > 0;
}

/** `*` is any text; a backslash takes the meaning from the sign after it. Greedy with one step back, so linear in practice and never exponential. */
function fitsWildcard(pattern: string, text: string): boolean {
  const parts: string[] = [""];
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at] ?? "";
    if (sign === "*") parts.push("");
    else parts[parts.length - 1] += sign === "\\" ? (pattern[(at += 1)] ?? "") : sign;
  }
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

function inNetwork(network: string, address: string): boolean {
  const [base = "", bits = "32"] = network.split("/");
  const [left, right] = [addressNumber(base), addressNumber(address)];
  if (left === undefined || right === undefined) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(left / size) === Math.floor(right / size);
}

function addressNumber(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
