// What the measured processes share: where the workloads are, and a workload's document compiled as a user's would be.
import { compileDocument, kindCatalog } from "@laban/compiler";
import type { Engine } from "@laban/engine";
import { readDocument } from "@laban/model";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { documentFor, type SpecEntry } from "./documents.ts";

const root = new URL("../../..", import.meta.url).pathname;
const source = join(root, "../shared/bench");
const cache = join(root, "node_modules/.cache/laban-bench");

/** Makes the workloads and the peers ready, once; a file of another size is generated when it is first asked for. */
export function prepareWorkloads(): void {
  if (!existsSync(source))
    throw new Error(`the workloads are not at ${source}; the bench needs them beside the checkout`);
  mkdirSync(cache, { recursive: true });
  cpSync(source, join(cache, "peers"), { recursive: true });
}

/** The expected outputs. */
export function expectedFile(): string {
  return join(source, "expected.json");
}

/** The program that runs a peer. */
export function peerProgram(): string {
  return join(cache, "peers/run.mjs");
}

/** A file of events, "w1-100000" or "w2-200000-c1000". */
export function eventFile(name: string): string {
  const data = join(cache, "data");
  const file = join(data, `${name}.ndjson`);
  if (existsSync(file) && existsSync(join(data, "spec.json"))) return file;
  const [workload = "", size = "", keys] = name.split("-");
  const args = [
    join(source, "gen.mjs"),
    data,
    workload,
    size,
    ...(keys === undefined ? [] : [`--corr=${keys.slice(1)}`]),
  ];
  execFileSync("node", args, { stdio: ["ignore", 2, 2] });
  return file;
}

/** The specification of a workload, beside its events. */
export function specOf(file: string, key: string): readonly SpecEntry[] {
  return (JSON.parse(readFileSync(join(dirname(file), "spec.json"), "utf8")) as Record<string, SpecEntry[]>)[key] ?? [];
}

/** Compiles the document of a specification from its text. */
export function compiled(spec: readonly SpecEntry[]): Engine["bundle"] {
  return compiledText(documentFor(spec));
}

/** Compiles a document from its text. */
export function compiledText(text: string): Engine["bundle"] {
  const { document } = readDocument(text, kindCatalog);
  if (document === undefined) throw new Error("the bench document could not be read");
  const { bundle, diagnostics } = compileDocument(document);
  const problem = diagnostics.find(({ severity }) => severity === "error");
  if (bundle === undefined) throw new Error(`the bench document does not compile: ${problem?.message ?? ""}`);
  return bundle;
}
