// CEL's encoders extension: base64, written here because the package runs in realms without atob.
import { types } from "../types.ts";
import { exhausted, isExhausted } from "../values/compare.ts";
import { Fault } from "../values/unknown.ts";
import { of1, type FunctionDeclaration } from "./overload.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Bytes as base64, padded. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const sextet = (shift: number): string => alphabet.charAt((three >> shift) & 63);
    text += sextet(18) + sextet(12) + (left > 1 ? sextet(6) : "=") + (left > 2 ? sextet(0) : "=");
  }
  return text;
}

// The padding may be left out, as CEL allows it.
function decode(text: string): Uint8Array | Fault {
  const digits = text.replace(/={1,2}$/, "");
  const isWhole = digits.length % 4 !== 1 && (digits.length === text.length || text.length % 4 === 0);
  if (!isWhole || !/^[A-Za-z0-9+/]*$/.test(digits)) return new Fault("this text is not base64");
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let count = 0;
  let at = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | alphabet.indexOf(digit)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at] = (bits >> count) & 255;
    at += 1;
  }
  return bytes;
}

/** base64.encode and base64.decode. */
export const base64: readonly FunctionDeclaration[] = [
  {
    name: "base64.encode",
    style: "function",
    help: "the bytes as base64",
    overloads: [
      of1("bytes", types.string, (bytes, meter) =>
        isExhausted(meter, bytes.length >> 6) ? exhausted : encodeBase64(bytes),
      ),
    ],
  },
  {
    name: "base64.decode",
    style: "function",
    help: "the bytes that base64 stands for",
    overloads: [
      of1("string", types.bytes, (text, meter) => (isExhausted(meter, text.length >> 6) ? exhausted : decode(text))),
    ],
  },
];
