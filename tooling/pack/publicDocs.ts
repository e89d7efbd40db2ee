// Which exports of a package's door have no TSDoc: their declarations are followed through the door's lines.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ParseResult, parseSync } from "oxc-parser";

/** An export without a word, with the file that declares it. */
export interface Undocumented {
  readonly name: string;
  readonly file: string;
}

/** All exports of the door, and those of them whose declaration has no comment in the way of TSDoc right before it. */
export function publicDocs(door: string): {
  readonly exports: readonly string[];
  readonly without: readonly Undocumented[];
} {
  const exports: string[] = [];
  const without: Undocumented[] = [];
  for (const statement of parsed(door).module.staticExports) {
    for (const entry of statement.entries) {
      const name = entry.exportName.name ?? "default";
      const from = entry.moduleRequest?.value;
      if (from === undefined) throw new Error(`${door}: ${name} is declared in the door itself`);
      const file = join(dirname(door), from);
      exports.push(name);
      if (!isDocumented(file, entry.importName.name ?? name)) without.push({ name, file });
    }
  }
  return { exports, without };
}

function isDocumented(file: string, name: string): boolean {
  const { text, module, comments } = parsed(file);
  for (const statement of module.staticExports) {
    const entry = statement.entries.find(({ exportName }) => exportName.name === name);
    if (entry === undefined) continue;
    if (entry.moduleRequest)
      return isDocumented(join(dirname(file), entry.moduleRequest.value), entry.importName.name ?? name);
    return comments.some(({ type, value, end }) => {
      const isTsDoc = type === "Block" && value.startsWith("*");
      return isTsDoc && end <= statement.start && text.slice(end, statement.start).trim() === "";
    });
  }
  throw new Error(`${file} exports no ${name}`);
}

/** What is looked at of a file. */
type ParsedFile = Pick<ParseResult, "module" | "comments"> & { readonly text: string };

const known = new Map<string, ParsedFile>();

function parsed(file: string): ParsedFile {
  const before = known.get(file);
  if (before !== undefined) return before;
  if (!existsSync(file)) throw new Error(`${file} does not exist`);
  const text = readFileSync(file, "utf8");
  const { module, comments } = parseSync(file, text);
  const result = { module, comments, text };
  known.set(file, result);
  return result;
}
