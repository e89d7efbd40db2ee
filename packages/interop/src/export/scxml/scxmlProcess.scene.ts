// Replays logs with exported SCXML documents, interpreted by SCION in a process of its own.
import type { Bundle } from "@laban/bundle";
import type { Json } from "@laban/model";
import type { ChoreographyEvent } from "@laban/trace";
import { chartOf } from "../machine/chartOf.ts";
import { runExported } from "../machine/chartProcess.scene.ts";
import type { ChartOutcome } from "../machine/interpret.scene.ts";
import { byKey, keyText, type Told } from "../machine/told.scene.ts";
import type { ExportedFile } from "../exportFormat.ts";
import { scionHost, scionReplay } from "./scionHost.scene.ts";
import { scxmlFiles } from "./scxmlFormat.ts";

interface ToldBySession extends ChartOutcome {
  readonly kind: "told" | "unexpected";
  readonly pattern: string;
  readonly key: readonly Json[];
}

const script = `${scionHost}${scionReplay}
import { readFileSync } from "node:fs";
const jobs = JSON.parse(readFileSync("jobs.json", "utf8"));
const results = [];
for (const { files, logs } of jobs) {
  const list = JSON.parse(files["machines.json"]);
  const models = new Map();
  for (const { pattern, file } of list.patterns) models.set(pattern, await prepared(files[file]));
  for (const log of logs) results.push({ patterns: list.patterns.map(({ pattern }) => pattern), told: replay(list, models, log) });
}
process.stdout.write(JSON.stringify(results));
`;

/** What each pattern tells over each log; jobs in order, for each its logs in order. */
export function toldByScion(
  jobs: readonly { readonly bundle: Bundle; readonly logs: readonly (readonly ChoreographyEvent[])[] }[],
): readonly ReadonlyMap<string, Told>[] {
  return toldByScionFiles(jobs.map(({ bundle, logs }) => ({ files: filesOf(bundle), logs })));
}

/** The same for exported files. */
export function toldByScionFiles(
  jobs: readonly {
    readonly files: readonly ExportedFile[];
    readonly logs: readonly (readonly ChoreographyEvent[])[];
  }[],
): readonly ReadonlyMap<string, Told>[] {
  const list = jobs.map(({ files, logs }) => ({
    files: Object.fromEntries(files.map(({ name, text }) => [name, text])),
    logs,
  }));
  const results = runExported({ "jobs.json": JSON.stringify(list) }, script) as readonly {
    readonly patterns: readonly string[];
    readonly told: readonly ToldBySession[];
  }[];
  return results.map(({ patterns, told }) => {
    const ofPattern = Map.groupBy(told, ({ pattern }) => pattern);
    return new Map(
      patterns.map((id) => {
        const outcomes = (ofPattern.get(id) ?? [])
          .filter(({ kind }) => kind === "told")
          .map(
            ({ kind: _kind, pattern: _pattern, timeoutMs: _timeoutMs, key, ...outcome }) =>
              [keyText(key), outcome] as const,
          );
        return [id, byKey(outcomes)];
      }),
    );
  });
}

/** The documents of a bundle whose patterns all have charts. */
function filesOf(bundle: Bundle): readonly ExportedFile[] {
  const patterns = bundle.patterns.map((operator) => {
    const { chart } = chartOf(operator, bundle.events);
    if (chart === undefined) throw new Error(`${operator.id} has no chart.`);
    return { chart, description: undefined };
  });
  return scxmlFiles(bundle, patterns, { name: "test" });
}
