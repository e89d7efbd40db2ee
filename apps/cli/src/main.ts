// The program `laban`: real streams, real signals.
import { runProgram } from "./program.ts";
import { terminalOn } from "./terminal/terminal.ts";

const terminal = terminalOn({ output: process.stdout, messages: process.stderr, input: process.stdin });
let interrupts = 0;
process.on("SIGINT", () => {
  interrupts += 1;
  // A second Ctrl-C means now.
  if (interrupts > 1) process.exit(130);
  terminal.stop("interrupted");
});
process.on("SIGTERM", () => terminal.stop("interrupted"));
// Not process.exit: what is still on its way to a pipe would be lost.
process.exitCode = await runProgram(terminal, process.argv.slice(2));
process.stdin.destroy();
