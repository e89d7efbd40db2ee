// Functions of texts and sizes. Every one pays for the length it looks at.
import { types } from "../types.ts";
import { exhausted, isExhausted, type Meter } from "../values/compare.ts";
import type { Fault } from "../values/unknown.ts";
import { mapSize } from "../values/value.ts";
import { of1, of2, type FunctionDeclaration } from "./overload.ts";

function paid<T>(meter: Meter, length: number, answer: () => T): T | Fault {
  return isExhausted(meter, length >> 6) ? exhausted : answer();
}

// The number of code points; a surrogate pair is one character.
function codePoints(text: string): bigint {
  let count = text.length;
  for (let index = 0; index + 1 < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const next = text.charCodeAt(index + 1);
    if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) count -= 1;
  }
  return BigInt(count);
}

/** size, contains, startsWith, endsWith. */
export const text: readonly FunctionDeclaration[] = [
  {
    name: "size",
    style: "both",
    help: "number of characters, bytes, items or entries",
    overloads: [
      of1("string", types.int, (value, meter) => paid(meter, value.length, () => codePoints(value))),
      of1("bytes", types.int, (value) => BigInt(value.length)),
      of1("list", types.int, (value) => BigInt(value.length)),
      of1("map", types.int, (value) => BigInt(mapSize(value))),
    ],
  },
  {
    name: "contains",
    style: "method",
    help: "true where the text has this part",
    overloads: [
      of2("string", "string", types.bool, (value, part, meter) =>
        paid(meter, value.length, () => value.includes(part)),
      ),
    ],
  },
  {
    name: "startsWith",
    style: "method",
    help: "true where the text begins so",
    overloads: [
      of2("string", "string", types.bool, (value, part, meter) =>
        paid(meter, part.length, () => value.startsWith(part)),
      ),
    ],
  },
  {
    name: "endsWith",
    style: "method",
    help: "true where the text ends so",
    overloads: [
      of2("string", "string", types.bool, (value, part, meter) => paid(meter, part.length, () => value.endsWith(part))),
    ],
  },
];
