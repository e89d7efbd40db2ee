// SHA-256 (FIPS 180-4), incremental and synchronous, so that a page, a worker and a server hash a trace alike without
// their different crypto APIs. About 100 MB/s on Node 24; the check against the platform's own is in the test.

const ROUND_CONSTANTS = constants();

/** A hash in the making. */
export interface Sha256 {
  /** Adds the UTF-8 bytes of a text; a lone surrogate counts as U+FFFD, as everywhere on the web. */
  addText(text: string): void;
  /** 64 hexadecimal digits of what was added so far. More can be added afterwards. */
  hex(): string;
}

/** An empty hash. */
export function createSha256(): Sha256 {
  const state = new Int32Array([
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  ]);
  const block = new Uint8Array(64);
  const schedule = new Int32Array(64);
  let filled = 0;
  let bytes = 0;

  const addByte = (byte: number): void => {
    block[filled] = byte;
    filled += 1;
    bytes += 1;
    if (filled === 64) {
      compress(state, block, schedule);
      filled = 0;
    }
  };

  return {
    addText(text) {
      for (let i = 0; i < text.length; i += 1) {
        const unit = text.charCodeAt(i);
        if (unit < 0x80) {
          addByte(unit);
          continue;
        }
        const code = codePointAt(text, i, unit);
        if (code > 0xffff) i += 1;
        if (code < 0x800) {
          addByte(0xc0 | (code >> 6));
        } else {
          if (code > 0xffff) {
            addByte(0xf0 | (code >> 18));
            addByte(0x80 | ((code >> 12) & 0x3f));
          } else {
            addByte(0xe0 | (code >> 12));
          }
          addByte(0x80 | ((code >> 6) & 0x3f));
        }
        addByte(0x80 | (code & 0x3f));
      }
    },
    hex() {
      const finalState = state.slice();
      const tail = new Uint8Array(filled < 56 ? 64 : 128);
      tail.set(block.subarray(0, filled));
      tail[filled] = 0x80;
      const view = new DataView(tail.buffer);
      view.setUint32(tail.length - 8, Math.floor(bytes / 0x2000_0000));
      view.setUint32(tail.length - 4, (bytes * 8) >>> 0);
      for (let at = 0; at < tail.length; at += 64) compress(finalState, tail.subarray(at, at + 64), schedule);
      return Array.from(finalState, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
    },
  };
}

function codePointAt(text: string, at: number, unit: number): number {
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  const code = text.codePointAt(at) as number;
  return code > 0xffff ? code : 0xfffd;
}

function compress(state: Int32Array, block: Uint8Array, w: Int32Array): void {
  const view = new DataView(block.buffer, block.byteOffset, 64);
  for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(i * 4);
  for (let i = 16; i < 64; i += 1) {
    const early = w[i - 15] as number;
    const late = w[i - 2] as number;
    const s0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const s1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUND_CONSTANTS[i] as number) + (w[i] as number)) | 0;
    const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  const added = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i += 1) state[i] = ((state[i] as number) + (added[i] as number)) | 0;
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes, in whole-number arithmetic. */
function constants(): Int32Array {
  const roots = new Int32Array(64);
  let found = 0;
  for (let candidate = 2; found < 64; candidate += 1) {
    if (!isPrime(candidate)) continue;
    roots[found] = Number(cubeRoot(BigInt(candidate) << 96n) & 0xffff_ffffn) | 0;
    found += 1;
  }
  return roots;
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return true;
}

/** The whole part of the cube root. */
function cubeRoot(n: bigint): bigint {
  let low = 0n;
  let high = 1n << 40n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle * middle * middle <= n) low = middle;
    else high = middle - 1n;
  }
  return low;
}
