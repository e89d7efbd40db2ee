// The events that a run is fed with: those of a recorded log in the order of their times, or CloudEvents from standard input as they come.
import { eventFromCloudEvent } from "@laban/engine";
import type { ChoreographyEvent } from "@laban/trace";
import { createInterface } from "node:readline";
import type { Typed } from "./command.ts";
import { CommandProblem } from "./exitCodes.ts";
import { readLogFile, reportText } from "./logFile.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** A longer line is no event. */
const lineCharactersMax = 4_000_000;

/** The events of `log`; "-" is standard input. Throws CommandProblem (3) naming the line. */
export async function* eventsOf(terminal: Terminal, log: string, typed: Typed): AsyncGenerator<ChoreographyEvent> {
  if (log === "-") {
    yield* arriving(terminal);
    return;
  }
  const report = await readLogFile(terminal, log, typed);
  if (report.warnings.length > 0 || report.skipped.total > 0) terminal.say(reportText(log, report));
  for (const [at, event] of report.events.entries()) yield eventFrom(event, `${log}, event ${at + 1}`);
}

async function* arriving(terminal: Terminal): AsyncGenerator<ChoreographyEvent> {
  const lines = createInterface({ input: terminal.input, crlfDelay: Number.POSITIVE_INFINITY });
  const close = (): void => lines.close();
  terminal.signal.addEventListener("abort", close, { once: true });
  try {
    let number = 0;
    for await (const line of lines) {
      number += 1;
      if (terminal.signal.aborted) return;
      if (line.trim() !== "") yield eventFrom(jsonOf(line, number), `line ${number}`);
    }
  } finally {
    terminal.signal.removeEventListener("abort", close);
    lines.close();
  }
}

function jsonOf(line: string, number: number): unknown {
  if (line.length > lineCharactersMax)
    throw new CommandProblem(3, `line ${number} of the events is longer than ${lineCharactersMax} characters.`);
  try {
    return JSON.parse(line);
  } catch (problem) {
    throw new CommandProblem(
      3,
      `line ${number} of the events is not JSON (${problem instanceof Error ? problem.message : ""}). Standard input takes CloudEvents, one JSON object per line; laban import makes them of other logs.`,
      problem,
    );
  }
}

function eventFrom(json: unknown, place: string): ChoreographyEvent {
  const read = eventFromCloudEvent(json);
  if ("event" in read) return read.event;
  throw new CommandProblem(3, `${place}: ${read.failure.message}`);
}
