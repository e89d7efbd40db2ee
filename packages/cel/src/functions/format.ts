// "%s paid %.2f".format([name, amount]): CEL's format, with its own rounding (halves to even) and its own texts of values.
import { types } from "../types.ts";
import { exhausted, isExhausted, type Meter } from "../values/compare.ts";
import { Uint, type Duration, type Timestamp, type TypeValue } from "../values/scalars.ts";
import { durationText, timestampText } from "../values/time.ts";
import { Fault } from "../values/unknown.ts";
import { decodeUtf8, encodeUtf8 } from "../values/utf8.ts";
import { kindInWords, kindOf, mapEntries, type JsonMap, type ListValue } from "../values/value.ts";
import { of2, type FunctionDeclaration } from "./overload.ts";

const precisionMax = 60;
const nestedMax = 64;

/** format. */
export const format: readonly FunctionDeclaration[] = [
  {
    name: "format",
    style: "method",
    help: 'values put into a text: "%s: %.2f".format([name, amount])',
    overloads: [of2("string", "list", types.string, formatted)],
  },
];

const clause = /%(?:(%)|(?:\.(\d{1,3}))?([A-Za-z]))/y;

function formatted(text: string, values: ListValue, meter: Meter): string | Fault {
  const parts: string[] = [];
  let next = 0;
  let at = 0;
  for (;;) {
    const found = text.indexOf("%", at);
    parts.push(text.slice(at, found < 0 ? text.length : found));
    if (found < 0) break;
    clause.lastIndex = found;
    const match = clause.exec(text);
    if (match === null) return new Fault(`"${text.slice(found, found + 3)}" is no clause of format`);
    at = clause.lastIndex;
    if (match[1] === "%") {
      parts.push("%");
      continue;
    }
    if (next >= values.length) return new Fault(`format has ${values.length} values and asks for more`);
    const part = formatOne(match[3] ?? "", match[2], values[next], meter);
    if (part instanceof Fault) return part;
    if (isExhausted(meter, 1 + (part.length >> 6))) return exhausted;
    parts.push(part);
    next += 1;
  }
  return isExhausted(meter, text.length >> 6) ? exhausted : parts.join("");
}

function formatOne(letter: string, digits: string | undefined, value: unknown, meter: Meter): string | Fault {
  const precision = digits === undefined ? 6 : Number(digits);
  if (precision > precisionMax) return new Fault(`format gives at most ${precisionMax} digits`);
  switch (letter) {
    case "s":
      return shown(value, meter, 0);
    case "d":
      return decimal(value);
    case "f":
    case "e":
      return fraction(value, letter, precision);
    case "b":
      return typeof value === "boolean" ? String(Number(value)) : based(value, 2, letter);
    case "o":
      return based(value, 8, letter);
    case "x":
      return hex(value, letter);
    case "X": {
      const small = hex(value, letter);
      return small instanceof Fault ? small : small.toUpperCase();
    }
    default:
      return new Fault(`"%${letter}" is no clause of format; there are %s %d %f %e %b %o %x %X`);
  }
}

function cannot(value: unknown, letter: string): Fault {
  return new Fault(`%${letter} does not take ${kindInWords(value)}`);
}

function wholeOf(value: unknown): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (value instanceof Uint) return value.value;
  // An integer of JSON, which has no type of its own.
  return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : undefined;
}

function decimal(value: unknown): string | Fault {
  if (typeof value === "number" && !Number.isFinite(value)) return infiniteText(value);
  const whole = wholeOf(value);
  return whole === undefined ? cannot(value, "d") : String(whole);
}

function based(value: unknown, radix: number, letter: string): string | Fault {
  const whole = wholeOf(value);
  return whole === undefined ? cannot(value, letter) : whole.toString(radix);
}

function hex(value: unknown, letter: string): string | Fault {
  const bytes = typeof value === "string" ? encodeUtf8(value) : value;
  if (!(bytes instanceof Uint8Array)) return based(value, 16, letter);
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

function infiniteText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}

function fraction(value: unknown, letter: "f" | "e", precision: number): string | Fault {
  const number = typeof value === "bigint" ? Number(value) : value instanceof Uint ? Number(value.value) : value;
  if (typeof number !== "number") return cannot(value, letter);
  if (!Number.isFinite(number)) return infiniteText(number);
  return letter === "f" ? fixed(number, precision) : scientific(number, precision);
}

// toFixed lets halves go up; CEL wants them even. Forty more digits tell a half from what is only near one.
function fixed(value: number, precision: number): string {
  if (Math.abs(value) >= 1e21)
    return precision === 0 ? `${BigInt(value)}` : `${BigInt(value)}.${"0".repeat(precision)}`;
  return evenAt(value.toFixed(precision), value.toFixed(precision + 40), (digits) => value.toFixed(digits), precision);
}

function evenAt(rounded: string, exact: string, toText: (digits: number) => string, precision: number): string {
  const [mantissa = "", exponent = ""] = exact.split("e");
  const rest = mantissa.slice(mantissa.length - 40);
  const isHalf = /^50*$/.test(rest);
  if (!isHalf) return rounded;
  const cut = mantissa.slice(0, mantissa.length - 40).replace(/\.$/, "");
  const isEven = /[02468]$/.test(cut);
  return isEven ? cut + (exponent === "" ? "" : `e${exponent}`) : toText(precision);
}

function scientific(value: number, precision: number): string {
  const rounded = evenAt(
    value.toExponential(precision),
    value.toExponential(precision + 40),
    (digits) => value.toExponential(digits),
    precision,
  );
  // Two digits of exponent at least: 1e+03.
  return rounded.replace(/e([+-])(\d)$/, "e$10$2");
}

function shown(value: unknown, meter: Meter, depth: number): string | Fault {
  if (depth > nestedMax) return new Fault("the values nest too deeply to be shown");
  if (isExhausted(meter, 1)) return exhausted;
  switch (kindOf(value)) {
    case "null":
      return "null";
    case "string":
      return value as string;
    case "bool":
    case "int":
      return String(value);
    case "double":
      return Number.isFinite(value) ? String(value) : infiniteText(value as number);
    case "uint":
      return String((value as Uint).value);
    case "bytes":
      return decodeUtf8(value as Uint8Array) ?? new Fault("these bytes are not UTF-8");
    case "timestamp":
      return timestampText(value as Timestamp);
    case "duration":
      return durationText(value as Duration);
    case "type":
      return (value as TypeValue).name;
    case "list":
      return shownList(value as ListValue, meter, depth);
    case "map":
      return shownMap(value as JsonMap, meter, depth);
    default:
      return cannot(value, "s");
  }
}

function shownList(list: ListValue, meter: Meter, depth: number): string | Fault {
  const parts: string[] = [];
  for (const item of list) {
    const part = shown(item, meter, depth + 1);
    if (part instanceof Fault) return part;
    parts.push(part);
  }
  return `[${parts.join(", ")}]`;
}

// In the order of the keys' texts, so that the same map is always the same text.
function shownMap(map: JsonMap, meter: Meter, depth: number): string | Fault {
  const parts: (readonly [string, string])[] = [];
  for (const [key, inner] of mapEntries(map)) {
    const part = shown(inner, meter, depth + 1);
    if (part instanceof Fault) return part;
    parts.push([String(key), part]);
  }
  parts.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return `{${parts.map(([key, part]) => `${key}: ${part}`).join(", ")}}`;
}
