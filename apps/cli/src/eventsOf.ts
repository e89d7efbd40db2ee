// The events that a run is fed with: those of a recorded log in the order of their times, or CloudEvents from standard input, line by line as
// they come or as one batch.
import { eventFromCloudEvent } from "@laban/engine";
import type { ChoreographyEvent } from "@laban/trace";
import { createInterface } from "node:readline";
import type { Typed } from "./command.ts";
import { CommandProblem } from "./exitCodes.ts";
import { readLogFile, reportText } from "./logFile.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** A longer line is no event. */
const lineCharactersMax = 4_000_000;
/** A longer batch is a log: it belongs into a file. */
const batchCharactersMax = 200_000_000;

/** The events of `log`; "-" is standard input. Throws CommandProblem (3) naming the line. */
export async function* eventsOf(terminal: Terminal, log: string, typed: Typed): AsyncGenerator<ChoreographyEvent> {
  if (log === "-") {
    yield* arriving(terminal);
    return;
  }
  const report = await readLogFile(terminal, log, typed);
  // Which parts of their key events lack is said by the run, which knows the correlation of the document.
  const warnings = report.warnings.filter((warning) => !warning.includes("no correlation id"));
  if (warnings.length > 0 || report.skipped.total > 0) terminal.say(reportText(log, { ...report, warnings }));
  for (const [at, event] of report.events.entries()) yield eventFrom(event, `${log}, event ${at + 1}`);
}

async function* arriving(terminal: Terminal): AsyncGenerator<ChoreographyEvent> {
  const lines = createInterface({ input: terminal.input, crlfDelay: Number.POSITIVE_INFINITY });
  const close = (): void => lines.close();
  terminal.signal.addEventListener("abort", close, { once: true });
  try {
    let number = 0;
    let batch: string[] | undefined;
    let batchCharacters = 0;
    for await (const line of lines) {
      number += 1;
      if (terminal.signal.aborted) return;
      if (line.trim() === "") continue;
      // An event is an object: what begins with a bracket is a batch, which ends with the input.
      if (batch === undefined && !line.trimStart().startsWith("[")) {
        yield eventFrom(jsonOf(line, number), `line ${number}`);
        continue;
      }
      batch ??= [];
      batchCharacters += line.length;
      if (batchCharacters > batchCharactersMax)
        throw new CommandProblem(
          3,
          `The batch of events is longer than ${batchCharactersMax} characters; give it as a file.`,
        );
      batch.push(line);
    }
    if (batch !== undefined) yield* batchOf(batch.join("\n"));
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

/** The events of a CloudEvents batch: a JSON array. */
function* batchOf(text: string): Generator<ChoreographyEvent> {
  let batch: unknown;
  try {
    batch = JSON.parse(text);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    throw new CommandProblem(3, `The batch of events is not JSON (${why}).`, problem);
  }
  if (!Array.isArray(batch)) throw new CommandProblem(3, "The batch of events is no JSON array.");
  for (const [at, event] of batch.entries()) yield eventFrom(event, `event ${at + 1} of the batch`);
}

function eventFrom(json: unknown, place: string): ChoreographyEvent {
  const read = eventFromCloudEvent(json);
  if ("event" in read) return read.event;
  throw new CommandProblem(3, `${place}: ${read.failure.message}`);
}
