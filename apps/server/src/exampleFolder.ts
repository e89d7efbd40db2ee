// The shelf of examples: every examples/NAME/*.laban.yaml of the checkout, read once.
import { inspectText, type ExampleShelf, type ExampleSummary } from "@laban/service";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The examples below `folder`, by folder name. A folder that cannot be read is an empty shelf, and `report` is told. */
export function exampleFolder(folder: string, report: (problem: unknown, place: string) => void): ExampleShelf {
  let shelf: Promise<readonly ExampleSummary[]> | undefined;
  return {
    list: () => {
      shelf ??= readExamples(folder).catch((problem: unknown) => {
        report(problem, "examples");
        // Asked again, it is read again.
        shelf = undefined;
        return [];
      });
      return shelf;
    },
  };
}

async function readExamples(folder: string): Promise<readonly ExampleSummary[]> {
  const examples: ExampleSummary[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory()) continue;
    const file = (await readdir(join(folder, entry.name))).find((name) => name.endsWith(".laban.yaml"));
    if (file === undefined) continue;
    const text = await readFile(join(folder, entry.name, file), "utf8");
    const { name, description, counts } = inspectText(text);
    examples.push({ id: entry.name, name: name ?? entry.name, description, counts, text });
  }
  return examples;
}
