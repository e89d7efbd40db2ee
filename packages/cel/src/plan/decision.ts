// Most conditions ask simple things of the fields of one object: whether a number lies in an interval, whether a text is this one. Such a
// condition, however && and || and ! join its questions, is a graph of rows that one loop walks: no call for each part, half the cost of
// closures (`pnpm bench conditions`). A field that is not of the kind that its question is about ends the walk, and the closures answer.
import type { Meter } from "../values/compare.ts";
import type { JsonMap } from "../values/value.ts";
import { fieldAt } from "./fieldSite.ts";

/** What a row asks of its value. */
export type Asked =
  /** A number in the interval. */
  | "number"
  /** The same of a whole number up to 2^53. */
  | "whole"
  | "text"
  | "one of"
  | "truth"
  | "null"
  /** Of a field without an inner one. */
  | "present"
  | "starts"
  | "ends"
  | "contains"
  /** The length of a list in the interval. */
  | "size"
  /** Whether the inner rows hold for some item of a list, or for every one. */
  | "some"
  | "every";

/** What follows a row: another one, or the answer. */
export type Next = Row | boolean;

/** One question. All rows have all fields, so that the code that walks them is compiled for one shape. */
export interface Row {
  readonly asked: Asked;
  /** The field, and the field in what it holds. */
  readonly field: string;
  readonly inner: string | undefined;
  /** Where the two are read. */
  readonly site: number;
  readonly innerSite: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Another text, and where there are more than two all of them. */
  readonly otherText: string;
  readonly texts: ReadonlySet<string> | undefined;
  /** What is asked of each item. */
  readonly items: Row | undefined;
  readonly yes: Next;
  readonly no: Next;
}

/** The object whose fields are asked about: the event's data, or the item in a slot. `any` is a part that asks nothing. */
export type Over = "data" | number | "any";

/** A part that can be walked. */
export interface Fit {
  readonly over: Over;
  /** Its rows, with what follows them. */
  readonly rows: (yes: Next, no: Next) => Next;
}

/** Longer texts cost steps of the budget, which the closures count. */
export const freeLengthMax = 63;

/** The answer for one object, or undefined where the closures have to give it. Items of lists cost their steps. */
export function walk(first: Row, holder: JsonMap, meter: Meter): boolean | undefined {
  let row = first;
  for (;;) {
    let value = fieldAt(holder, row.field, row.site);
    const { inner } = row;
    if (inner !== undefined) {
      if (typeof value !== "object" || value === null) return undefined;
      value = fieldAt(value as JsonMap, inner, row.innerSite);
    }
    let answer: boolean;
    switch (row.asked) {
      case "number":
        if (typeof value !== "number") return undefined;
        answer = value >= row.from && value <= row.to;
        break;
      case "whole":
        if (typeof value !== "number" || !Number.isSafeInteger(value)) return undefined;
        answer = value >= row.from && value <= row.to;
        break;
      case "text":
        if (typeof value !== "string") return undefined;
        answer = value === row.text;
        break;
      case "one of":
        if (typeof value !== "string") return undefined;
        answer = value === row.text || value === row.otherText || row.texts?.has(value) === true;
        break;
      case "truth":
        if (typeof value !== "boolean") return undefined;
        answer = value;
        break;
      case "present":
        // What a host hands in as a map has its fields elsewhere, and a list has none.
        if (value === undefined && (holder instanceof Map || Array.isArray(holder))) return undefined;
        answer = value !== undefined;
        break;
      default: {
        const other = askOther(row, value, meter);
        if (other === undefined) return undefined;
        answer = other;
      }
    }
    const next = answer ? row.yes : row.no;
    if (typeof next === "boolean") return next;
    row = next;
  }
}

/** The same, with the steps put back where there is no answer: the closures count anew. */
export function walkOnce(first: Row, holder: JsonMap, meter: Meter): boolean | undefined {
  const before = meter.spent;
  const answer = walk(first, holder, meter);
  if (answer === undefined) meter.spent = before;
  return answer;
}

function askOther(row: Row, value: unknown, meter: Meter): boolean | undefined {
  if (value === undefined) return undefined;
  switch (row.asked) {
    case "null":
      return value === null;
    case "size":
      return Array.isArray(value) ? value.length >= row.from && value.length <= row.to : undefined;
    case "some":
    case "every":
      return Array.isArray(value) ? askItems(row, value, meter) : undefined;
    default:
      return typeof value === "string" ? askText(row, value) : undefined;
  }
}

// An item without an answer counts only where no other decides: that is for the closures to find out.
function askItems({ asked, items: first }: Row, items: readonly unknown[], meter: Meter): boolean | undefined {
  const isSome = asked === "some";
  for (let at = 0; at < items.length; at += 1) {
    meter.spent += 1;
    if (meter.spent > meter.stepsMax) return undefined;
    const item = items[at];
    if (typeof item !== "object" || item === null || first === undefined) return undefined;
    const answer = walk(first, item as JsonMap, meter);
    if (answer === undefined) return undefined;
    if (answer === isSome) return isSome;
  }
  return !isSome;
}

function askText({ asked, text }: Row, value: string): boolean | undefined {
  switch (asked) {
    case "starts":
      return value.startsWith(text);
    case "ends":
      return value.endsWith(text);
    default:
      return value.length > freeLengthMax ? undefined : value.includes(text);
  }
}
