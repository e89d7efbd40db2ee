// Bytes → text in pieces: unpacks gzip within its limits and decodes Unicode, so that readers never hold more than a piece.
import { Gunzip } from "fflate";
import { fail } from "../failure.ts";
import { importLimits } from "../limits.ts";

const PLAIN_PIECE_BYTES = 256 * 1024;
const MEGABYTE = 1024 * 1024;

/** A piece of the text, with the number of bytes of the file that it took to get there. */
export interface TextChunk {
  readonly text: string;
  readonly bytesRead: number;
}

/** Whether the bytes begin like gzip. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The text of a file, piece by piece.
 *
 * @throws ImportProblem import/too-large, import/unpacked-too-large, import/bomb, import/corrupt-gzip, import/encoding.
 */
export function* textChunks(bytes: Uint8Array): Generator<TextChunk> {
  if (bytes.byteLength > importLimits.bytesMax) {
    fail(
      "too-large",
      `The file has ${megabytes(bytes.byteLength)} MB; the limit is ${megabytes(importLimits.bytesMax)} MB. Import a part of it, or pack it with gzip.`,
    );
  }
  let decoder: TextDecoder | undefined;
  for (const { piece, bytesRead } of isGzip(bytes) ? unpackedPieces(bytes, importLimits) : plain(bytes)) {
    decoder ??= new TextDecoder(encodingOf(piece));
    const text = decoder.decode(piece, { stream: true });
    if (text.length > 0) yield { text, bytesRead };
  }
  const rest = decoder?.decode() ?? "";
  if (rest.length > 0) yield { text: rest, bytesRead: bytes.byteLength };
}

function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  if (first[0] === 0xfe && first[1] === 0xff) return "utf-16be";
  if (first.includes(0) && first.indexOf(0) < 1024) {
    fail(
      "not-a-log",
      "The file is no text: it has zero bytes. Import CSV, XES, JSON or NDJSON, packed with gzip or not.",
    );
  }
  return "utf-8";
}

/** A piece of the unpacked bytes, with the number of packed bytes that it took to get there. */
export interface Piece {
  readonly piece: Uint8Array;
  readonly bytesRead: number;
}

/** What a packed file may unpack to; the importers of logs and of designs have their own figures. */
export interface UnpackLimits {
  /** Packed bytes that are unpacked at once; each may become a thousand. */
  readonly packedPieceBytes: number;
  readonly unpackedBytesMax: number;
  readonly unpackRatioMax: number;
  readonly bombFloorBytes: number;
}

function* plain(bytes: Uint8Array): Generator<Piece> {
  for (let at = 0; at < bytes.byteLength; at += PLAIN_PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PLAIN_PIECE_BYTES);
    yield { piece, bytesRead: at + piece.byteLength };
  }
}

/**
 * Unpacks gzip piece by piece, within limits. `name` is the file's, for the messages.
 *
 * @throws ImportProblem import/unpacked-too-large, import/bomb, import/corrupt-gzip.
 */
export function* unpackedPieces(bytes: Uint8Array, limits: UnpackLimits, name?: string): Generator<Piece> {
  let ready: Uint8Array[] = [];
  let unpackedBytes = 0;
  const gunzip = new Gunzip((piece) => {
    unpackedBytes += piece.byteLength;
    ready.push(piece);
  });
  for (let at = 0; at < bytes.byteLength; at += limits.packedPieceBytes) {
    const bytesRead = Math.min(at + limits.packedPieceBytes, bytes.byteLength);
    push(gunzip, bytes.subarray(at, bytesRead), { isLast: bytesRead === bytes.byteLength, name });
    refuseTooMuch({ unpackedBytes, bytesRead }, limits, name);
    for (const piece of ready) if (piece.byteLength > 0) yield { piece, bytesRead };
    ready = [];
  }
}

function push(
  gunzip: Gunzip,
  piece: Uint8Array,
  { isLast, name }: { readonly isLast: boolean; readonly name: string | undefined },
): void {
  try {
    gunzip.push(piece, isLast);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    fail("corrupt-gzip", `${subject(name)} is damaged or cut off (${detail}). Get it again, or import it unpacked.`, {
      ...placeOf(name),
    });
  }
}

function refuseTooMuch(
  { unpackedBytes, bytesRead }: { readonly unpackedBytes: number; readonly bytesRead: number },
  limits: UnpackLimits,
  name: string | undefined,
): void {
  if (unpackedBytes > limits.unpackedBytesMax) {
    fail(
      "unpacked-too-large",
      `${subject(name)} unpacks to more than ${megabytes(limits.unpackedBytesMax)} MB, the limit. Import a part of it.`,
      placeOf(name),
    );
  }
  const isBomb = unpackedBytes > limits.bombFloorBytes && unpackedBytes > bytesRead * limits.unpackRatioMax;
  if (isBomb) {
    fail(
      "bomb",
      `${subject(name)} unpacks to more than ${limits.unpackRatioMax} times its size, as no honest file does; it is refused. Import it unpacked if it is meant.`,
      placeOf(name),
    );
  }
}

function subject(name: string | undefined): string {
  return name === undefined ? "The gzip file" : `"${name}"`;
}

function placeOf(name: string | undefined): { readonly path?: readonly string[] } {
  return name === undefined ? {} : { path: [name] };
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(bytes % MEGABYTE === 0 ? 0 : 1);
}
