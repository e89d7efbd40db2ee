// `laban run FILE --events LOG`: real events through the engine, effects as NDJSON.
import { createEngine, type Engine } from "@laban/engine";
import { parseDuration } from "@laban/model";
import { createMetrics, type ChoreographyEvent, type Effect } from "@laban/trace";
import { setImmediate as breathe } from "node:timers/promises";
import { readChoreography } from "../choreographyFile.ts";
import type { Command, Typed } from "../command.ts";
import { eventsOf } from "../eventsOf.ts";
import { columnFlags } from "../logFile.ts";
import { metricsText } from "../metricsText.ts";
import { createMissingKeys } from "../missingKeys.ts";
import { counted, grouped, summaryJson, summaryText } from "../summary.ts";
import { lineWriter } from "../terminal/lines.ts";
import { progressOn } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { usage } from "../typed.ts";

/** Events between two looks at the clock and the signals. */
const stride = 512;

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
      help: "csv, xes, xes.gz, json or ndjson; - reads CloudEvents line by line",
    },
    { name: "tolerance", value: "D", help: "wait so long for events that come out of order (250ms, 10s); default 0" },
    {
      name: "until",
      value: "T",
      help: "stop at this instant (2026-11-20T14:00:00Z) instead of after the last deadline",
    },
    ...columnFlags,
    { name: "metrics", help: "also say rates and percentiles at the end" },
    { name: "json", help: "the summary as one line of JSON" },
  ],
  details: [
    "Effects go to standard output, one JSON object per line, in order; progress and the summary go to standard error.",
    "A file is a recorded log: its events are ordered by time, ties as in the file, and after the last event every deadline is let pass (or those until --until). From standard input events are handled as they come; those that are late by more than the tolerance are dropped and counted.",
  ],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const log = typed.values.get("events");
    if (log === undefined) throw usage(runCommand, "Name the events: --events LOG (or --events - for standard input).");
    if (file === "-" && log === "-") throw usage(runCommand, "Only one of the two can come from standard input.");
    const options = { toleranceMs: toleranceOf(typed), until: untilOf(typed) };
    const bundle = await readChoreography(terminal, file);
    const metrics = typed.has("metrics") ? createMetrics() : undefined;
    const engine = createEngine(bundle, {
      toleranceMs: options.toleranceMs,
      ...(metrics === undefined ? {} : { observe: (record) => metrics.add(record) }),
    });
    const began = performance.now();
    const missingKeys = createMissingKeys(bundle);
    const feeding = { engine, until: options.until, look: (event: ChoreographyEvent) => missingKeys.see(event) };
    const { events, effects } = await feed(terminal, eventsOf(terminal, log, typed), feeding);
    const totals = { events, effects, seconds: (performance.now() - began) / 1_000, counters: engine.counters() };
    const lines = missingKeys.lines().map((line) => `${line}\n`);
    const more = `${lines.join("")}${metrics === undefined ? "" : metricsText(metrics)}`;
    // As JSON the summary stays the last line, which is where scripts look for it.
    terminal.say(
      typed.has("json") ? `${more}${summaryJson(bundle, totals)}\n` : `${summaryText(bundle, totals)}${more}`,
    );
    return 0;
  },
};

async function feed(
  terminal: Terminal,
  source: AsyncIterable<ChoreographyEvent>,
  {
    engine,
    until,
    look,
  }: {
    readonly engine: Engine;
    readonly until: number | undefined;
    readonly look: (event: ChoreographyEvent) => void;
  },
): Promise<{ readonly events: number; readonly effects: number }> {
  const lines = lineWriter(terminal);
  const progress = progressOn(terminal, () => performance.now());
  let events = 0;
  let effects = 0;
  const tell = async (some: readonly Effect[]): Promise<void> => {
    effects += some.length;
    for (const effect of some) await lines.line(JSON.stringify(effect));
  };
  try {
    for await (const event of source) {
      if (until !== undefined && event.time > until) continue;
      events += 1;
      look(event);
      const made = engine.offer(event);
      if (made.length > 0) await tell(made);
      if (events % stride !== 0) continue;
      progress.tell(
        () => `${counted(events, "event")}, ${grouped(effects)} effects, at ${new Date(event.time).toISOString()}`,
      );
      await breathe();
      if (terminal.signal.aborted) break;
    }
    if (!terminal.signal.aborted) await tell(engine.tick(until ?? Number.POSITIVE_INFINITY));
  } finally {
    // Also when an event in the middle cannot be read: what was made before it has happened, and its message stands alone.
    await lines.flush();
    progress.end();
  }
  return { events, effects };
}

function toleranceOf(typed: Typed): number {
  const text = typed.values.get("tolerance");
  if (text === undefined) return 0;
  const parsed = parseDuration(text);
  if (!parsed.ok) throw usage(runCommand, `--tolerance: ${parsed.message}`);
  return parsed.ms;
}

function untilOf(typed: Typed): number | undefined {
  const text = typed.values.get("until");
  if (text === undefined) return undefined;
  const instant = Date.parse(text);
  // Without a zone the result would depend on the machine.
  if (Number.isNaN(instant) || !/(Z|[+-]\d\d:?\d\d)$/i.test(text.trim()))
    throw usage(runCommand, `--until: "${text}" is no instant with a zone; write it as 2026-11-20T14:00:00Z.`);
  return instant;
}
