// The help texts, made from the commands themselves.
import type { Command } from "./command.ts";
import { exitCodesInWords } from "./exitCodes.ts";

/** `laban --help`. */
export function helpOfAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name, usage }) => name.length + usage.length + 1)) + 2;
  const lines = commands.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(width)}${summary}`);
  return `Laban: choreographies of agents and services, checked, run and simulated.

Usage: laban COMMAND …

${lines.join("\n")}

laban COMMAND --help says more about each. From a checkout: npm run --silent laban -- COMMAND …

${exitCodesInWords}
`;
}

/** `laban COMMAND --help`. */
export function helpOf(command: Command): string {
  const flags = command.flags.map((flag) => ({
    left: `${flag.short === undefined ? "" : `-${flag.short}, `}--${flag.name}${flag.value === undefined ? "" : ` ${flag.value}`}`,
    help: flag.help,
  }));
  const width = Math.max(0, ...flags.map(({ left }) => left.length)) + 2;
  const lines = flags.map(({ left, help }) => `  ${left.padEnd(width)}${help}`);
  const parts = [
    `laban ${command.name} ${command.usage}`,
    `${command.summary}.`,
    ...(lines.length === 0 ? [] : [lines.join("\n")]),
    ...command.details,
    exitCodesInWords,
  ];
  return `${parts.join("\n\n")}\n`;
}
