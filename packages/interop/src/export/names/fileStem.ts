// A file name from whatever a document is called: it stays in its folder on every system, and needs no quotes in a terminal.

const LENGTH_MAX = 80;

/** Names that Windows keeps for devices, in any case and with any ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Latin letters, digits, `_`, `-` and `.`; never empty, never hidden, never a device. Different names may give the same: number them (`distinctNames`).
 *
 * @example
 * fileStem("../../Größe: 3 <b>") === "Grosse-3-b"
 */
export function fileStem(name: string): string {
  const plain = name
    .slice(0, 4 * LENGTH_MAX)
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9_.-]+/g, "-")
    .replaceAll(/\.{2,}/g, ".")
    .replaceAll(/-{2,}/g, "-")
    .slice(0, LENGTH_MAX)
    .replaceAll(/^[-.]+|[-.]+$/g, "");
  if (plain === "") return "choreography";
  return DEVICES.test(plain) ? `_${plain}` : plain;
}
