// What was dropped, chosen or pasted: a choreography's text or an event log. Decided by the name first, then by how it begins.

/** What an input is taken for. */
export type InputKind = "choreography" | "log";

/** At most this much of the beginning is looked at. */
export const lookedAtCharacters = 64 * 1024;

/** Takes a file name (empty for pasted text) and the beginning of the content. */
export function recogniseInput(name: string, beginning: string): InputKind {
  const lower = name.toLowerCase();
  if (/\.(csv|tsv|xes|xml|ndjson|jsonl)(\.gz)?$|\.gz$/.test(lower)) return "log";
  if (/\.ya?ml$/.test(lower)) return "choreography";
  const text = beginning.replace(/^\uFEFF/, "").trimStart();
  if (/^(#.*\s*)*["']?laban["']?\s*:/.test(text) || /^\{[^]*?"laban"\s*:/.test(text.slice(0, 400)))
    return "choreography";
  if (text.startsWith("{") || text.startsWith("[") || text.startsWith("<")) return "log";
  // A choreography is lines of `name: value`; a table has its separators in the first line.
  const firstLine = text.split(/\r?\n/, 1)[0] ?? "";
  if (/[,;\t]/.test(firstLine) && !/^\s*[\w-]+\s*:/.test(firstLine)) return "log";
  return /^\s*[\w-]+\s*:/m.test(text) ? "choreography" : "log";
}

/** A name for pasted text, so that the importer knows what to expect. */
export function nameOfPasted(kind: InputKind, text: string): string {
  if (kind === "choreography") return "pasted.laban.yaml";
  const start = text.trimStart()[0];
  if (start === "<") return "pasted.xes";
  if (start === "{" || start === "[") return "pasted.ndjson";
  return "pasted.csv";
}
