// The module of one choreography: its patterns in the classic form, and a main part that reads events from the standard input.
import type { Bundle } from "@laban/bundle";
import type { ChoreographyDocument } from "@laban/model";
import { declarePattern, pathList, type DeclaredPattern } from "./declarePattern.ts";
import { indented, pythonList, pythonString } from "./pythonText.ts";

/** The source, and for each pattern that is not in it what is in the way. */
export interface PythonModule {
  readonly text: string;
  readonly missing: ReadonlyMap<string, Extract<DeclaredPattern, { obstacles: unknown }>["obstacles"]>;
}

/** Writes the module, with the descriptions of the document as comments; the runtime beside it is the same for all choreographies. */
export function pythonModule(
  bundle: Bundle,
  { description, patterns }: Pick<ChoreographyDocument, "description" | "patterns"> = { patterns: {} },
): PythonModule {
  const missing = new Map<string, Extract<DeclaredPattern, { obstacles: unknown }>["obstacles"]>();
  const declared = bundle.patterns.flatMap((operator) => {
    const pattern = declarePattern(operator, bundle.events);
    if ("text" in pattern) return [`${comment(patterns[operator.id]?.["description"])}${pattern.text}`];
    missing.set(operator.id, pattern.obstacles);
    return [];
  });
  const ownKeys = Object.entries(bundle.events)
    .filter(([, { key }]) => JSON.stringify(key) !== JSON.stringify(bundle.defaultKey))
    .map(([type, { key }]) => `    ${pythonString(type)}: ${pathList(key)},\n`);
  const lines = [
    '"""A choreography exported by Laban; the package laban_choreography beside it runs it.',
    "",
    "    python3 THIS_FILE < events.ndjson > effects.ndjson",
    '"""',
    "",
    "from typing import Dict, List",
    "",
    "from laban_choreography import *  # noqa: F403",
    "from laban_choreography import ChoreographyEngine, Pattern, run_lines",
    "",
    ...comment(description).split("\n").slice(0, -1),
    `NAME = ${pythonString(bundle.name)}`,
    "# What the compiler made of the document that this was exported from.",
    `BUNDLE_HASH = ${pythonString(bundle.hash)}`,
    "",
    "# Where the key of an event is found, by its type; other types have the default.",
    `DEFAULT_CORRELATION: List[str] = ${pathList(bundle.defaultKey)}`,
    `CORRELATION: Dict[str, List[str]] = {${ownKeys.length === 0 ? "" : `\n${ownKeys.join("")}`}}`,
    "",
    "",
    "def create_choreography() -> List[Pattern]:",
    '    """The patterns, in the order of the document."""',
    indented(`return ${pythonList(declared)}`),
    "",
    "",
    "def create_engine() -> ChoreographyEngine:",
    '    """An engine with the patterns that has seen nothing yet."""',
    "    return ChoreographyEngine(create_choreography(), CORRELATION, DEFAULT_CORRELATION)",
    "",
    "",
    'if __name__ == "__main__":',
    "    run_lines(create_engine())",
    "",
  ];
  return { text: lines.join("\n"), missing };
}

/** The lines of a description as comments. Whatever is in it, a line of it ends only where the comment does. */
function comment(description: unknown): string {
  if (typeof description !== "string" || description.trim() === "") return "";
  const lines = description.trim().split(/\r?\n/);
  return lines.map((line) => `# ${pythonString(line).slice(1, -1).replaceAll('\\"', '"')}\n`).join("");
}
