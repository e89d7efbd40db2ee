// Replays logs with an exported XState module, in a process of its own, and gives what its machines tell in the form in which all readers are compared.
import type { Json } from "@laban/model";
import type { ChoreographyEvent } from "@laban/trace";
import { runExported } from "../machine/chartProcess.scene.ts";
import type { ChartOutcome } from "../machine/interpret.scene.ts";
import { byKey, keyText, type Told } from "../machine/told.scene.ts";

interface ToldByModule extends ChartOutcome {
  readonly pattern: string;
  readonly key: readonly Json[];
}

const script = `
import { readFileSync } from "node:fs";
const jobs = JSON.parse(readFileSync("jobs.json", "utf8"));
const results = [];
for (const { module, logs } of jobs) {
  const { patterns, replay } = await import("./" + module);
  for (const log of logs) {
    const told = [];
    let unexpected = 0;
    replay(log, { onTold: (one) => told.push(one), onUnexpected: () => unexpected++ });
    results.push({ patterns: patterns.map(({ id }) => id), told, unexpected });
  }
}
process.stdout.write(JSON.stringify(results));
`;

/** What each pattern tells over each log, modules in order, for each its logs in order. */
export function toldByModules(
  jobs: readonly { readonly text: string; readonly logs: readonly (readonly ChoreographyEvent[])[] }[],
): readonly ReadonlyMap<string, Told>[] {
  const files = Object.fromEntries(jobs.map(({ text }, index) => [`machines${index}.mjs`, text]));
  const list = jobs.map(({ logs }, index) => ({ module: `machines${index}.mjs`, logs }));
  const results = runExported({ ...files, "jobs.json": JSON.stringify(list) }, script) as readonly {
    readonly patterns: readonly string[];
    readonly told: readonly ToldByModule[];
  }[];
  return results.map(({ patterns, told }) => {
    const ofPattern = Map.groupBy(told, ({ pattern }) => pattern);
    return new Map(
      patterns.map((id) => {
        const outcomes = (ofPattern.get(id) ?? []).map(
          ({ pattern: _pattern, timeoutMs: _timeoutMs, key, ...outcome }) => [keyText(key), outcome] as const,
        );
        return [id, byKey(outcomes)];
      }),
    );
  });
}
