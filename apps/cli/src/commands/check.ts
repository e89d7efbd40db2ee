// `laban check FILE`: everything that the compiler has to say about a document, or what keeps a bundle from running.
import { type Bundle, type BundleFailure } from "@laban/bundle";
import { BundleConditionError, createEngine } from "@laban/engine";
import { readEither } from "../choreographyFile.ts";
import type { Command } from "../command.ts";
import { countInWords, diagnosticLines } from "../diagnosticLines.ts";
import type { ExitCode } from "../exitCodes.ts";
import type { Terminal } from "../terminal/terminal.ts";

export const checkCommand: Command = {
  name: "check",
  summary: "Says what is wrong with a document or a bundle, and where",
  usage: "FILE",
  files: 1,
  flags: [{ name: "json", help: "one diagnostic per line as JSON" }],
  details: [
    "Problems go to standard output as FILE:LINE:COLUMN (of a bundle as FILE: PLACE), a count to standard error. Warnings alone end with 0, errors with 1.",
  ],
  examples: ["check orders.laban.yaml", "check orders.bundle.json --json"],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const isJson = typed.has("json");
    const read = await readEither(terminal, file);
    if (!("document" in read))
      return checkBundle(terminal, {
        file,
        isJson,
        failure: "failure" in read ? read.failure : conditionFailure(read.bundle),
      });
    const { diagnostics, source, bundle } = read.document;
    const lines = diagnostics.map((diagnostic) =>
      isJson ? JSON.stringify(diagnostic) : diagnosticLines(file, source, diagnostic),
    );
    if (lines.length > 0) await terminal.write(`${lines.join("\n")}\n`);
    terminal.say(`${file}: ${countInWords(diagnostics)}\n`);
    return bundle === undefined ? 1 : 0;
  },
};

type Found = Pick<BundleFailure, "code" | "path" | "message">;

/** Of a bundle only the first thing that is wrong is known: what follows from it would be no news. */
async function checkBundle(
  terminal: Terminal,
  { file, isJson, failure }: { readonly file: string; readonly isJson: boolean; readonly failure: Found | undefined },
): Promise<ExitCode> {
  if (failure === undefined) {
    terminal.say(`${file}: a bundle without problems\n`);
    return 0;
  }
  const { code, path, message } = failure;
  const line = isJson
    ? JSON.stringify({ code, severity: "error", message, path })
    : `${file}: ${path.join(".") || "the whole"}: error: ${message} [${code}]`;
  await terminal.write(`${line}\n`);
  terminal.say(`${file}: 1 error\n`);
  return 1;
}

function conditionFailure(bundle: Bundle): Found | undefined {
  try {
    createEngine(bundle);
    return undefined;
  } catch (problem) {
    if (!(problem instanceof BundleConditionError)) throw problem;
    const { code, pattern, path, message } = problem;
    const index = bundle.patterns.findIndex(({ id }) => id === pattern);
    return { code, path: ["patterns", index, ...path], message };
  }
}
