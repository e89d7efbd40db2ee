// Designs of other tools named on the command line: read by the importers, with what became of each thing said aloud.
import { designFormats, detectDesign, importDesign } from "@laban/interop";
import type { DesignFile, DesignImport, DesignNote } from "@laban/interop";
import { pathText } from "@laban/model";
import { CommandProblem } from "./exitCodes.ts";
import { readInput } from "./inputFile.ts";
import { counted } from "./summary.ts";
import type { Terminal } from "./terminal/terminal.ts";
import { didYouMean, usage } from "./typed.ts";

/** An import that gave a document. */
export type ImportedDesign = Exclude<DesignImport, { readonly failure: unknown }>;

/** The files' bytes under the names that were typed: references between them follow these names. */
export async function readDesignFiles(terminal: Terminal, names: readonly string[]): Promise<readonly DesignFile[]> {
  const files: DesignFile[] = [];
  for (const name of names)
    files.push({ name: name.replace(/^(?:\.\/)+/, ""), bytes: await readInput(terminal, name) });
  return files;
}

/** Whether files are a design rather than a log; samples of events may be both, and are a log unless someone says otherwise. */
export function isDesign(files: readonly DesignFile[]): boolean {
  const format = detectDesign(files);
  return format !== undefined && format.id !== "samples";
}

/** Imports. Throws CommandProblem: 2 for a format that there is not, 3 with code and place for what is refused. */
export function importFiles(files: readonly DesignFile[], from: string | undefined): ImportedDesign {
  const ids = designFormats.map(({ id }) => id);
  if (from !== undefined && !ids.includes(from)) {
    throw usage(
      { name: "import" },
      `There is no format "${from}" to import from.${didYouMean(from, ids)} There are ${ids.join(", ")}, and log.`,
    );
  }
  const result = importDesign(files, from === undefined ? {} : { from });
  if (!("failure" in result)) return result;
  const { code, message, path = [] } = result.failure;
  throw new CommandProblem(3, `${message}\n(${code}${path.length === 0 ? "" : `, at ${pathText(path)}`})`);
}

/** What was understood, guessed and left out, as lines for people; the problems of the document at the end. */
export function designReportText({ format, document, notes, diagnostics }: ImportedDesign): string {
  const { events, agents, patterns } = document;
  const title = designFormats.find(({ id }) => id === format)?.title ?? format;
  const [eventCount, agentCount, patternCount] = [events, agents, patterns].map((map) => Object.keys(map).length);
  const of = (fate: DesignNote["fate"]): readonly DesignNote[] => notes.filter((note) => note.fate === fate);
  const [understood, guessed, leftOut] = [of("understood"), of("guessed"), of("left_out")];
  return `${[
    `${title}: ${counted(eventCount ?? 0, "event type")}, ${counted(agentCount ?? 0, "agent")}, ${counted(patternCount ?? 0, "pattern")}`,
    ...understood.map((note) => `  understood: ${noteText(note)}`),
    ...guessed.map((note) => `  guessed: ${noteText(note)}`),
    ...leftOut.map((note) => `  left out: ${noteText(note)}`),
    `${understood.length} understood, ${guessed.length} guessed, ${leftOut.length} left out`,
    ...diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ path, message }) => `  error: ${pathText(path)}: ${message}`),
  ].join("\n")}\n`;
}

function noteText({ what, path, why, file, line, column }: DesignNote): string {
  const place = file === undefined ? "" : `${file}${line === undefined ? "" : `:${line}:${column ?? 1}`}: `;
  const became = path === undefined || path.length === 0 ? "" : ` → ${pathText(path)}`;
  return `${place}${what}${became}${why === undefined ? "" : ` (${why})`}`;
}

/** The same for programs. */
export function designReportJson({ format, document, notes, diagnostics }: ImportedDesign): string {
  const count = (map: object): number => Object.keys(map).length;
  return JSON.stringify({
    format,
    events: count(document.events),
    agents: count(document.agents),
    patterns: count(document.patterns),
    notes,
    diagnostics,
  });
}
