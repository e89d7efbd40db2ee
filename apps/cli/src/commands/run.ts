// `laban run FILE --events LOG`: real events through the engine, effects as NDJSON.
import type { Bundle } from "@laban/bundle";
import { createEngine, type EngineOptions } from "@laban/engine";
import { createMetrics } from "@laban/trace";
import { readChoreography } from "../choreographyFile.ts";
import type { Command, Typed } from "../command.ts";
import { eventsOf } from "../eventsOf.ts";
import { columnFlags } from "../logFile.ts";
import { metricsText } from "../metricsText.ts";
import { createMissingKeys } from "../missingKeys.ts";
import { feed, type Start } from "../runFeed.ts";
import { engineFrom, readSnapshot, type RunOptions } from "../runSnapshot.ts";
import { summaryJson, summaryText } from "../summary.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { usage } from "../typed.ts";
import { disorderFlags, disorderOf, instantFrom, instantOf, wholeNumberOf } from "../typedValues.ts";

export const runCommand: Command = {
  name: "run",
  summary: "Runs recorded or arriving events through a document or bundle",
  usage: "FILE --events LOG",
  files: 1,
  flags: [
    {
      name: "events",
      short: "e",
      value: "LOG",
      help: "csv, xes, xes.gz, json or ndjson; - reads CloudEvents from standard input",
    },
    ...disorderFlags,
    {
      name: "from",
      value: "S|T",
      help: "go on from a snapshot file, or leave out the events before an instant (2026-11-20T14:00:00Z)",
    },
    { name: "until", value: "T", help: "stop at this instant instead of after the last deadline" },
    { name: "snapshot-every", value: "N", help: "write a snapshot after every N events, and one at the end" },
    { name: "snapshots", value: "FOLDER", help: "where to write them; default snapshots" },
    ...columnFlags,
    { name: "metrics", help: "also say rates and percentiles at the end" },
    { name: "json", help: "the summary as one line of JSON" },
  ],
  details: [
    "Effects go to standard output, one JSON object per line, in order; progress and the summary go to standard error.",
    "A file is a recorded log: its events are ordered by time, ties as in the file, and after the last event every deadline is let pass (or those until --until). From standard input events are handled as they come, one JSON object per line or as one JSON array; those that are late by more than the tolerance are dropped and counted.",
    "A run that goes on from a snapshot tells the effects that come after it. Of a file it leaves out as many events as came before the snapshot; from standard input it takes all. The tolerance and the policy are those of the snapshot. The last snapshot is taken before the remaining deadlines are let pass, so that a longer log can go on from it.",
  ],
  examples: [
    "run orders.laban.yaml --events orders.csv --case order_id --metrics > effects.ndjson",
    "run orders.laban.yaml --events big.ndjson --snapshot-every 100000 --snapshots kept",
    "run orders.laban.yaml --events big.ndjson --from kept/after-000100000.snapshot.json",
    "run orders.bundle.json --events - --tolerance 5s < events.ndjson",
  ],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const log = typed.values.get("events");
    if (log === undefined) throw usage(runCommand, "Name the events: --events LOG (or --events - for standard input).");
    if (file === "-" && log === "-") throw usage(runCommand, "Only one of the two can come from standard input.");
    const window = { from: typed.values.get("from"), until: instantOf(runCommand, typed, "until") };
    const every = wholeNumberOf(runCommand, typed, { flag: "snapshot-every", min: 1 });
    if (every === undefined && typed.has("snapshots"))
      throw usage(runCommand, "--snapshots says where, but not how often: add --snapshot-every N.");
    const disorder = disorderOf(runCommand, typed);
    const bundle = await readChoreography(terminal, file);
    const metrics = typed.has("metrics") ? createMetrics() : undefined;
    const observe: Pick<EngineOptions, "observe"> =
      metrics === undefined ? {} : { observe: (record) => metrics.add(record) };
    const start = await startOf(terminal, typed, { bundle, disorder, from: window.from, observe });
    const began = performance.now();
    const missingKeys = createMissingKeys(bundle);
    const fed = await feed(terminal, eventsOf(terminal, log, typed), {
      ...start,
      skip: log === "-" ? 0 : start.eventsBefore,
      until: window.until,
      missingKeys,
      snapshots: every === undefined ? undefined : { every, folder: typed.values.get("snapshots") ?? "snapshots" },
    });
    const seconds = (performance.now() - began) / 1_000;
    const totals = { events: fed.events, effects: fed.effects, seconds, counters: start.engine.counters() };
    const lines = [...missingKeys.lines(), ...fed.snapshots].map((line) => `${line}\n`);
    const more = `${lines.join("")}${metrics === undefined ? "" : metricsText(metrics)}`;
    // As JSON the summary stays the last line, which is where scripts look for it.
    terminal.say(
      typed.has("json") ? `${more}${summaryJson(bundle, totals)}\n` : `${summaryText(bundle, totals)}${more}`,
    );
    return 0;
  },
};

async function startOf(
  terminal: Terminal,
  typed: Typed,
  {
    bundle,
    disorder,
    from,
    observe,
  }: {
    readonly bundle: Bundle;
    readonly disorder: RunOptions;
    readonly from: string | undefined;
    readonly observe: Pick<EngineOptions, "observe">;
  },
): Promise<Start> {
  const since = from === undefined ? undefined : instantFrom(from);
  if (from === undefined || since !== undefined) {
    const engine = createEngine(bundle, { ...disorder, ...observe });
    return { engine, options: disorder, eventsBefore: 0, since };
  }
  const snapshot = await readSnapshot(terminal, from);
  const { options } = snapshot;
  const differs =
    (typed.has("tolerance") && disorder.toleranceMs !== options.toleranceMs) ||
    (typed.has("late") && disorder.latePolicy !== options.latePolicy);
  if (differs)
    throw usage(
      runCommand,
      `${from} was taken with --tolerance ${options.toleranceMs}ms --late ${options.latePolicy}; a run goes on with the same.`,
    );
  const engine = engineFrom(from, bundle, snapshot, { ...options, ...observe });
  return { engine, options, eventsBefore: snapshot.events, since: undefined };
}
