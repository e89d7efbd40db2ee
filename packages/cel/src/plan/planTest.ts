// What is asked of one place that is no part of a walk (decision.ts): whether a number lies in an interval, whether a text or a truth is this
// one, or one of these. Whatever is not of the kind that the question is about goes to the exact form.
import type { JsonMap } from "../values/value.ts";
import { fieldAt, siteOf } from "./fieldSite.ts";
import type { Interval } from "./interval.ts";
import type { Place } from "./place.ts";
import type { Context, Step } from "./step.ts";

/** Whether a number lies in an interval. Whole: a number that is none, or beyond 2^53, goes to the exact form. */
export function planInInterval({ read }: Place, asked: Interval & { readonly isWhole: boolean }, exact: Step): Step {
  const { from, to, isWanted, isWhole } = asked;
  return (context) => {
    const value = read(context);
    if (typeof value !== "number" || (isWhole && !Number.isSafeInteger(value))) return exact(context);
    return (value >= from && value <= to) === isWanted;
  };
}

/** Whether a text is this one. */
export function planIsText(
  { read }: Place,
  asked: { readonly text: string; readonly isWanted: boolean },
  exact: Step,
): Step {
  const { text, isWanted } = asked;
  return (context) => {
    const value = read(context);
    return typeof value === "string" ? (value === text) === isWanted : exact(context);
  };
}

/** Whether a truth is this one; also what `!data.is_gift` asks. */
export function planIsTrue({ read }: Place, wanted: boolean, exact: Step): Step {
  return (context) => {
    const value = read(context);
    return typeof value === "boolean" ? value === wanted : exact(context);
  };
}

/** Whether a text is one of these. */
export function planIsOneOf({ read }: Place, texts: ReadonlySet<string>, exact: Step): Step {
  return (context) => {
    const value = read(context);
    return typeof value === "string" ? texts.has(value) : exact(context);
  };
}

/** The list at a place. */
export function planListAt<T>(
  { read, dataField }: Place,
  exact: (context: Context) => readonly unknown[] | T,
): (context: Context) => readonly unknown[] | T {
  if (dataField !== undefined) {
    const site = siteOf(dataField);
    return (context) => {
      const list = fieldAt(dataOf(context), dataField, site);
      return Array.isArray(list) ? list : exact(context);
    };
  }
  return (context) => {
    const list = read(context);
    return Array.isArray(list) ? list : exact(context);
  };
}

const nothing: JsonMap = Object.freeze({});

/** The event's data; something without fields where there are none. */
function dataOf({ scope }: Context): JsonMap {
  const data = scope["data"];
  return typeof data === "object" && data !== null ? (data as JsonMap) : nothing;
}
