// Files that are named on the command line: read whole, with a message that names the file where that fails.
import { readFile } from "node:fs/promises";
import { CommandProblem } from "./exitCodes.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** The bytes of `file`; "-" is the standard input. Throws CommandProblem (3). */
export async function readInput(terminal: Terminal, file: string): Promise<Uint8Array> {
  try {
    if (file !== "-") return await readFile(file);
    const chunks: Buffer[] = [];
    for await (const chunk of terminal.input.iterator({ destroyOnReturn: true })) {
      chunks.push(Buffer.from(chunk as Uint8Array));
      if (terminal.signal.aborted) break;
    }
    return Buffer.concat(chunks);
  } catch (problem) {
    throw new CommandProblem(3, `${file} cannot be read: ${whatIsWrong(problem)}.`, problem);
  }
}

/** `bytes` as text. Throws CommandProblem (3) for what is not UTF-8. */
export function textOf(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (problem) {
    throw new CommandProblem(3, `${file} is not a text in UTF-8; is it the right file?`, problem);
  }
}

function whatIsWrong(problem: unknown): string {
  const code: unknown = problem instanceof Error ? Reflect.get(problem, "code") : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "reading it is not allowed";
  return problem instanceof Error ? problem.message : String(problem);
}
