// `laban simulate FILE`: a scenario of the document in virtual time, the trace as NDJSON. The same seed gives the same hash as in the page.
import { createSimulation, readScenario, type Playing, type Scenario } from "@laban/simulator";
import { createTraceHash, type TraceRecord } from "@laban/trace";
import { setImmediate as breathe } from "node:timers/promises";
import { bundleOf, readDocumentFile } from "../choreographyFile.ts";
import type { Command, Typed } from "../command.ts";
import { diagnosticLines } from "../diagnosticLines.ts";
import { CommandProblem } from "../exitCodes.ts";
import { counted, summaryJson, summaryText } from "../summary.ts";
import { lineWriter } from "../terminal/lines.ts";
import { progressOn } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { didYouMean, usage } from "../typed.ts";

/** Events between two looks at the clock and the signals. */
const stride = 512;

export const simulateCommand: Command = {
  name: "simulate",
  summary: "Plays a scenario with modelled agents on a virtual clock",
  usage: "FILE [--scenario NAME] [--seed N]",
  files: 1,
  flags: [
    { name: "scenario", value: "NAME", help: "which scenario; may be left out when there is only one" },
    { name: "seed", value: "N", help: "in place of the scenario's own; the same seed gives the same trace" },
    { name: "json", help: "the summary as one line of JSON" },
  ],
  details: [
    "Records of the trace go to standard output, one JSON object per line, in the order of happening; progress and the summary, with the hash of the trace, go to standard error.",
  ],
  examples: ["simulate orders.laban.yaml --scenario friday_peak --seed 4127 > trace.ndjson"],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const read = await readDocumentFile(terminal, file);
    const bundle = bundleOf(file, read);
    const { document, source } = read;
    // A bundle is only made of a document that could be read.
    if (document === undefined) throw new Error(`Invariant: ${file} has a bundle and no document`);
    const name = scenarioName(Object.keys(document.scenarios), typed);
    const { scenario, diagnostics } = readScenario(document, name);
    for (const diagnostic of diagnostics) terminal.say(`${diagnosticLines(file, source, diagnostic)}\n`);
    if (scenario === undefined)
      throw new CommandProblem(1, `${file}: the scenario "${name}" cannot be played; mend what is said above.`);
    const began = performance.now();
    const hash = createTraceHash();
    const seed = seedOf(typed) ?? scenario.seed;
    let made: TraceRecord[] = [];
    const playing = createSimulation({ document, bundle, scenario, seed, observe: (record) => void made.push(record) });
    const { effects } = await play(terminal, playing, scenario, async (lines) => {
      const records = made;
      made = [];
      for (const record of records) {
        hash.add(record);
        await lines.line(JSON.stringify(record));
      }
      return records.filter((record) => record.type === "effect").length;
    });
    const { events, stopped } = playing.progress();
    const totals = { events, effects, seconds: (performance.now() - began) / 1_000, counters: playing.counters() };
    if (stopped !== undefined) terminal.say(`${stopped}\n`);
    if (typed.has("json"))
      terminal.say(`${JSON.stringify({ ...summaryOf(summaryJson(bundle, totals)), seed, trace: hash.hex() })}\n`);
    else terminal.say(`${summaryText(bundle, totals)}scenario ${name}, seed ${seed}, trace ${hash.hex()}\n`);
    return 0;
  },
};

async function play(
  terminal: Terminal,
  playing: Playing,
  { startAt, endAt }: Scenario,
  write: (lines: ReturnType<typeof lineWriter>) => Promise<number>,
): Promise<{ readonly effects: number }> {
  const lines = lineWriter(terminal);
  const progress = progressOn(terminal, () => performance.now());
  let effects = 0;
  try {
    for (let isOver = false; !isOver && !terminal.signal.aborted;) {
      const { done, at, events } = playing.advance({ maxEvents: stride });
      isOver = done;
      effects += await write(lines);
      const percent = Math.floor((100 * (at - startAt)) / Math.max(1, endAt - startAt));
      progress.tell(() => `${counted(events, "event")}, ${percent} % of the horizon, at ${new Date(at).toISOString()}`);
      await breathe();
    }
  } finally {
    await lines.flush();
    progress.end();
  }
  return { effects };
}

function scenarioName(known: readonly string[], typed: Typed): string {
  const named = typed.values.get("scenario");
  const [only] = known;
  if (named === undefined && only !== undefined && known.length === 1) return only;
  if (only === undefined)
    throw new CommandProblem(1, "The document has no scenario; add one below scenarios (docs/format.md says how).");
  if (named === undefined) throw usage(simulateCommand, `Name the scenario: --scenario ${known.join(" | ")}.`);
  if (!known.includes(named))
    throw usage(
      simulateCommand,
      `There is no scenario "${named}".${didYouMean(named, known)} There are: ${known.join(", ")}.`,
    );
  return named;
}

function seedOf(typed: Typed): number | undefined {
  const text = typed.values.get("seed");
  if (text === undefined) return undefined;
  const seed = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(seed) || seed < 0)
    throw usage(simulateCommand, `--seed: "${text}" is no whole number from 0.`);
  return seed;
}

function summaryOf(json: string): Readonly<Record<string, unknown>> {
  return JSON.parse(json) as Readonly<Record<string, unknown>>;
}
