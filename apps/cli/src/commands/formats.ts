// `laban formats`: where a choreography can be taken to, and where one can be taken from.
import { designFormats } from "@laban/interop";
import type { Command } from "../command.ts";
import { exportsHere } from "../exported.ts";

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly says: string;
}

export const formatsCommand: Command = {
  name: "formats",
  summary: "Lists the formats that export and import know",
  usage: "",
  files: 0,
  flags: [{ name: "json", help: "as JSON: { export: […], import: […] }, each with id, title and what it gives" }],
  details: ["Each format has a page in docs/formats: what maps, what is lost, an example."],
  examples: ["formats", "formats --json"],
  run: async (terminal, typed) => {
    const lists = { export: exportsHere.map(listed), import: designFormats.map(listed) };
    await terminal.write(
      typed.has("json")
        ? `${JSON.stringify(lists)}\n`
        : `laban export FILE --to …\n${linesOf(lists.export)}\nlaban import FILE --from …\n${linesOf(lists.import)}`,
    );
    return 0;
  },
};

function listed({ id, title, says }: Listed): Listed {
  return { id, title, says };
}

function linesOf(formats: readonly Listed[]): string {
  const width = Math.max(...formats.map(({ id }) => id.length)) + 2;
  return formats.map(({ id, title, says }) => `  ${id.padEnd(width)}${title}: ${says}\n`).join("");
}
