// YAML tree → plain JSON, with what JSON cannot hold reported and left out.
import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Diagnostic } from "../diagnostic.ts";
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
  /** Where the reading is; one stack for all, because a copy per value would be most of the work. */
  readonly path: (string | number)[];
  values: number;
}

/** An edit asks for the value of one source several times; sources never change. */
const whole = new WeakMap<TextSource, TreeValue>();

/** The JSON value of a source's tree. Aliases are written out, within a budget that stops bombs; the first of two equal names wins. */
export function valueOf(source: TextSource): TreeValue {
  const known = whole.get(source) ?? valueOfNode(source, source.tree?.contents ?? null);
  whole.set(source, known);
  return known;
}

/** As `valueOf`, for one node of the tree. */
export function valueOfNode(source: TextSource, node: TreeNode): TreeValue {
  const reading: Reading = { source, diagnostics: [], path: [], values: 0 };
  try {
    return { value: read(reading, node), diagnostics: reading.diagnostics };
  } catch (error) {
    // Only our own signal is handled here; anything else is a fault of ours and goes on.
    if (!(error instanceof LimitReached)) throw error;
    return { diagnostics: reading.diagnostics };
  }
}

function read(reading: Reading, node: TreeNode): Json {
  reading.values += 1;
  if (reading.values > TEXT_LIMITS.valuesMax) {
    stop(
      reading,
      "text/too-many-aliases",
      node,
      `The text stands for more than ${TEXT_LIMITS.valuesMax} values; aliases that repeat aliases do that. Write the values out where they are needed.`,
    );
  }
  if (reading.path.length > TEXT_LIMITS.depthMax) {
    stop(reading, "text/too-deep", node, `The text is nested deeper than ${TEXT_LIMITS.depthMax} levels. Flatten it.`);
  }
  if (isAlias(node)) return read(reading, reading.source.aliasTargets.get(node) ?? null);
  if (isScalar(node)) return readScalar(reading, node.value);
  if (isSeq<TreeNode>(node)) return node.items.map((item, at) => readPart(reading, at, item));
  if (isMap<TreeNode, TreeNode>(node)) {
    const value: Record<string, Json> = {};
    for (const { key, value: item } of node.items) {
      const name = keyText(key);
      if (isUsableName(reading, value, name, key)) value[name] = readPart(reading, name, item);
    }
    return value;
  }
  return null;
}

function readPart(reading: Reading, step: string | number, node: TreeNode): Json {
  reading.path.push(step);
  const value = read(reading, node);
  reading.path.pop();
  return value;
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
): name is string {
  if (name === undefined) {
    const what = "has an entry whose name is not a plain text; it is not read. Give it a name.";
    report(reading, "text/bad-key", key, `${pathText(reading.path)} ${what}`);
    return false;
  }
  if (name === "__proto__") {
    const what =
      'has an entry named "__proto__", a name with a meaning of its own in JavaScript; it is not read. Choose another name.';
    report(reading, "text/bad-key", key, `${pathText(reading.path)} ${what}`);
    return false;
  }
  if (Object.hasOwn(siblings, name)) {
    const what = "is written twice; the first one counts. Rename or remove the second.";
    report(reading, "text/duplicate-key", key, `${pathText([...reading.path, name])} ${what}`);
    return false;
  }
  return true;
}

function readScalar(reading: Reading, value: unknown): Json {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const path = [...reading.path];
  // Infinity and NaN are numbers of YAML; what else there may be are values of its tags (dates, binary), which the core schema does not make.
  const message =
    typeof value === "number"
      ? `${pathText(path)} is ${value}, which JSON cannot hold. Write a number, or put it in quotes.`
      : `${pathText(path)} is not a JSON value. Write text, a number, true, false, a list or a map.`;
  reading.diagnostics.push({ code: "text/not-json", severity: "error", path, message });
  return null;
}

function report(reading: Reading, code: string, node: TreeNode, message: string): void {
  const [start, end] = rangeOf(node);
  const { line } = lineAndColumn(reading.source, start);
  reading.diagnostics.push({
    code,
    severity: "error",
    message: `Line ${line}: ${message}`,
    path: [...reading.path],
    textRange: { start, end },
  });
}

function stop(reading: Reading, code: string, node: TreeNode, message: string): never {
  const [start] = rangeOf(node);
  const { line } = lineAndColumn(reading.source, start);
  reading.diagnostics.push({
    code,
    severity: "error",
    message: `Line ${line}: ${message}`,
    path: [],
    textRange: { start, end: start },
  });
  throw new LimitReached();
}

function rangeOf(node: TreeNode): readonly [number, number] {
  return [node?.range?.[0] ?? 0, node?.range?.[1] ?? 0];
}
