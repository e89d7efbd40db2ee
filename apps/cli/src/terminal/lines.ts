// Lines to standard output, gathered into blocks of 64 KiB: one system call for hundreds of lines, and still back pressure.
import type { Terminal } from "./terminal.ts";

const blockCharacters = 65_536;

/** Gathers lines. */
export interface LineWriter {
  /** Adds a line; resolves at once while there is room. */
  line(text: string): Promise<void> | undefined;
  /** Writes what is left. */
  flush(): Promise<void>;
}

/** A writer on a terminal's standard output. */
export function lineWriter(terminal: Terminal): LineWriter {
  let block = "";
  const flush = async (): Promise<void> => {
    const full = block;
    block = "";
    if (full !== "") await terminal.write(full);
  };
  return {
    flush,
    line: (text) => {
      block += text;
      block += "\n";
      return block.length >= blockCharacters ? flush() : undefined;
    },
  };
}
