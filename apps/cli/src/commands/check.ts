// `laban check FILE`: everything that the compiler has to say about a document.
import { readDocumentFile } from "../choreographyFile.ts";
import type { Command } from "../command.ts";
import { countInWords, diagnosticLines } from "../diagnosticLines.ts";

export const checkCommand: Command = {
  name: "check",
  summary: "Says what is wrong with a document, and where",
  usage: "FILE",
  files: 1,
  flags: [{ name: "json", help: "one diagnostic per line as JSON" }],
  details: [
    "Problems go to standard output as FILE:LINE:COLUMN, a count to standard error. Warnings alone end with 0, errors with 1.",
  ],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const { diagnostics, source, bundle } = await readDocumentFile(terminal, file);
    const lines = diagnostics.map((diagnostic) =>
      typed.has("json") ? JSON.stringify(diagnostic) : diagnosticLines(file, source, diagnostic),
    );
    if (lines.length > 0) await terminal.write(`${lines.join("\n")}\n`);
    terminal.say(`${file}: ${countInWords(diagnostics)}\n`);
    return bundle === undefined ? 1 : 0;
  },
};
