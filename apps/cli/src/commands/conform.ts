// `laban conform FILE|FOLDER`: cases of the conformance corpus, or of one's own, with a place for everything that differs.
import { isPlayable, playCase, readConformance, type CaseResult } from "@laban/simulator";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { Command } from "../command.ts";
import { CommandProblem } from "../exitCodes.ts";
import { readInput, textOf } from "../inputFile.ts";
import { counted } from "../summary.ts";
import { lineWriter } from "../terminal/lines.ts";
import { progressOn } from "../terminal/progress.ts";

export const conformCommand: Command = {
  name: "conform",
  summary: "Plays cases (document, events, expected effects) and says what differs",
  usage: "FILE|FOLDER",
  files: 1,
  flags: [{ name: "json", help: "one line of JSON per case, with its differences" }],
  details: [
    "Plays the cases of a file, or of all .yaml and .yml files in a folder and below it; docs/conformance.md describes the format. Differences go to standard output as FILE:LINE, a count to standard error; any difference ends with 1.",
  ],
  examples: ["conform fixtures", "conform my-cases.yaml --json"],
  run: async (terminal, typed) => {
    const [path = ""] = typed.files;
    const lines = lineWriter(terminal);
    const progress = progressOn(terminal, () => performance.now());
    let played = 0;
    let failed = 0;
    for (const file of await filesBelow(path)) {
      for (const each of readConformance(textOf(file, await readInput(terminal, file))).cases) {
        const result = isPlayable(each) ? playCase(each) : each;
        played += 1;
        if (result.differences.length > 0) failed += 1;
        for (const line of typed.has("json") ? [jsonLine(file, result)] : linesOf(file, result)) await lines.line(line);
      }
      progress.tell(() => `${counted(played, "case")} played, at ${file}`);
      await breathe();
      if (terminal.signal.aborted) break;
    }
    progress.end();
    await lines.flush();
    terminal.say(
      `${path}: ${counted(played, "case")}, ${failed === 0 ? "all as expected" : `${counted(failed, "case")} differ${failed === 1 ? "s" : ""}`}\n`,
    );
    return failed === 0 ? 0 : 1;
  },
};

/** A file itself; of a folder everything in it that may hold cases, in the order of names. */
async function filesBelow(path: string): Promise<readonly string[]> {
  if (path === "-" || !(await isFolder(path))) return [path];
  const names = await readdir(path, { recursive: true });
  const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
  if (files.length === 0) throw new CommandProblem(3, `${path} holds no .yaml file, so there are no cases to play.`);
  return files.map((name) => join(path, name));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Reading it as a file says what is wrong, in the words of all commands.
    return false;
  }
}

function jsonLine(file: string, { name, line, differences }: CaseResult): string {
  return JSON.stringify({ file, line, name, passed: differences.length === 0, differences });
}

function linesOf(file: string, { name, differences }: CaseResult): readonly string[] {
  return differences.flatMap(({ about, line, expected, got }, index) => [
    ...(index === 0 ? [`${file}:${line}: ${name}`] : []),
    `  ${about}, line ${line}`,
    `    expected  ${expected}`,
    `    got       ${got}`,
  ]);
}
