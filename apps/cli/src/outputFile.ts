// Results that go to a file when one is named, and to standard output otherwise.
import { rename, rm, writeFile } from "node:fs/promises";
import { CommandProblem } from "./exitCodes.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** Writes `text`; a file appears whole or not at all. Throws CommandProblem (3). */
export async function writeResult(terminal: Terminal, file: string | undefined, text: string): Promise<void> {
  if (file === undefined || file === "-") return terminal.write(text);
  const unfinished = `${file}.unfinished-${process.pid}`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, file);
  } catch (problem) {
    await rm(unfinished, { force: true });
    throw new CommandProblem(
      3,
      `${file} cannot be written: ${problem instanceof Error ? problem.message : String(problem)}.`,
      problem,
    );
  }
}
