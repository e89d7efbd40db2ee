// For tests: the command line, with what it said and how it ended.
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { runProgram } from "../program.ts";
import { terminalOn } from "../terminal/terminal.ts";

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** Runs `laban WORDS…` on streams of this process; `input` goes to standard input. Only where pipes and files matter a process of its own is started. */
export async function laban(
  words: readonly string[],
  options: ProcessOptions & { readonly input?: string } = {},
): Promise<Ended> {
  if (options.stopAfter !== undefined || options.outputFile !== undefined) return labanProcess(words, options);
  let out = "";
  let said = "";
  const collect = (take: (part: string) => void): Writable =>
    new Writable({
      decodeStrings: false,
      write: (part: string, _encoding, done) => {
        take(part);
        done();
      },
    });
  const terminal = terminalOn({
    output: collect((part) => (out += part)),
    messages: collect((part) => (said += part)),
    input: Readable.from([Buffer.from(options.input ?? "")]),
  });
  const code = await runProgram(terminal, words);
  return { code, out, said };
}

/** How a process is held. */
export interface ProcessOptions {
  /** Reads so many characters of its output and then closes the pipe. */
  readonly stopAfter?: number;
  /** Its standard output. */
  readonly outputFile?: string;
}

function labanProcess(words: readonly string[], options: ProcessOptions): Promise<Ended> {
  const output = options.outputFile === undefined ? "pipe" : openSync(options.outputFile, "w");
  const child = spawn(process.execPath, [inCheckout("apps/cli/src/main.ts"), ...words], {
    stdio: ["ignore", output, "pipe"],
  });
  if (typeof output === "number") closeSync(output);
  let out = "";
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (part: string) => {
    out += part;
    if (options.stopAfter !== undefined && out.length >= options.stopAfter) child.stdout?.destroy();
  });
  child.stderr?.setEncoding("utf8").on("data", (part: string) => (said += part));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, said }));
  });
}

/** A path in the checkout. */
export function inCheckout(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}
