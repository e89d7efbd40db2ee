// Zip archives → their files, unpacked piece by piece within the limits. A name that leads out of the archive refuses the whole archive.
import { Unzip, UnzipInflate } from "fflate";
import type { UnzipFile } from "fflate";
import { fail, ImportProblem } from "../../failure.ts";
import type { DesignFile } from "../designFormat.ts";
import { designLimits } from "../designLimits.ts";
import { joined } from "./joined.ts";

/** Whether the bytes begin like a zip archive; an empty one begins otherwise and holds nothing. */
export function isZip([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

/** The files in an archive, in its order; folders and the hidden files that systems add are passed over. `left` is what they may unpack to. */
export function zipEntries(archive: DesignFile, left: number): readonly DesignFile[] {
  const reading = new ZipReading(archive, left);
  const { bytes } = archive;
  try {
    for (let at = 0; at < bytes.byteLength; at += designLimits.packedPieceBytes) {
      const end = Math.min(at + designLimits.packedPieceBytes, bytes.byteLength);
      reading.push(bytes.subarray(at, end), end, end === bytes.byteLength);
    }
  } catch (error) {
    // fflate throws plain errors for what is damaged; ours go on as they are.
    reading.rethrow(error);
  }
  return reading.finish();
}

class ZipReading {
  readonly #archive: DesignFile;
  readonly #left: number;
  readonly #unzip: Unzip;
  readonly #entries: { readonly name: string; readonly pieces: Uint8Array[]; isWhole: boolean }[] = [];
  #packed = 0;
  #unpacked = 0;

  constructor(archive: DesignFile, left: number) {
    this.#archive = archive;
    this.#left = left;
    this.#unzip = new Unzip((file) => this.#begin(file));
    this.#unzip.register(UnzipInflate);
  }

  push(piece: Uint8Array, packed: number, isLast: boolean): void {
    this.#packed = packed;
    this.#unzip.push(piece, isLast);
  }

  finish(): readonly DesignFile[] {
    const cut = this.#entries.find(({ isWhole }) => !isWhole);
    if (cut !== undefined) this.#damaged(`${quoted(cut.name)} is cut off`);
    if (this.#entries.length === 0) this.#refuse("empty", "holds no files.");
    return this.#entries.map(({ name, pieces }) => ({ name, bytes: joined(pieces) }));
  }

  rethrow(error: unknown): never {
    const isOfFflate = error instanceof Error && typeof Reflect.get(error, "code") === "number";
    // A cut archive ends in the middle of a header, which is a RangeError or TypeError in fflate.
    if (isOfFflate || error instanceof RangeError || error instanceof TypeError) this.#damaged(error.message);
    throw error;
  }

  #begin(file: UnzipFile): void {
    const problem = nameProblem(file.name);
    if (problem !== undefined) {
      this.#refuse("zip-name", `holds a file named ${quoted(file.name)}, ${problem}. Nothing of it was read.`);
    }
    if (file.name.endsWith("/") || /(^|\/)(__MACOSX\/|\.)/.test(file.name)) return;
    if (this.#entries.length >= designLimits.filesMax) {
      this.#refuse("too-many-files", `holds more than ${designLimits.filesMax} files, the limit of one import.`);
    }
    if (file.compression !== 0 && file.compression !== 8) {
      this.#refuse(
        "zip-method",
        `packs ${quoted(file.name)} in a way that is not read (${file.compression}). Pack it with deflate.`,
      );
    }
    const entry = { name: file.name, pieces: new Array<Uint8Array>(), isWhole: false };
    this.#entries.push(entry);
    file.ondata = (error, piece, isLast) => {
      // fflate hands on what was thrown here for an earlier piece.
      if (error instanceof ImportProblem) throw error;
      if (error !== null) this.#damaged(error.message);
      this.#unpacked += piece.byteLength;
      this.#refuseTooMuch();
      if (piece.byteLength > 0) entry.pieces.push(piece);
      entry.isWhole ||= isLast;
    };
    file.start();
  }

  #refuseTooMuch(): void {
    const isBomb =
      this.#unpacked > designLimits.bombFloorBytes && this.#unpacked > this.#packed * designLimits.unpackRatioMax;
    if (isBomb) {
      this.#refuse("bomb", `unpacks to more than ${designLimits.unpackRatioMax} times its size; it is refused.`);
    }
    if (this.#unpacked > this.#left) {
      const limit = designLimits.unpackedBytesMax / (1024 * 1024);
      this.#refuse(
        "unpacked-too-large",
        `unpacks to more than ${limit} MB, the limit for designs. Import a part of it.`,
      );
    }
  }

  #damaged(detail: string): never {
    this.#refuse("corrupt-zip", `is damaged or cut off (${detail}). Get it again, or give the files unpacked.`);
  }

  #refuse(code: string, rest: string): never {
    return fail(code, `The archive "${this.#archive.name}" ${rest}`, { path: [this.#archive.name] });
  }
}

/** Names are shown and tell files apart; one that would lead out of a folder has no honest reason to be there. */
function nameProblem(name: string): string | undefined {
  if (name.length > 300) return "which is longer than 300 characters";
  // oxlint-disable-next-line no-control-regex -- they are what is looked for, and what turns the direction of writing
  if (/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(name)) return "which has signs that are no text";
  if (name.includes("\\")) return "which has backslashes";
  if (name.startsWith("/") || /^[A-Za-z]:/.test(name)) return "which is an absolute path";
  if (name.split("/").includes("..")) return "which leads out of the archive";
  return undefined;
}

function quoted(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
}
