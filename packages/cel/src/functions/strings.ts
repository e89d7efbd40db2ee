// CEL's strings extension. Positions count code points, so a pair of surrogates is one character. Every function pays for the
// length it reads and the length it makes.
import { listOf, types } from "../types.ts";
import { exhausted, isExhausted, type Meter } from "../values/compare.ts";
import { Fault } from "../values/unknown.ts";
import type { CelValue, ListValue } from "../values/value.ts";
import { of1, of2, of3, of4, type FunctionDeclaration, type Overload } from "./overload.ts";

type Answer = CelValue | Fault;

function paid(meter: Meter, length: number, answer: () => Answer): Answer {
  return isExhausted(meter, length >> 6) ? exhausted : answer();
}

function outside(index: bigint): Fault {
  return new Fault(`the position ${index} is outside the text`);
}

function charAt(text: string, index: bigint): Answer {
  const points = [...text];
  if (index < 0n || index > BigInt(points.length)) return outside(index);
  return points[Number(index)] ?? "";
}

function substring(text: string, start: bigint, end?: bigint): Answer {
  const points = [...text];
  const last = end ?? BigInt(points.length);
  if (start < 0n || start > BigInt(points.length)) return outside(start);
  if (last < start || last > BigInt(points.length)) return outside(last);
  return points.slice(Number(start), Number(last)).join("");
}

function unitsOf(points: readonly string[], count: number): number {
  let units = 0;
  for (let index = 0; index < count; index += 1) units += points[index]?.length ?? 0;
  return units;
}

function pointsBefore(text: string, units: number): bigint {
  return BigInt(Array.from(text.slice(0, units)).length);
}

function indexOf(text: string, part: string, from: bigint): Answer {
  const points = [...text];
  if (from < 0n || from > BigInt(points.length)) return part === "" && from >= 0n ? from : outside(from);
  const found = text.indexOf(part, unitsOf(points, Number(from)));
  return found < 0 ? -1n : pointsBefore(text, found);
}

function lastIndexOf(text: string, part: string, from?: bigint): Answer {
  const points = [...text];
  const start = from ?? BigInt(points.length);
  if (start < 0n || start > BigInt(points.length)) return outside(start);
  const found = text.lastIndexOf(part, unitsOf(points, Number(start)));
  return found < 0 ? -1n : pointsBefore(text, found);
}

function split(text: string, separator: string, limit: bigint): ListValue {
  if (limit === 0n) return [];
  const parts = separator === "" ? [...text] : text.split(separator);
  if (limit < 0n || BigInt(parts.length) <= limit) return parts;
  const kept = Number(limit) - 1;
  return [...parts.slice(0, kept), parts.slice(kept).join(separator)];
}

// What a replacement makes is paid for before it is made: a text of 1 MB never becomes one of 1 TB.
function replace(meter: Meter, text: string, [part, by]: readonly [string, string], limit: bigint): Answer {
  if (limit === 0n) return text;
  if (isExhausted(meter, text.length >> 2)) return exhausted;
  const pieces = part === "" ? ["", ...text, ""] : text.split(part);
  const count = limit < 0n ? pieces.length - 1 : Math.min(pieces.length - 1, Number(limit));
  // Not >> 6: a product of lengths does not fit into 32 bits.
  if (isExhausted(meter, Math.floor((text.length + count * by.length) / 64))) return exhausted;
  return (
    pieces.slice(0, count + 1).join(by) + (count + 1 < pieces.length ? part + pieces.slice(count + 1).join(part) : "")
  );
}

function join(meter: Meter, list: ListValue, separator: string): Answer {
  const texts: string[] = [];
  let length = 0;
  for (const item of list) {
    if (typeof item !== "string") return new Fault("join takes a list of strings");
    length += item.length + separator.length;
    texts.push(item);
  }
  return isExhausted(meter, list.length + (length >> 6)) ? exhausted : texts.join(separator);
}

// ASCII only, as the names say: İ and ß stay what they are, and no locale is asked.
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));
}

function upperAscii(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 32));
}

// Unicode's White_Space. JavaScript's own trim takes U+FEFF too, and leaves U+0085.
const isSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace.test(text.charAt(start))) start += 1;
  while (end > start && isSpace.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["\u0007", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
  ["\\", "\\\\"],
  ['"', '\\"'],
]);

function quote(text: string): string {
  let quoted = "";
  for (const character of text) {
    const isLoneSurrogate = character.length === 1 && character >= "\ud800" && character <= "\udfff";
    quoted += escapes.get(character) ?? (isLoneSurrogate ? "\ufffd" : character);
  }
  return `"${quoted}"`;
}

function method(name: string, help: string, overloads: readonly Overload[]): FunctionDeclaration {
  return { name, style: "method", help, overloads };
}

const { int, string } = types;

function texts1(apply: (text: string) => Answer): readonly Overload[] {
  return [of1("string", string, (text, meter) => paid(meter, text.length, () => apply(text)))];
}

/** charAt … upperAscii, and strings.quote. */
export const strings: readonly FunctionDeclaration[] = [
  method("charAt", "the character at a position, from 0", [
    of2("string", "int", string, (text, index, meter) => paid(meter, text.length, () => charAt(text, index))),
  ]),
  method("indexOf", "the first position of a part, or -1", [
    of2("string", "string", int, (text, part, meter) => paid(meter, text.length, () => indexOf(text, part, 0n))),
    of3("string", "string", "int", int, ([text, part, from], meter) =>
      paid(meter, text.length, () => indexOf(text, part, from)),
    ),
  ]),
  method("lastIndexOf", "the last position of a part, or -1", [
    of2("string", "string", int, (text, part, meter) => paid(meter, text.length, () => lastIndexOf(text, part))),
    of3("string", "string", "int", int, ([text, part, from], meter) =>
      paid(meter, text.length, () => lastIndexOf(text, part, from)),
    ),
  ]),
  method("join", "the texts of a list as one", [
    of1("list", string, (list, meter) => join(meter, list, "")),
    of2("list", "string", string, (list, separator, meter) => join(meter, list, separator)),
  ]),
  method("lowerAscii", "A to Z in small letters", texts1(lowerAscii)),
  method("upperAscii", "a to z in capital letters", texts1(upperAscii)),
  method("trim", "the text without the space around it", texts1(trim)),
  method(
    "reverse",
    "the text from its end",
    texts1((text) => [...text].toReversed().join("")),
  ),
  method("replace", "the text with one part in place of another", [
    of3("string", "string", "string", string, ([text, part, by], meter) => replace(meter, text, [part, by], -1n)),
    of4("string", "string", "string", "int", string, ([text, part, by, limit], meter) =>
      replace(meter, text, [part, by], limit),
    ),
  ]),
  method("split", "the parts between separators", [
    of2("string", "string", listOf(string), (text, separator, meter) =>
      isExhausted(meter, text.length >> 2) ? exhausted : split(text, separator, -1n),
    ),
    of3("string", "string", "int", listOf(string), ([text, separator, limit], meter) =>
      isExhausted(meter, text.length >> 2) ? exhausted : split(text, separator, limit),
    ),
  ]),
  method("substring", "a part of the text, from a position up to another", [
    of2("string", "int", string, (text, start, meter) => paid(meter, text.length, () => substring(text, start))),
    of3("string", "int", "int", string, ([text, start, end], meter) =>
      paid(meter, text.length, () => substring(text, start, end)),
    ),
  ]),
  { name: "strings.quote", style: "function", help: "the text as a CEL literal", overloads: texts1(quote) },
];
