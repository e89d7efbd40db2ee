// Base64 of bytes, in its one canonical form: hosts without atob and btoa sign, too, and one signature has one spelling.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const valueOf: ReadonlyMap<string, number> = new Map(Array.from(alphabet, (letter, value) => [letter, value]));

/** With padding, without line breaks. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
    const word = (one << 16) | (two << 8) | three;
    const letters = [18, 12, 6, 0].map((shift) => alphabet.charAt((word >> shift) & 63)).join("");
    const missing = Math.max(0, at + 3 - bytes.length);
    text += letters.slice(0, 4 - missing) + "=".repeat(missing);
  }
  return text;
}

/** The bytes; undefined for anything but the canonical form: other letters, missing padding, bits that nobody reads. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const letters = text.replace(/={1,2}$/, "");
  if (text.length % 4 !== 0) return undefined;
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let word = 0;
  let at = 0;
  for (let index = 0; index < letters.length; index++) {
    const value = valueOf.get(letters.charAt(index));
    if (value === undefined) return undefined;
    word = ((word << 6) | value) & 0xffffff;
    if (index % 4 > 0) bytes[at++] = (word >> (6 - 2 * (index % 4))) & 255;
  }
  return base64Of(bytes) === text ? bytes : undefined;
}
