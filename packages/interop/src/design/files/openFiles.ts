// Files as they were given → plain files: gzip and zip opened within the limits. Nothing is written anywhere; a name is only a name.
import { unpackedPieces, isGzip } from "../../bytes/textChunks.ts";
import { fail } from "../../failure.ts";
import type { DesignFile } from "../designFormat.ts";
import { designLimits } from "../designLimits.ts";
import { joined } from "./joined.ts";
import { isZip, zipEntries } from "./zip.ts";

/**
 * Opens archives (one level: an archive in an archive stays closed and is refused by its reader as no text).
 *
 * @throws ImportProblem import/too-large, too-many-files, unpacked-too-large, bomb, corrupt-gzip, corrupt-zip, zip-name, zip-method.
 */
export function openFiles(files: readonly DesignFile[]): readonly DesignFile[] {
  if (files.length === 0) fail("empty", "No file was given.");
  const given = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  if (given > designLimits.bytesMax) {
    const limit = designLimits.bytesMax / (1024 * 1024);
    fail("too-large", `The files have ${given} bytes; the limit for designs is ${limit} MB. Import a part of them.`, {
      path: [],
    });
  }
  const opened: DesignFile[] = [];
  let left = designLimits.unpackedBytesMax;
  for (const file of files) {
    for (const plain of opening(file, left)) {
      left -= plain.bytes.byteLength;
      opened.push(plain);
      if (opened.length > designLimits.filesMax)
        fail("too-many-files", `There are more than ${designLimits.filesMax} files, the limit of one import.`, {
          path: [file.name],
        });
    }
  }
  return opened;
}

function opening(file: DesignFile, left: number): Iterable<DesignFile> {
  if (isZip(file.bytes)) return zipEntries(file, left);
  if (!isGzip(file.bytes)) return [file];
  const pieces: Uint8Array[] = [];
  const limits = { ...designLimits, unpackedBytesMax: left };
  for (const { piece } of unpackedPieces(file.bytes, limits, file.name)) pieces.push(piece);
  return [{ name: file.name.replace(/\.gz$/i, ""), bytes: joined(pieces) }];
}
