// Looks at the beginning of a file and says which reader fits it, or why none does.
import { isGzip, textChunks } from "./bytes/textChunks.ts";
import { sniffDelimiter } from "./csv/sniff.ts";
import { ImportProblem } from "./failure.ts";
import type { ImportFailure } from "./failure.ts";
import { formatOfJson } from "./json/jsonItems.ts";
import type { LogFormat } from "./report.ts";

/** What a file is: a log of some format, a choreography, or nothing that can be read. */
export type Detection =
  | { readonly kind: "log"; readonly format: LogFormat; readonly isCompressed: boolean; readonly because: string }
  | { readonly kind: "document"; readonly because: string }
  | { readonly kind: "none"; readonly failure: ImportFailure };

const HEAD_LENGTH = 64 * 1024;

/** Decides by the content; the name only tells formats apart that look alike. Reads at most the first 64 kB of text. */
export function detectImport(name: string, bytes: Uint8Array): Detection {
  if (isZip(bytes)) return none("not-a-log", `"${name}" is a zip archive; unpack it and import the log inside.`);
  try {
    return detectText(name, headOf(bytes), isGzip(bytes));
  } catch (error) {
    if (error instanceof ImportProblem) return { kind: "none", failure: error.failure };
    throw error;
  }
}

function isZip([first, second, third, fourth]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b && third === 3 && fourth === 4;
}

function headOf(bytes: Uint8Array): string {
  let head = "";
  for (const { text } of textChunks(bytes)) {
    head += text;
    if (head.length >= HEAD_LENGTH) break;
  }
  return head.slice(0, HEAD_LENGTH);
}

function detectText(name: string, head: string, isCompressed: boolean): Detection {
  const text = head.trimStart();
  if (text === "") return none("empty", `"${name}" is empty. Import CSV, XES, JSON or NDJSON.`);
  const log = (format: LogFormat, because: string): Detection => ({ kind: "log", format, isCompressed, because });
  if (text.startsWith("<")) {
    return /^<(!doctype\s+)?html\b/i.test(text)
      ? none("not-a-log", `"${name}" is a web page, not a log; it may be the sign-in page of where it was downloaded.`)
      : log("xes", "it is XML");
  }
  if (/^laban:/m.test(head) || /^\{\s*"laban"\s*:/.test(text))
    return { kind: "document", because: 'it begins with "laban:"' };
  if (text.startsWith("{") || text.startsWith("[")) {
    const format = formatOfJson(text, name);
    return log(format, format === "ndjson" ? "each line is a JSON object" : "it is JSON");
  }
  const delimiter = sniffDelimiter(head);
  const width = (text.split("\n", 1)[0] ?? "").split(delimiter).length;
  if (width > 1 || /\.(csv|tsv)(\.gz)?$/i.test(name)) return log("csv", "its lines have columns");
  return none("not-a-log", `"${name}" is text without columns. Import CSV, XES, JSON or NDJSON.`);
}

function none(code: string, message: string): Detection {
  return { kind: "none", failure: { code: `import/${code}`, message } };
}
