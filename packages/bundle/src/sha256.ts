// SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, synchronous and without any host API: hashes must be the same in a page, a worker,
// Node and a bare realm. Hot: every effect's id goes through it, so its buffers are reused (calls never nest).

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes, and of the square roots of the first 8.
const roundConstants = new Int32Array(64);
const startState = new Int32Array(8);
fillConstants();

const schedule = new Int32Array(64);
const state = new Int32Array(8);
let bytes = new Uint8Array(1024);
const hexOfByte: readonly string[] = Array.from({ length: 256 }, (_each, byte) => byte.toString(16).padStart(2, "0"));

/** The SHA-256 of `text` in UTF-8, as 64 lower-case hexadecimal digits. A lone surrogate counts as U+FFFD. O(length). */
export function sha256Hex(text: string): string {
  const length = encode(text);
  const total = ((length + 9 + 63) >>> 6) << 6;
  bytes.fill(0, length, total);
  bytes[length] = 0x80;
  // The length in bits, big-endian; texts stay far below 2^53 bits.
  const bitsHigh = Math.floor(length / 0x20000000);
  const bitsLow = (length << 3) >>> 0;
  putWord(total - 8, bitsHigh);
  putWord(total - 4, bitsLow);
  state.set(startState);
  for (let offset = 0; offset < total; offset += 64) compress(offset);
  let hex = "";
  for (let index = 0; index < 8; index++) {
    const word = state[index]!;
    hex +=
      hexOfByte[word >>> 24]! +
      hexOfByte[(word >>> 16) & 255]! +
      hexOfByte[(word >>> 8) & 255]! +
      hexOfByte[word & 255]!;
  }
  return hex;
}

function putWord(offset: number, word: number): void {
  bytes[offset] = word >>> 24;
  bytes[offset + 1] = word >>> 16;
  bytes[offset + 2] = word >>> 8;
  bytes[offset + 3] = word;
}

/** Writes the UTF-8 form into `bytes`, grown to leave room for the padding; returns its length. */
function encode(text: string): number {
  const needed = text.length * 3 + 72;
  if (needed > bytes.length) bytes = new Uint8Array(needed * 2);
  // One huge text must not keep its memory for ever.
  else if (bytes.length > 1_048_576 && needed < 65_536) bytes = new Uint8Array(65_536);
  const out = bytes;
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code < 0x80) {
      out[at++] = code;
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = code < 0xdc00 ? text.charCodeAt(index + 1) : 0;
      if (next >= 0xdc00 && next <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        index++;
      } else code = 0xfffd;
    }
    if (code < 0x800) out[at++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) out[at++] = 0xe0 | (code >> 12);
      else {
        out[at++] = 0xf0 | (code >> 18);
        out[at++] = 0x80 | ((code >> 12) & 0x3f);
      }
      out[at++] = 0x80 | ((code >> 6) & 0x3f);
    }
    out[at++] = 0x80 | (code & 0x3f);
  }
  return at;
}

function compress(offset: number): void {
  const w = schedule;
  const k = roundConstants;
  const input = bytes;
  for (let t = 0, p = offset; t < 16; t++, p += 4) {
    w[t] = (input[p]! << 24) | (input[p + 1]! << 16) | (input[p + 2]! << 8) | input[p + 3]!;
  }
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]!;
    const y = w[t - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + k[t]! + w[t]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + s0 + majority) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
}

/**
 * The constants, derived instead of copied. `Math.cbrt` may differ by a last bit between engines, so the 32 bits after the point are
 * found exactly: the largest integer whose cube (or square) does not exceed prime × 2^96 (or 2^64).
 */
function fillConstants(): void {
  let found = 0;
  for (let candidate = 2; found < 64; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) isPrime = false;
    if (!isPrime) continue;
    roundConstants[found] = rootBits(candidate, 3);
    if (found < 8) startState[found] = rootBits(candidate, 2);
    found++;
  }
}

function rootBits(prime: number, power: 2 | 3): number {
  const target = BigInt(prime) << BigInt(32 * power);
  let low = 0n;
  let high = 1n << 40n;
  while (low + 1n < high) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(power) <= target) low = middle;
    else high = middle;
  }
  return Number(BigInt.asIntN(32, low));
}
