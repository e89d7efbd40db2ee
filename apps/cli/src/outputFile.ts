// Results that go to a file when one is named, and to standard output otherwise.
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
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

/** Writes files into a folder, which is made where it is missing; their names come from us and never lead out of it. Throws CommandProblem (3). */
export async function writeFiles(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  for (const { name, text } of files) {
    const path = join(folder, name);
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that the first that fails is the one that is told
      await mkdir(dirname(path), { recursive: true });
      // oxlint-disable-next-line no-await-in-loop
      await writeFile(path, text);
    } catch (problem) {
      throw new CommandProblem(
        3,
        `${path} cannot be written: ${problem instanceof Error ? problem.message : String(problem)}.`,
        problem,
      );
    }
  }
}
