// Results that go to a file when one is named, and to standard output otherwise.
import { mkdir, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
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

/**
 * Refuses a command that would write over one of its own files, or two results to one place: each with how it was named, outputs last.
 * Undefined is left out; "-" is standard input or output, of which there is one each. Throws CommandProblem (2).
 */
export async function refuseSameFile(
  inputs: readonly (readonly [name: string, file: string | undefined])[],
  outputs: readonly (readonly [name: string, file: string | undefined])[],
): Promise<void> {
  const seen = new Map<string, string>();
  const places = [
    ...inputs.map(([name, file]) => ({ name, file, where: file === "-" ? "input" : file, isOutput: false })),
    ...outputs.map(([name, file]) => ({ name, file: file ?? "-", where: file ?? "-", isOutput: true })),
  ];
  for (const { name, file, where, isOutput } of places) {
    if (file === undefined || where === undefined || where === "input") continue;
    // oxlint-disable-next-line no-await-in-loop -- a handful of files
    const place = where === "-" ? where : await placeOf(where);
    const other = seen.get(place);
    if (other !== undefined && isOutput)
      throw new CommandProblem(2, `${name} is ${file}, which is also ${other}; write to another file.`);
    seen.set(place, name);
  }
}

/** Where a path leads, also where there is nothing yet. */
async function placeOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return resolve(file);
  }
}

/** A file of several: text, or bytes where it is a picture. */
export interface WrittenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Writes files into a folder, which is made where it is missing; their names come from us and never lead out of it. Throws CommandProblem (3). */
export async function writeFiles(folder: string, files: readonly WrittenFile[]): Promise<void> {
  for (const { name, content } of files) {
    const path = join(folder, name);
    try {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that the first that fails is the one that is told
      await mkdir(dirname(path), { recursive: true });
      // oxlint-disable-next-line no-await-in-loop -- likewise
      await writeFile(path, content);
    } catch (problem) {
      throw new CommandProblem(
        3,
        `${path} cannot be written: ${problem instanceof Error ? problem.message : String(problem)}.`,
        problem,
      );
    }
  }
}
