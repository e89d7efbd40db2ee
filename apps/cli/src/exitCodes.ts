// What the command line ends with. Scripts rely on these numbers: they never change their meaning.

/**
 * 0 all well · 1 problems in the document or the expression, no value, or cases that differ · 2 wrong usage · 3 a file or output that cannot be read or written · 4 a bug of ours · 130 stopped with Ctrl-C. `verify` alone has
 * 10 to 14, which its help explains; `diff` ends with 1 where the two differ.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 10 | 11 | 12 | 13 | 14 | 130;

/** For `--help`. */
export const exitCodesInWords = `Exit codes
  0    all well
  1    the document or the expression has problems, the expression has no value, a case comes out
       differently, or an export loses something where that was to be said (--fail-on-loss)
  2    wrong usage: an unknown command, a missing file name
  3    an input that cannot be read, or an output that cannot be written
  4    something went wrong inside Laban
  130  stopped with Ctrl-C`;

/** Thrown to end a command with a message for the person at the terminal; never a bug. */
export class CommandProblem extends Error {
  readonly exitCode: ExitCode;
  constructor(exitCode: ExitCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "CommandProblem";
    this.exitCode = exitCode;
  }
}
