// For tests: the command line as a process, with what it said and how it ended.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** Runs `laban WORDS…`; `input` goes to standard input, `stopAfter` reads so many characters of output and then closes the pipe. */
export function laban(
  words: readonly string[],
  options: { readonly input?: string; readonly stopAfter?: number; readonly cwd?: string } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [inCheckout("apps/cli/src/main.ts"), ...words], {
    stdio: "pipe",
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  let out = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    out += part;
    if (options.stopAfter !== undefined && out.length >= options.stopAfter) child.stdout.destroy();
  });
  child.stderr.setEncoding("utf8").on("data", (part: string) => (said += part));
  // A command that does not read its input is no failure of the test.
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, said }));
  });
}

/** A path in the checkout. */
export function inCheckout(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}
