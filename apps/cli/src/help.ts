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
    ...command.details.map(wrapped),
    ...(command.examples === undefined
      ? []
      : [`Examples\n${command.examples.map((line) => `  laban ${line}`).join("\n")}`]),
    exitCodesInWords,
  ];
  return `${parts.join("\n\n")}\n`;
}

const lineMax = 100;

/** A paragraph in lines that a terminal does not break in the middle of a word. */
function wrapped(paragraph: string): string {
  const lines: string[] = [];
  for (const word of paragraph.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > lineMax) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join("\n");
}
