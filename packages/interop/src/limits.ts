// What an import may cost. Everything past a limit is a failure that names the limit.

/** Limits of all importers. */
export interface ImportLimits {
  /** The file as it is given. */
  readonly bytesMax: number;
  /** The file unpacked. */
  readonly unpackedBytesMax: number;
  /** Packed bytes that are unpacked at once: each may become a thousand, and a piece is small enough for that to be harmless. */
  readonly packedPieceBytes: number;
  /** Past `bombFloorBytes` a file may not unpack to more than this many times its size. */
  readonly unpackRatioMax: number;
  readonly bombFloorBytes: number;
  readonly eventsMax: number;
  readonly columnsMax: number;
  /** One row of a table, or one line of JSON, in UTF-16 units. */
  readonly rowCharactersMax: number;
  /** Nesting of XML elements or JSON values. */
  readonly depthMax: number;
  /** Skipped rows that are listed one by one; the others are counted. */
  readonly skippedListedMax: number;
}

const MEGABYTE = 1024 * 1024;

export const importLimits: ImportLimits = {
  bytesMax: 64 * MEGABYTE,
  unpackedBytesMax: 256 * MEGABYTE,
  packedPieceBytes: 16 * 1024,
  unpackRatioMax: 200,
  bombFloorBytes: 16 * MEGABYTE,
  eventsMax: 1_000_000,
  columnsMax: 1_000,
  rowCharactersMax: 4 * MEGABYTE,
  depthMax: 64,
  skippedListedMax: 100,
};
