// YAML tree → plain JSON, with what JSON cannot hold reported and left out.
import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Diagnostic, DocumentPath } from "../diagnostic.ts";
import type { Json } from "../document.ts";
import { pathText } from "../path.ts";
import { TEXT_LIMITS } from "./parseText.ts";
import { lineAndColumn } from "./source.ts";
import type { TextSource, TreeNode } from "./source.ts";

/** What `valueOf` gives. `value` is absent when the tree is beyond the limits (the diagnostics say which). */
export interface TreeValue {
  readonly value?: Json;
  readonly diagnostics: readonly Diagnostic[];
}

class LimitReached extends Error {}

interface Reading {
  readonly source: TextSource;
  readonly diagnostics: Diagnostic[];
  values: number;
}

/** The JSON value of a source's tree (or of one node in it). Aliases are written out, within a budget that stops bombs; the first of two equal names wins. */
export function valueOf(source: TextSource, node: TreeNode = source.tree?.contents ?? null): TreeValue {
  const reading: Reading = { source, diagnostics: [], values: 0 };
  try {
    return { value: read(reading, node, []), diagnostics: reading.diagnostics };
  } catch (error) {
    // Only our own signal is handled here; anything else is a fault of ours and goes on.
    if (!(error instanceof LimitReached)) throw error;
    return { diagnostics: reading.diagnostics };
  }
}

function read(reading: Reading, node: TreeNode, path: DocumentPath): Json {
  reading.values += 1;
  if (reading.values > TEXT_LIMITS.valuesMax) {
    stop(
      reading,
      "text/too-many-aliases",
      node,
      `The text stands for more than ${TEXT_LIMITS.valuesMax} values; aliases that repeat aliases do that. Write the values out where they are needed.`,
    );
  }
  if (path.length > TEXT_LIMITS.depthMax) {
    stop(reading, "text/too-deep", node, `The text is nested deeper than ${TEXT_LIMITS.depthMax} levels. Flatten it.`);
  }
  if (isAlias(node)) return read(reading, reading.source.aliasTargets.get(node) ?? null, path);
  if (isScalar(node)) return readScalar(reading, node.value, path);
  if (isSeq<TreeNode>(node)) return node.items.map((item, at) => read(reading, item, [...path, at]));
  if (isMap<TreeNode, TreeNode>(node)) {
    const value: Record<string, Json> = {};
    for (const { key, value: item } of node.items) {
      const name = keyText(key);
      if (isUsableName(reading, value, name, key, path)) value[name] = read(reading, item, [...path, name]);
    }
    return value;
  }
  return null;
}

/** The name that a key spells, as it is written (`1:` is the name "1"); undefined for keys that are collections, aliases or empty. */
export function keyText(key: TreeNode): string | undefined {
  if (!isScalar(key)) return undefined;
  if (typeof key.value === "string") return key.value;
  return key.source === undefined || key.source === "" ? undefined : key.source;
}

function isUsableName(
  reading: Reading,
  siblings: Record<string, Json>,
  name: string | undefined,
  key: TreeNode,
  path: DocumentPath,
): name is string {
  if (name === undefined) {
    report(
      reading,
      "text/bad-key",
      path,
      key,
      `${pathText(path)} has an entry whose name is not a plain text; it is not read. Give it a name.`,
    );
    return false;
  }
  if (name === "__proto__") {
    report(
      reading,
      "text/bad-key",
      path,
      key,
      `${pathText(path)} has an entry named "__proto__", a name with a meaning of its own in JavaScript; it is not read. Choose another name.`,
    );
    return false;
  }
  if (Object.hasOwn(siblings, name)) {
    report(
      reading,
      "text/duplicate-key",
      path,
      key,
      `${pathText([...path, name])} is written twice; the first one counts. Rename or remove the second.`,
    );
    return false;
  }
  return true;
}

function readScalar(reading: Reading, value: unknown, path: DocumentPath): Json {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return value;
    reading.diagnostics.push({
      code: "text/not-json",
      severity: "error",
      path,
      message: `${pathText(path)} is ${value}, which JSON cannot hold. Write a number, or put it in quotes.`,
    });
    return null;
  }
  // What remains are values of YAML tags (dates, binary, sets) that the core schema does not make; kept honest all the same.
  reading.diagnostics.push({
    code: "text/not-json",
    severity: "error",
    path,
    message: `${pathText(path)} is not a JSON value. Write text, a number, true, false, a list or a map.`,
  });
  return null;
}

function report(reading: Reading, code: string, path: DocumentPath, node: TreeNode, message: string): void {
  const [start, end] = rangeOf(node);
  reading.diagnostics.push({
    code,
    severity: "error",
    message: `Line ${lineAndColumn(reading.source, start).line}: ${message}`,
    path,
    textRange: { start, end },
  });
}

function stop(reading: Reading, code: string, node: TreeNode, message: string): never {
  const [start] = rangeOf(node);
  reading.diagnostics.push({
    code,
    severity: "error",
    message: `Line ${lineAndColumn(reading.source, start).line}: ${message}`,
    path: [],
    textRange: { start, end: start },
  });
  throw new LimitReached();
}

function rangeOf(node: TreeNode): readonly [number, number] {
  return [node?.range?.[0] ?? 0, node?.range?.[1] ?? 0];
}
