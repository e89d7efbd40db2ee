// `laban export FILE --to FORMAT`: a choreography in the words of another tool, with everything that this costs said at its place.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { bundleOf, readDocumentFile } from "../choreographyFile.ts";
import type { Command } from "../command.ts";
import { CommandProblem } from "../exitCodes.ts";
import { exported, exportsHere, type Exported } from "../exported.ts";
import { lossLines, lossSummary } from "../lossLines.ts";
import { writeFiles, writeResult } from "../outputFile.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { didYouMean, usage } from "../typed.ts";

const ids = exportsHere.map(({ id }) => id);

export const exportCommand: Command = {
  name: "export",
  summary: "Takes a document to another format, and says what is lost",
  usage: "FILE --to FORMAT [-o OUT]",
  files: 1,
  flags: [
    { name: "to", value: "FORMAT", help: "one of those that laban formats lists" },
    { name: "output", short: "o", value: "OUT", help: "a file, or a folder where the format has several files" },
    { name: "json", help: "the loss report as one line of JSON instead of words" },
    { name: "fail-on-loss", help: "end with 1 when something is lost or approximated (the files are written)" },
  ],
  details: [
    "A format with one file writes it to standard output, or to OUT; one with several needs a folder, which is made where it is missing. Losses go to standard error as FILE:LINE:COLUMN: lost or approximated, what, why, with a count at the end: constructs = kept + approximated + lost.",
    "A document with errors is not exported, and ends with 1. A bundle cannot be exported: it has no agents, descriptions and schemas any more.",
    `Formats: ${ids.join(", ")}.`,
  ],
  examples: [
    "export orders.laban.yaml --to bundle -o orders",
    "export orders.laban.yaml --to asyncapi --fail-on-loss > orders.asyncapi.json",
  ],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const format = wantedFormat(typed.values.get("to"));
    const read = await readDocumentFile(terminal, file);
    bundleOf(file, read);
    if (read.document === undefined) throw new Error(`Invariant: ${file} has a bundle and no document.`);
    const result = await exported(read.document, format);
    if ("errors" in result)
      throw new CommandProblem(1, result.errors.map(({ message }) => `${file}: ${message}`).join("\n"));
    const written = await writeExport(terminal, { file, format, result, output: typed.values.get("output") });
    const { report } = result;
    if (typed.has("json")) {
      terminal.say(`${JSON.stringify({ file, files: written, ...report })}\n`);
    } else {
      terminal.say(lossLines(file, read.source, report));
      terminal.say(`${lossSummary(file, result)}\n`);
    }
    return typed.has("fail-on-loss") && report.losses.length > 0 ? 1 : 0;
  },
};

function wantedFormat(wanted: string | undefined): string {
  if (wanted === undefined) throw usage(exportCommand, `Say where to: --to FORMAT, one of ${ids.join(", ")}.`);
  if (ids.includes(wanted)) return wanted;
  throw usage(
    exportCommand,
    `There is no format "${wanted}".${didYouMean(wanted, ids)} Formats are ${ids.join(", ")}.`,
  );
}

interface Writing {
  readonly file: string;
  readonly format: string;
  readonly result: Exported;
  readonly output: string | undefined;
}

/** Where each file was written; "-" is standard output. */
async function writeExport(
  terminal: Terminal,
  { file, format, result: { files }, output }: Writing,
): Promise<readonly string[]> {
  const [first, ...others] = files;
  if (first === undefined) throw new Error(`Invariant: ${format} makes no files.`);
  const toStandard = output === undefined || output === "-";
  if (others.length === 0 && typeof first.content === "string" && (toStandard || !(await isFolder(output)))) {
    await writeResult(terminal, output, first.content);
    return [output ?? "-"];
  }
  if (toStandard) {
    const names = files.map(({ name }) => name).join(", ");
    throw usage(
      exportCommand,
      `${format} has ${files.length} files (${names}); name a folder for them: laban export ${file} --to ${format} -o FOLDER.`,
    );
  }
  await writeFiles(output, files);
  return files.map(({ name }) => join(output, name));
}

/** What ends with a slash is meant as a folder, also when it is not there yet. */
async function isFolder(path: string): Promise<boolean> {
  if (/[\\/]$/.test(path)) return true;
  try {
    return (await stat(path)).isDirectory();
  } catch (problem) {
    if ((problem as { readonly code?: unknown }).code === "ENOENT") return false;
    throw new CommandProblem(3, `${path} cannot be looked at: ${String(problem)}.`, problem);
  }
}
