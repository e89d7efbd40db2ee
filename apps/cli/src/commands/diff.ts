// `laban diff A B`: what is executed differently, of two documents, two bundles, or one of each.
import { type Bundle, diffBundles, diffInWords } from "@laban/bundle";
import { bundleOf, readEither } from "../choreographyFile.ts";
import type { Command } from "../command.ts";
import { CommandProblem } from "../exitCodes.ts";
import { counted } from "../summary.ts";
import type { Terminal } from "../terminal/terminal.ts";

export const diffCommand: Command = {
  name: "diff",
  summary: "Says what two choreographies execute differently",
  usage: "A B",
  files: 2,
  flags: [{ name: "json", help: "the difference as one line of JSON, each change with its words" }],
  details: [
    "A and B are documents or bundles, signed or not. One line per difference goes to standard output: + came, - went, > got another name, ~ changed, and in what. What is not executed (layout, titles, scenarios, descriptions, signatures) is not compared.",
    "Ends with 0 where both execute the same, with 1 where they differ, and with 3 where one of them cannot be compared.",
  ],
  examples: ["diff orders.laban.yaml orders.bundle.json", "diff before.yaml after.yaml --json"],
  run: async (terminal, typed) => {
    const [one = "", other = ""] = typed.files;
    if (one === "-" && other === "-") throw new CommandProblem(2, "Only one of the two can come from standard input.");
    const diff = diffBundles(await bundleIn(terminal, one), await bundleIn(terminal, other));
    const lines = diffInWords(diff);
    if (typed.has("json")) await terminal.write(`${JSON.stringify({ from: one, to: other, lines, ...diff })}\n`);
    else if (lines.length > 0) await terminal.write(`${lines.join("\n")}\n`);
    terminal.say(
      diff.isSame
        ? `${one} and ${other} execute the same\n`
        : `${one} and ${other} differ: ${counted(lines.length, "difference")}\n`,
    );
    return diff.isSame ? 0 : 1;
  },
};

/** Like `diff`, this command keeps 1 for "they differ": what cannot be compared is 3. */
async function bundleIn(terminal: Terminal, file: string): Promise<Bundle> {
  const read = await readEither(terminal, file);
  if ("failure" in read) throw new CommandProblem(3, `${file} is a bundle that is refused: ${read.failure.message}`);
  if (!("document" in read)) return read.bundle;
  try {
    return bundleOf(file, read.document);
  } catch (problem) {
    if (!(problem instanceof CommandProblem)) throw problem;
    throw new CommandProblem(3, problem.message.replace("cannot be run", "cannot be compared"), problem);
  }
}
