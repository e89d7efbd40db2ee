// A command as data: its help and its flags are read from here, so that they cannot disagree.
import type { ExitCode } from "./exitCodes.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** A flag: with a value when it says what that is (`--seed N`). */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help; absent for a flag that is there or not. */
  readonly value?: string;
  readonly help: string;
}

/** What was typed after a command's name. */
export interface Typed {
  /** In order. */
  readonly files: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  has(flag: string): boolean;
}

/** A command. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** After the name: "FILE [-o OUT]". */
  readonly usage: string;
  /** How many file names it takes. */
  readonly files: number;
  /** Whether further names may follow. */
  readonly isMore?: true;
  /** What the names are, where they are no files: "An expression". */
  readonly takes?: string;
  readonly flags: readonly Flag[];
  /** Paragraphs below the flags. */
  readonly details: readonly string[];
  /** Whole lines to type, below "laban". */
  readonly examples?: readonly string[];
  run(terminal: Terminal, typed: Typed): Promise<ExitCode>;
}
