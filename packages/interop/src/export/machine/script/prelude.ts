// The functions that translated conditions are made of, as text of JavaScript: they stand at the head of every file that has conditions. They
// give CEL's three answers, with `undefined` for unknown. Ints are bigint, doubles number. No host, no library; newer than ES2017 only in what it calls (BigInt, Object.hasOwn,
// findLast), so that older parsers of scripts read it, too.

/** The text; ends with a newline. Its names are those that `conditionScript` uses. */
export const preludeText: string = String.raw`// What conditions are made of: CEL's values and its three answers. undefined is "unknown", which never matches; ints are bigint.
var ZERO = BigInt(0);
var INT_MAX = BigInt("9223372036854775807");
var INT_MIN = BigInt("-9223372036854775808");
var INSTANT_MIN = BigInt("-62135596800000000000");
var INSTANT_MAX = BigInt("253402300799999999999");
var SPAN_MAX = BigInt("315576000000000000000");
var NANOS_PER_MS = BigInt(1000000);

function kindOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (typeof value !== "object") return typeof value;
  return typeof value.instant === "bigint" ? "instant" : typeof value.span === "bigint" ? "span" : "object";
}
function path(value, ...names) {
  let at = value;
  for (const name of names) at = kindOf(at) === "object" && Object.hasOwn(at, name) ? at[name] : undefined;
  return at;
}
function has(value, name) {
  return kindOf(value) === "object" ? Object.hasOwn(value, name) : undefined;
}
function at(value, index) {
  if (index === undefined) return undefined;
  if (kindOf(value) === "object") return typeof index === "string" ? path(value, index) : undefined;
  const isIndex = typeof index === "bigint" || Number.isInteger(index);
  return kindOf(value) === "list" && isIndex ? value[Number(index)] : undefined;
}
// Values as their schema has them; what does not fit is unknown.
function any(value) {
  return value;
}
function nil(value) {
  return value === null ? null : undefined;
}
function bool(value) {
  return typeof value === "boolean" ? value : undefined;
}
function text(value) {
  return typeof value === "string" ? value : undefined;
}
function double(value) {
  return typeof value === "number" ? value : undefined;
}
function int(value) {
  if (typeof value === "bigint") return value;
  return Number.isInteger(value) && value >= -9223372036854775808 && value < 9223372036854775808 ? BigInt(value) : undefined;
}
function list(value) {
  return kindOf(value) === "list" ? value : undefined;
}
function object(value) {
  return kindOf(value) === "object" ? value : undefined;
}
function instant(value) {
  if (kindOf(value) === "instant") return value;
  return Number.isSafeInteger(value) ? { instant: BigInt(value) * NANOS_PER_MS } : undefined;
}
function span(value) {
  return kindOf(value) === "span" ? value : undefined;
}
function items(...values) {
  return values.includes(undefined) ? undefined : values;
}
// Logic: an answer that decides does so whatever else is unknown.
function and(...answers) {
  if (answers.includes(false)) return false;
  return answers.every((answer) => answer === true) ? true : undefined;
}
function or(...answers) {
  if (answers.includes(true)) return true;
  return answers.every((answer) => answer === false) ? false : undefined;
}
function not(answer) {
  return typeof answer === "boolean" ? !answer : undefined;
}
function choose(answer, then, otherwise) {
  return answer === true ? then : answer === false ? otherwise : undefined;
}
// Comparisons: an int beside a double is compared as a double; texts are ordered by code point.
function isNumber(value) {
  return typeof value === "number" || typeof value === "bigint";
}
function compareTexts(a, b) {
  const rank = (unit) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    if (a.charCodeAt(index) !== b.charCodeAt(index)) return rank(a.charCodeAt(index)) - rank(b.charCodeAt(index));
  }
  return a.length - b.length;
}
function order(a, b) {
  if (isNumber(a) && isNumber(b)) {
    const isMixed = typeof a !== typeof b;
    const [left, right] = isMixed ? [Number(a), Number(b)] : [a, b];
    return left < right ? -1 : left > right ? 1 : left === right ? 0 : NaN;
  }
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return undefined;
  if (kind === "string") return compareTexts(a, b);
  if (kind === "boolean") return Number(a) - Number(b);
  if (kind === "instant" || kind === "span") return a[kind] < b[kind] ? -1 : a[kind] > b[kind] ? 1 : 0;
  return undefined;
}
function less(a, b) {
  const found = order(a, b);
  return found === undefined ? undefined : found < 0;
}
function atMost(a, b) {
  const found = order(a, b);
  return found === undefined ? undefined : found <= 0;
}
function more(a, b) {
  const found = order(a, b);
  return found === undefined ? undefined : found > 0;
}
function atLeast(a, b) {
  const found = order(a, b);
  return found === undefined ? undefined : found >= 0;
}
function equal(a, b, depth = 0) {
  if (a === undefined || b === undefined || depth > 64) return undefined;
  if (isNumber(a) || isNumber(b)) return isNumber(a) && isNumber(b) && order(a, b) === 0;
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return false;
  if (kind === "instant" || kind === "span") return a[kind] === b[kind];
  if (kind !== "list" && kind !== "object") return a === b;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  for (const name of names) {
    if (!Object.hasOwn(b, name)) return false;
    const same = equal(a[name], b[name], depth + 1);
    if (same !== true) return same;
  }
  return true;
}
function differ(a, b) {
  return not(equal(a, b));
}
function isIn(value, holder) {
  if (value === undefined) return undefined;
  if (kindOf(holder) === "object") return typeof value === "string" && Object.hasOwn(holder, value);
  if (kindOf(holder) !== "list") return undefined;
  for (const item of holder) {
    const same = equal(value, item);
    if (same !== false) return same;
  }
  return false;
}
// Arithmetic: ints of 64 bits that overflow into unknown, doubles, texts, lists, and time.
function whole(value) {
  return value > INT_MAX || value < INT_MIN ? undefined : value;
}
function instantAt(nanos) {
  return nanos > INSTANT_MAX || nanos < INSTANT_MIN ? undefined : { instant: nanos };
}
function spanOf(nanos) {
  return nanos > SPAN_MAX || nanos < -SPAN_MAX ? undefined : { span: nanos };
}
function add(a, b) {
  if (typeof a === "bigint" && typeof b === "bigint") return whole(a + b);
  if (typeof a === "number" && typeof b === "number") return a + b;
  if (typeof a === "string" && typeof b === "string") return a + b;
  switch (kindOf(a) + " " + kindOf(b)) {
    case "list list":
      return [...a, ...b];
    case "instant span":
      return instantAt(a.instant + b.span);
    case "span instant":
      return instantAt(a.span + b.instant);
    case "span span":
      return spanOf(a.span + b.span);
    default:
      return undefined;
  }
}
function subtract(a, b) {
  if (typeof a === "bigint" && typeof b === "bigint") return whole(a - b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  switch (kindOf(a) + " " + kindOf(b)) {
    case "instant instant":
      return whole(a.instant - b.instant) === undefined ? undefined : { span: a.instant - b.instant };
    case "instant span":
      return instantAt(a.instant - b.span);
    case "span span":
      return spanOf(a.span - b.span);
    default:
      return undefined;
  }
}
function multiply(a, b) {
  if (typeof a === "bigint" && typeof b === "bigint") return whole(a * b);
  return typeof a === "number" && typeof b === "number" ? a * b : undefined;
}
function divide(a, b) {
  if (typeof a === "bigint" && typeof b === "bigint") return b === ZERO ? undefined : whole(a / b);
  return typeof a === "number" && typeof b === "number" ? a / b : undefined;
}
function remainder(a, b) {
  return typeof a === "bigint" && typeof b === "bigint" && b !== ZERO ? a % b : undefined;
}
function negate(a) {
  if (typeof a === "bigint") return whole(-a);
  if (typeof a === "number") return -a;
  return kindOf(a) === "span" ? spanOf(-a.span) : undefined;
}
function toDouble(a) {
  return isNumber(a) ? Number(a) : undefined;
}
function toInt(a) {
  if (typeof a === "bigint") return a;
  return typeof a === "number" && a > -9223372036854775808 && a < 9223372036854775808 ? BigInt(Math.trunc(a)) : undefined;
}
// Texts, lists and objects.
function size(a) {
  if (typeof a === "string") return BigInt([...a].length);
  if (kindOf(a) === "list") return BigInt(a.length);
  return kindOf(a) === "object" ? BigInt(Object.keys(a).length) : undefined;
}
function startsWith(a, part) {
  return typeof a === "string" && typeof part === "string" ? a.startsWith(part) : undefined;
}
function endsWith(a, part) {
  return typeof a === "string" && typeof part === "string" ? a.endsWith(part) : undefined;
}
function contains(a, part) {
  return typeof a === "string" && typeof part === "string" ? a.includes(part) : undefined;
}
function rangeOf(a) {
  return kindOf(a) === "object" ? Object.keys(a) : list(a);
}
function answers(a, load, asks) {
  const range = rangeOf(a);
  if (range === undefined) return undefined;
  return range.map((item) => {
    const loaded = load(item);
    return loaded === undefined ? undefined : asks(loaded);
  });
}
function exists(a, load, asks) {
  const all = answers(a, load, asks);
  return all === undefined ? undefined : or(false, ...all);
}
function every(a, load, asks) {
  const all = answers(a, load, asks);
  return all === undefined ? undefined : and(true, ...all);
}
function existsOne(a, load, asks) {
  const all = answers(a, load, asks);
  if (all === undefined || !all.every((answer) => typeof answer === "boolean")) return undefined;
  return all.filter((answer) => answer).length === 1;
}
function filter(a, load, asks) {
  const all = answers(a, load, asks);
  if (all === undefined || !all.every((answer) => typeof answer === "boolean")) return undefined;
  return rangeOf(a).filter((_item, index) => all[index]);
}
function map(a, load, makes) {
  const all = answers(a, load, makes);
  return all === undefined || all.includes(undefined) ? undefined : all;
}
// The events that a run has bound, by the name of their step.
function one(bound, step) {
  const found = bound.findLast((each) => each.step === step);
  return found === undefined ? undefined : found.event;
}
function many(bound, step) {
  const found = bound.filter((each) => each.step === step).map((each) => each.event);
  return found.length === 0 ? undefined : found;
}
`;
