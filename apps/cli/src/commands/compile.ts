// `laban compile FILE`: the canonical bundle, byte for byte what the page exports.
import { bundleText } from "@laban/bundle";
import { bundleOf, readEither } from "../choreographyFile.ts";
import type { Command } from "../command.ts";
import { countInWords } from "../diagnosticLines.ts";
import { CommandProblem } from "../exitCodes.ts";
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
    "The bundle is canonical JSON: the same document gives the same bytes and the same hash everywhere. What is not executed (layout, scenarios, descriptions) is not in it. A bundle is checked and written again as it is.",
  ],
  examples: ["compile orders.laban.yaml -o orders.bundle.json"],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const read = await readEither(terminal, file);
    if ("failure" in read) throw new CommandProblem(1, `${file} is a bundle that is refused: ${read.failure.message}`);
    const bundle = "bundle" in read ? read.bundle : bundleOf(file, read.document);
    const diagnostics = "bundle" in read ? [] : read.document.diagnostics;
    await writeResult(terminal, typed.values.get("output"), bundleText(bundle));
    const { hash, patterns } = bundle;
    terminal.say(
      typed.has("json")
        ? `${JSON.stringify({ file, bundle: hash, patterns: patterns.length, diagnostics })}\n`
        : `${file}: ${countInWords(diagnostics)}; ${patterns.length} patterns, ${hash}\n`,
    );
    return 0;
  },
};
