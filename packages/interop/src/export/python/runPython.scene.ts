// Runs exported modules with python3, many in one process, and gives what they printed. Tests fail where python3 is missing.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChoreographyEvent, Effect } from "@laban/trace";
import { pythonRuntime } from "./runtimeFiles.ts";

/** A module with the events that it is to be given. */
export interface PythonRun {
  readonly text: string;
  readonly events: readonly ChoreographyEvent[];
}

const driver = `
import importlib, json, math, sys
from laban_choreography import plain
answers = []
for line in open("runs.ndjson", encoding="utf-8"):
    run = json.loads(line)
    engine = importlib.import_module(run["module"]).create_engine()
    effects = []
    for event in run["events"]:
        effects.extend(engine.publish_event(event))
    effects.extend(engine.tick(math.inf))
    told = [{name: plain(value) for name, value in effect.items()} for effect in effects]
    answers.append({"effects": told, "totals": engine.totals, "counters": engine.counters})
sys.stdout.write(json.dumps(answers))
`;

/** What one run came to. */
export interface PythonAnswer {
  readonly effects: readonly Effect[];
  readonly totals: Readonly<Record<string, number>>;
  readonly counters: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The answers of the modules, in order. @throws Error with what Python said. */
export function runPython(runs: readonly PythonRun[]): readonly PythonAnswer[] {
  const folder = mkdtempSync(join(tmpdir(), "laban-python-"));
  try {
    writeRuntime(folder);
    writeFileSync(join(folder, "driver.py"), driver);
    const lines = runs.map(({ text, events }, index) => {
      writeFileSync(join(folder, `case_${index}.py`), text);
      return JSON.stringify({ module: `case_${index}`, events: events.map(cloudEvent) });
    });
    writeFileSync(join(folder, "runs.ndjson"), lines.join("\n"));
    return JSON.parse(python(["driver.py"], folder)) as readonly PythonAnswer[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts the runtime beside the modules in a folder. */
export function writeRuntime(folder: string): void {
  mkdirSync(join(folder, "laban_choreography"), { recursive: true });
  for (const { name, text } of pythonRuntime) writeFileSync(join(folder, name), text);
}

/** What python3 prints. @throws Error where it is missing or ends badly. */
export function python(args: readonly string[], folder: string, input = ""): string {
  const { error, status, stdout, stderr } = spawnSync("python3", args, {
    cwd: folder,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (error !== undefined)
    throw new Error(`python3 could not be started (install it, e.g. apt-get install python3): ${error.message}`);
  if (status !== 0) throw new Error(`python3 ended with ${status}:\n${stderr.slice(-4_000)}`);
  return stdout;
}

function cloudEvent({ time, ...event }: ChoreographyEvent): object {
  return { specversion: "1.0", ...event, time: new Date(time).toISOString() };
}
