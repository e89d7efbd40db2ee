// From the typed words to an exit code: finds the command, runs it, and turns every problem into a message.
import type { Command } from "./command.ts";
import { checkCommand } from "./commands/check.ts";
import { compileCommand } from "./commands/compile.ts";
import { conformCommand } from "./commands/conform.ts";
import { diffCommand } from "./commands/diff.ts";
import { evalCommand } from "./commands/eval.ts";
import { explainCommand } from "./commands/explain.ts";
import { exportCommand } from "./commands/export.ts";
import { formatsCommand } from "./commands/formats.ts";
import { importCommand } from "./commands/import.ts";
import { keysCommand } from "./commands/keys.ts";
import { runCommand } from "./commands/run.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { verifyCommand } from "./commands/verify.ts";
import { CommandProblem, type ExitCode } from "./exitCodes.ts";
import { helpOf, helpOfAll } from "./help.ts";
import type { StopReason, Terminal } from "./terminal/terminal.ts";
import { didYouMean, readTyped } from "./typed.ts";

const commands: readonly Command[] = [
  checkCommand,
  compileCommand,
  verifyCommand,
  diffCommand,
  keysCommand,
  runCommand,
  explainCommand,
  simulateCommand,
  conformCommand,
  evalCommand,
  importCommand,
  exportCommand,
  formatsCommand,
];

/** Runs `laban WORDS…`; never throws. */
export async function runProgram(terminal: Terminal, words: readonly string[]): Promise<ExitCode> {
  try {
    const exitCode = await dispatch(terminal, words);
    return stoppedCode(terminal) ?? exitCode;
  } catch (problem) {
    const stopped = stoppedCode(terminal);
    if (stopped !== undefined) return stopped;
    if (problem instanceof CommandProblem) {
      terminal.say(`${problem.message}\n`);
      return problem.exitCode;
    }
    const said = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
    terminal.say(`Something went wrong inside Laban; please report it with what follows.\n${said}\n`);
    return 4;
  }
}

async function dispatch(terminal: Terminal, words: readonly string[]): Promise<ExitCode> {
  const [first, ...rest] = words;
  if (first === undefined || first === "--help" || first === "-h" || first === "help") {
    const named = commands.find(({ name }) => name === rest[0]);
    const text = named === undefined ? helpOfAll(commands) : helpOf(named);
    // Asked for, help is the result; typed nothing, it is a hint.
    if (first !== undefined) await terminal.write(text);
    else terminal.say(text);
    return first === undefined ? 2 : 0;
  }
  const command = commands.find(({ name }) => name === first);
  if (command === undefined) {
    const names = commands.map(({ name }) => name);
    throw new CommandProblem(
      2,
      `There is no command "${first}".${didYouMean(first, names)} Commands are ${names.join(", ")}; see laban --help.`,
    );
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    await terminal.write(helpOf(command));
    return 0;
  }
  return command.run(terminal, readTyped(command, rest));
}

/** The exit code for a command that was stopped from outside; says why when its output could not be written. */
function stoppedCode(terminal: Terminal): ExitCode | undefined {
  const { signal } = terminal;
  if (!signal.aborted) return undefined;
  const reason: unknown = signal.reason;
  if (reason === ("unread" satisfies StopReason)) return 0;
  if (reason === ("interrupted" satisfies StopReason)) return 130;
  const why = reason instanceof Error ? reason.message : String(reason);
  terminal.say(
    `Standard output cannot be written: ${why}. What came before may be incomplete; free some space or send the output to another place, and start the command again.\n`,
  );
  return 3;
}
