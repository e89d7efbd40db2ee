// The host of runs on a store that has broken: the run ends, the host goes on.
import { expect, it } from "vitest";
import type { RunLedger } from "../store/sqliteRuns.ts";
import { createRunHost } from "./runHost.ts";

it("ends a run whose start cannot be noted, reports it, and can be stopped", async () => {
  const places: string[] = [];
  const ended: [run: string, status: string, message: string | undefined][] = [];
  const broken = (): never => {
    throw new Error("disk I/O error");
  };
  const ledger: RunLedger = {
    start: broken,
    append: broken,
    end: (run, { status, message }) => void ended.push([run, status, message]),
    unfinished: () => [],
  };
  const host = createRunHost({
    ledger,
    clock: { now: () => 0 },
    storeFile: "/nowhere",
    report: (_problem, place) => places.push(place),
  });
  const runs = ["a", "b", "c"];
  // The third waits, and is started from the exit of the first two, where nobody could catch anything.
  for (const run of runs)
    expect(
      host.submit({ organisation: "o", run, text: "laban: 1\n", scenario: null, log: null, seed: 1 }),
    ).toMatchObject({ ok: true });
  while (ended.length < runs.length)
    await host.changed("c", host.version("c"), { signal: new AbortController().signal, patienceMs: 1_000 });
  await host.stop();
  expect(places).toEqual(runs.map((run) => `start of run ${run}`));
  expect(ended).toEqual(runs.map((run) => [run, "failed", "The run broke off (disk I/O error)."]));
});
