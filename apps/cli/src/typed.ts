// Reads what was typed after a command's name. A word that is not known is answered with the one that was probably meant.
import { nearestName } from "@laban/model";
import type { Command, Flag, Typed } from "./command.ts";
import { CommandProblem } from "./exitCodes.ts";

/** The flags and files of `words`. Throws CommandProblem (2) with a did-you-mean. */
export function readTyped(command: Command, words: readonly string[]): Typed {
  const files: string[] = [];
  const values = new Map<string, string>();
  let areFlagsOver = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (areFlagsOver || word === "-" || !word.startsWith("-")) {
      files.push(word);
      continue;
    }
    if (word === "--") {
      areFlagsOver = true;
      continue;
    }
    const [name = "", joined] = splitOnce(word);
    const flag = findFlag(command, name);
    if (flag.value === undefined && joined !== undefined) throw usage(command, `--${flag.name} takes no value.`);
    if (flag.value !== undefined && joined === undefined) at += 1;
    const value = flag.value === undefined ? "" : (joined ?? words[at]);
    if (value === undefined) throw usage(command, `--${flag.name} needs a value: --${flag.name} ${flag.value ?? ""}.`);
    if (values.has(flag.name)) throw usage(command, `--${flag.name} was given twice.`);
    values.set(flag.name, value);
  }
  if (files.length > command.files && command.isMore !== true)
    throw usage(
      command,
      `"${files[command.files] ?? ""}" is one name too many: laban ${command.name} ${command.usage}`,
    );
  if (files.length < command.files)
    throw usage(command, `${command.takes ?? "A file name"} is missing: laban ${command.name} ${command.usage}`);
  return { files, values, has: (flag) => values.has(flag) };
}

/** A problem of usage that points to the command's help. */
export function usage(command: Pick<Command, "name">, message: string): CommandProblem {
  return new CommandProblem(2, `${message}\nSee laban ${command.name} --help.`);
}

/** The suggestion for a word that is not among `known`, as the end of a sentence. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearestName(word, known);
  return near === undefined ? "" : ` Did you mean ${near}?`;
}

function findFlag(command: Command, word: string): Flag {
  const flag = command.flags.find(({ name, short }) => word === `--${name}` || word === `-${short ?? ""}`);
  if (flag !== undefined) return flag;
  const known = command.flags.map(({ name }) => `--${name}`);
  throw usage(command, `laban ${command.name} does not know ${word}.${didYouMean(word, known)}`);
}

function splitOnce(word: string): readonly string[] {
  const at = word.startsWith("--") ? word.indexOf("=") : -1;
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}
