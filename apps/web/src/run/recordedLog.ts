// A scenario that plays an imported log names it by id or by file name; the server runs logs by id.
import type { ScenarioRecord } from "@laban/model";
import type { LogSummary } from "@laban/service";
import type { RunInput } from "./runStore.ts";

/** The log that a scenario plays, or null for one that makes its own events. */
export function logNamedBy(scenarios: Readonly<Record<string, ScenarioRecord>>, input: RunInput | null): string | null {
  if (input?.type !== "scenario" || !Object.hasOwn(scenarios, input.name)) return null;
  const log = scenarios[input.name]?.["log"];
  return typeof log === "string" ? log : null;
}

/** The newest kept log with that id or name. */
export function logAmong(logs: readonly LogSummary[], named: string): LogSummary | undefined {
  return logs.find((log) => log.id === named) ?? logs.find((log) => log.name === named);
}
