// What a field may be for a rule to match: sets of values that can be cut with each other and written as EventBridge filters.
import type { Json } from "@laban/model";

/** A range of numbers; the ends belong to it or not. */
export interface Span {
  readonly low: number;
  readonly lowIn: boolean;
  readonly high: number;
  readonly highIn: boolean;
}

/** A set of values of one field; none of them but `absent` holds for a field that is not there. */
export type Allowed =
  | { readonly set: "present" }
  | { readonly set: "absent" }
  | { readonly set: "none" }
  | { readonly set: "texts"; readonly texts: readonly string[] }
  | { readonly set: "otherTexts"; readonly but: readonly string[] }
  /** One filter that is no list of texts: prefix, suffix, wildcard, or anything but these. */
  | { readonly set: "filter"; readonly filter: Json; readonly holds: (text: string) => boolean }
  | { readonly set: "flags"; readonly flags: readonly boolean[] }
  | { readonly set: "numbers"; readonly spans: readonly Span[] };

/** What is in both; undefined where EventBridge cannot say that of one field. */
export function both(left: Allowed, right: Allowed): Allowed | undefined {
  if (left.set === "none" || right.set === "none") return { set: "none" };
  if (left.set === "absent" || right.set === "absent") return left.set === right.set ? left : { set: "none" };
  if (left.set === "present") return right;
  if (right.set === "present") return left;
  if (left.set === "flags" && right.set === "flags")
    return flagsOf(left.flags.filter((flag) => right.flags.includes(flag)));
  if (left.set === "numbers" && right.set === "numbers")
    return numbersOf(left.spans.flatMap((span) => right.spans.flatMap((other) => cut(span, other))));
  if (left.set === "texts") return textsOf(left.texts.filter((text) => holdsText(right, text)));
  if (right.set === "texts") return textsOf(right.texts.filter((text) => holdsText(left, text)));
  if (left.set === "otherTexts" && right.set === "otherTexts")
    return { set: "otherTexts", but: [...new Set([...left.but, ...right.but])] };
  if (left.set === "filter" && right.set === "filter" && JSON.stringify(left.filter) === JSON.stringify(right.filter))
    return left;
  return undefined;
}

function holdsText(allowed: Allowed, text: string): boolean {
  switch (allowed.set) {
    case "present":
      return true;
    case "texts":
      return allowed.texts.includes(text);
    case "otherTexts":
      return !allowed.but.includes(text);
    case "filter":
      return allowed.holds(text);
    default:
      return false;
  }
}

/** These texts, or none. */
export function textsOf(texts: readonly string[]): Allowed {
  return texts.length === 0 ? { set: "none" } : { set: "texts", texts: [...new Set(texts)] };
}

function flagsOf(flags: readonly boolean[]): Allowed {
  return flags.length === 0 ? { set: "none" } : { set: "flags", flags };
}

/** These ranges, or none. */
export function numbersOf(spans: readonly Span[]): Allowed {
  return spans.length === 0 ? { set: "none" } : { set: "numbers", spans };
}

function cut(left: Span, right: Span): readonly Span[] {
  const low = Math.max(left.low, right.low);
  const high = Math.min(left.high, right.high);
  const lowIn = (left.low < low || left.lowIn) && (right.low < low || right.lowIn);
  const highIn = (left.high > high || left.highIn) && (right.high > high || right.highIn);
  return low < high || (low === high && lowIn && highIn) ? [{ low, lowIn, high, highIn }] : [];
}

/** The filters of the set, each an alternative. */
export function filtersOf(allowed: Allowed): readonly Json[] {
  switch (allowed.set) {
    case "present":
      return [{ exists: true }];
    case "absent":
      return [{ exists: false }];
    case "texts":
      return allowed.texts;
    case "otherTexts":
      return [{ "anything-but": allowed.but }];
    case "filter":
      return [allowed.filter];
    case "flags":
      return allowed.flags;
    case "numbers":
      return allowed.spans.map(filterOfSpan);
    case "none":
      throw new Error("Invariant: a rule that never matches is not written.");
  }
}

function filterOfSpan({ low, lowIn, high, highIn }: Span): Json {
  if (low === high) return { numeric: ["=", low] };
  const below = low === -Infinity ? [] : [lowIn ? ">=" : ">", low];
  const above = high === Infinity ? [] : [highIn ? "<=" : "<", high];
  return below.length + above.length === 0 ? { exists: true } : { numeric: [...below, ...above] };
}
