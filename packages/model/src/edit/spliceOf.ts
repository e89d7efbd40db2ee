// One change → the splice of the text that makes it: finds the collection and hands over to its style, block or brackets.
import { isAlias, isCollection, isMap, isScalar, isSeq } from "yaml";
import type { DocumentPath } from "../diagnostic.ts";
import type { Json } from "../document.ts";
import type { TextSource, TreeMap, TreeNode, TreeSeq } from "../text/source.ts";
import { keyText } from "../text/valueOf.ts";
import { nameText } from "../write/scalars.ts";
import { replaceInBlock, replaceRoot } from "./blockReplace.ts";
import { insertIntoBlock, removeFromBlock } from "./blockSplices.ts";
import { insertIntoFlow, removeFromFlow, replaceInFlow } from "./flowSplices.ts";
import { isFlow, partsOf } from "./geometry.ts";
import type { Splice } from "./geometry.ts";
import { nodeAt } from "./refine.ts";
import type { TextChange } from "./refine.ts";

/** The splice that makes a change, or undefined where the text has no such place (behind an alias, say). */
export function spliceOf(source: TextSource, change: TextChange): Splice | undefined {
  switch (change.type) {
    case "replace":
      return change.path.length === 0
        ? replaceRoot(source, change.value)
        : inParent(source, change.path, (place) => replaceIn(place, change.value));
    case "rename":
      return inParent(source, change.path, (place) => renameIn(place, change.name));
    case "remove":
      return inParent(source, change.path, (place) => removeIn(place));
    case "insert": {
      const node = nodeAt(source, change.path);
      if (!isCollection(node)) return undefined;
      const container = node as TreeMap | TreeSeq;
      const parts = partsOf(container);
      if (parts.length === 0) return emptiedSplice(source, change, container);
      if (isFlow(container))
        return insertIntoFlow({ source, parts, spelling: spellingOf(source) }, change.index, change.name, change.value);
      return insertIntoBlock({ source, parts, level: change.path.length + 1 }, change.index, change.name, change.value);
    }
  }
}

function emptiedSplice(
  source: TextSource,
  change: TextChange & { readonly type: "insert" },
  container: TreeMap | TreeSeq,
): Splice | undefined {
  if (isMap(container))
    return spliceOf(source, { type: "replace", path: change.path, value: { [change.name ?? ""]: change.value } });
  return spliceOf(source, { type: "replace", path: change.path, value: [change.value] });
}

/** A part of a collection, found by path. */
interface PartPlace {
  readonly source: TextSource;
  readonly path: DocumentPath;
  readonly container: TreeMap | TreeSeq;
  readonly index: number;
}

function inParent(
  source: TextSource,
  path: DocumentPath,
  make: (place: PartPlace) => Splice | undefined,
): Splice | undefined {
  const step = path.at(-1);
  const node = nodeAt(source, path.slice(0, -1));
  if (step === undefined || isAlias(node)) return undefined;
  if (isMap<TreeNode, TreeNode>(node)) {
    const index = node.items.findIndex((pair) => keyText(pair.key) === String(step));
    return index < 0 ? undefined : make({ source, path, container: node, index });
  }
  if (isSeq<TreeNode>(node) && typeof step === "number" && step < node.items.length)
    return make({ source, path, container: node, index: step });
  return undefined;
}

function replaceIn({ source, path, container, index }: PartPlace, value: Json): Splice | undefined {
  const parts = partsOf(container);
  const part = parts[index];
  if (part === undefined) return undefined;
  if (isFlow(container)) return replaceInFlow({ source, parts, spelling: spellingOf(source) }, part, value);
  return replaceInBlock({ source, parts, level: path.length }, part, value);
}

function removeIn(place: PartPlace): Splice | undefined {
  const { source, path, container, index } = place;
  const parts = partsOf(container);
  // The last one leaves empty brackets, so that the name above keeps its kind of value.
  if (parts.length === 1)
    return spliceOf(source, { type: "replace", path: path.slice(0, -1), value: isMap(container) ? {} : [] });
  if (isFlow(container)) return removeFromFlow({ source, parts, spelling: spellingOf(source) }, index);
  return removeFromBlock({ source, parts, level: path.length }, index, path.length === 1);
}

function renameIn({ source, container, index }: PartPlace, name: string): Splice | undefined {
  const key = partsOf(container)[index]?.key;
  if (!isScalar(key) || !key.range) return undefined;
  const spelling = spellingOf(source) === "json" ? "json" : isFlow(container) ? "flow" : "block";
  return { start: key.range[0], end: key.range[1], text: nameText(name, spelling) };
}

/** A document in brackets whose names are in double quotes is JSON and stays JSON. */
function spellingOf(source: TextSource): "flow" | "json" {
  const root = source.tree?.contents;
  if (!isMap<TreeNode, TreeNode>(root) || root.flow !== true) return "flow";
  const first = root.items[0]?.key;
  return first === undefined || (isScalar(first) && first.type === "QUOTE_DOUBLE") ? "json" : "flow";
}
