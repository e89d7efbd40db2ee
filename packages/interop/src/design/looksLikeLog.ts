// Whether a file is a log of events rather than a design: then its events may speak of anything, and say nothing of the file.
import type { DesignFile } from "./designFormat.ts";
import { headOf } from "./files/textOf.ts";

/** Several JSON objects, one per line; or CloudEvents, alone or as a list. Decided by the head, without reading the data inside. */
export function looksLikeLog(file: DesignFile): boolean {
  const head = headOf(file).trimStart();
  if (!head.startsWith("{") && !head.startsWith("[")) return false;
  const [first = "", second = ""] = head.split("\n", 3).map((line) => line.trim());
  if (first.startsWith("{") && first.endsWith("}") && second.startsWith("{")) return true;
  return topLevelNames(head).includes("specversion");
}

/** The names of the first object's own fields, as far as the head goes; not those of objects inside. */
function topLevelNames(head: string): readonly string[] {
  const names: string[] = [];
  const begin = head.indexOf("{");
  let depth = 0;
  for (const [token, text] of head.slice(begin).matchAll(/"((?:[^"\\]|\\.)*)"(?=\s*:)|"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (depth === 1 && text !== undefined) names.push(text);
    if (depth === 0) break;
  }
  return names;
}
