// Reads the sources of the workspace once: their text, their imports and the global names they use.
import { parseSync } from "oxc-parser";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** One source file. Paths are relative to the checkout, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly isTest: boolean;
  readonly imports: readonly { readonly from: string; readonly line: number; readonly typeOnly: boolean }[];
  /** Host names that are referred to: "Date", "Math.random", "setTimeout", … with the line. */
  readonly hostNames: readonly { readonly name: string; readonly line: number }[];
}

const HOST_NAMES = new Set([
  "Date",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "performance",
  "fetch",
  "process",
  "crypto",
  "localStorage",
  "window",
  "document",
  "navigator",
]);

/** All TypeScript sources below `apps`, `packages`, `e2e`, `tooling` and `examples`. */
export function readSources(root: string): Source[] {
  const folders = ["apps", "packages", "e2e", "tooling", "examples"];
  return folders.flatMap((folder) => listFiles(join(root, folder), /\.tsx?$/)).map((file) => readSource(root, file));
}

/** All files below a folder whose name matches; generated and installed ones are left out. */
export function listFiles(folder: string, name: RegExp): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    if (entry.name.startsWith(".") || ["node_modules", "dist", "test-results"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path, name);
    return name.test(entry.name) ? [path] : [];
  });
}

function readSource(root: string, file: string): Source {
  const text = readFileSync(file, "utf8");
  const path = relative(root, file).split(sep).join("/");
  const parsed = parseSync(file, text);
  if (parsed.errors.length > 0) throw new Error(`${path} could not be parsed: ${parsed.errors[0]?.message ?? ""}`);
  const lineOf = lineCounter(text);
  const imports: { from: string; line: number; typeOnly: boolean }[] = [];
  const hostNames: { name: string; line: number }[] = [];
  for (const item of parsed.module.staticImports) {
    const typeOnly = item.entries.length > 0 && item.entries.every((entry) => entry.isType);
    imports.push({ from: item.moduleRequest.value, line: lineOf(item.start), typeOnly });
  }
  for (const item of parsed.module.staticExports)
    for (const entry of item.entries)
      if (entry.moduleRequest)
        imports.push({ from: entry.moduleRequest.value, line: lineOf(item.start), typeOnly: entry.isType });
  for (const item of parsed.module.dynamicImports) {
    const from = text.slice(item.moduleRequest.start, item.moduleRequest.end).replace(/^["'`]|["'`]$/g, "");
    imports.push({ from, line: lineOf(item.start), typeOnly: false });
  }
  walk(parsed.program, (name, start) => hostNames.push({ name, line: lineOf(start) }));
  return {
    path,
    text,
    isTest: /\.(test|bench|scene)\.tsx?$/.test(path) || path.startsWith("e2e/"),
    imports,
    hostNames,
  };
}

interface Node {
  readonly type?: string;
  readonly start?: number;
  readonly name?: string;
  readonly [key: string]: unknown;
}

/** Reports references to host names: identifiers that are neither property names nor keys nor types, and `Math.random`. */
function walk(node: unknown, report: (name: string, start: number) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, report);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const { type, name, start = 0 } = node as Node;
  if (type === undefined || type.startsWith("TS")) {
    if (type !== "TSAsExpression" && type !== "TSNonNullExpression" && type !== "TSSatisfiesExpression") return;
  }
  if (type === "Identifier" && name !== undefined && HOST_NAMES.has(name)) report(name, start);
  if (type === "MemberExpression") {
    const { object, property, computed } = node as { object: Node; property: Node; computed: boolean };
    if (object.name === "Math" && property.name === "random") report("Math.random", start);
    walk(object, report);
    if (computed) walk(property, report);
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    const isName = (key === "key" || key === "property") && (node as { computed?: boolean }).computed !== true;
    if (!isName && key !== "typeAnnotation" && key !== "params") walk(value, report);
    if (key === "params") walkDefaults(value, report);
  }
}

/** Parameters may be called `document`; only their default values refer to anything. */
function walkDefaults(params: unknown, report: (name: string, start: number) => void): void {
  if (!Array.isArray(params)) return;
  for (const param of params) {
    const { type, right } = param as Node;
    if (type === "AssignmentPattern") walk(right, report);
  }
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
