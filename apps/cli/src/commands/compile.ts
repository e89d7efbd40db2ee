// `laban compile FILE`: the canonical bundle, byte for byte what the page exports.
import { bundleText } from "@laban/bundle";
import { bundleOf, readDocumentFile } from "../choreographyFile.ts";
import type { Command } from "../command.ts";
import { countInWords } from "../diagnosticLines.ts";
import { writeResult } from "../outputFile.ts";

export const compileCommand: Command = {
  name: "compile",
  summary: "Makes the executable bundle of a document",
  usage: "FILE [-o OUT]",
  files: 1,
  flags: [
    { name: "output", short: "o", value: "OUT", help: "write to this file instead of standard output" },
    { name: "json", help: "what is said at the end as one line of JSON" },
  ],
  details: [
    "The bundle is canonical JSON: the same document gives the same bytes and the same hash everywhere. What is not executed (layout, scenarios, descriptions) is not in it.",
  ],
  examples: ["compile orders.laban.yaml -o orders.bundle.json"],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const read = await readDocumentFile(terminal, file);
    const bundle = bundleOf(file, read);
    await writeResult(terminal, typed.values.get("output"), bundleText(bundle));
    const { hash, patterns } = bundle;
    terminal.say(
      typed.has("json")
        ? `${JSON.stringify({ file, bundle: hash, patterns: patterns.length, diagnostics: read.diagnostics })}\n`
        : `${file}: ${countInWords(read.diagnostics)}; ${patterns.length} patterns, ${hash}\n`,
    );
    return 0;
  },
};
