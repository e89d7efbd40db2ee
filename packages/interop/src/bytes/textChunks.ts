// Bytes → text in pieces: unpacks gzip within its limits and decodes Unicode, so that readers never hold more than a piece.
import { Gunzip } from "fflate";
import { fail } from "../failure.ts";
import { importLimits } from "../limits.ts";

// A piece of packed bytes may unpack to a thousand times its size: pieces are small enough for that to be harmless.
const PACKED_PIECE_BYTES = 16 * 1024;
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
  for (const { piece, bytesRead } of isGzip(bytes) ? unpacked(bytes) : plain(bytes)) {
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

interface Piece {
  readonly piece: Uint8Array;
  readonly bytesRead: number;
}

function* plain(bytes: Uint8Array): Generator<Piece> {
  for (let at = 0; at < bytes.byteLength; at += PLAIN_PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PLAIN_PIECE_BYTES);
    yield { piece, bytesRead: at + piece.byteLength };
  }
}

function* unpacked(bytes: Uint8Array): Generator<Piece> {
  let ready: Uint8Array[] = [];
  let unpackedBytes = 0;
  const gunzip = new Gunzip((piece) => {
    unpackedBytes += piece.byteLength;
    ready.push(piece);
  });
  for (let at = 0; at < bytes.byteLength; at += PACKED_PIECE_BYTES) {
    const bytesRead = Math.min(at + PACKED_PIECE_BYTES, bytes.byteLength);
    push(gunzip, bytes.subarray(at, bytesRead), bytesRead === bytes.byteLength);
    refuseTooMuch(unpackedBytes, bytesRead);
    for (const piece of ready) if (piece.byteLength > 0) yield { piece, bytesRead };
    ready = [];
  }
}

function push(gunzip: Gunzip, piece: Uint8Array, isLast: boolean): void {
  try {
    gunzip.push(piece, isLast);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    fail("corrupt-gzip", `The gzip file is damaged or cut off (${detail}). Get it again, or import it unpacked.`);
  }
}

function refuseTooMuch(unpackedBytes: number, bytesRead: number): void {
  if (unpackedBytes > importLimits.unpackedBytesMax) {
    fail(
      "unpacked-too-large",
      `The file unpacks to more than ${megabytes(importLimits.unpackedBytesMax)} MB, the limit. Import a part of it.`,
    );
  }
  const isBomb = unpackedBytes > importLimits.bombFloorBytes && unpackedBytes > bytesRead * importLimits.unpackRatioMax;
  if (isBomb) {
    fail(
      "bomb",
      `The file unpacks to more than ${importLimits.unpackRatioMax} times its size, as no log does; it is refused. Import it unpacked if it is meant.`,
    );
  }
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(bytes % MEGABYTE === 0 ? 0 : 1);
}
