// A recorded log named on the command line: read by the importers, with what they assumed said aloud.
import { importLog, type ColumnMapping, type ImportFailure, type ImportReport } from "@laban/interop";
import { basename } from "node:path";
import type { Flag, Typed } from "./command.ts";
import { CommandProblem } from "./exitCodes.ts";
import { readInput } from "./inputFile.ts";
import { counted, grouped } from "./summary.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** The flags that say which column is what. */
export const columnFlags: readonly Flag[] = [
  { name: "case", value: "NAME", help: "the column (or XES key) that says which events belong together" },
  { name: "activity", value: "NAME", help: "the column that becomes the event type" },
  { name: "time", value: "NAME", help: "the column with the time" },
];

/** The events of a log with the report. Throws CommandProblem (3) with the place in the file. */
export async function readLogFile(terminal: Terminal, file: string, typed: Typed): Promise<ImportReport> {
  const bytes = await readInput(terminal, file);
  const result = importLog({ name: basename(file), bytes, mapping: mappingOf(typed) }, { signal: terminal.signal });
  if ("failure" in result)
    throw new CommandProblem(
      3,
      `${file}${placeOf(result.failure)}: ${result.failure.message}${flagFor(result.failure)}`,
    );
  return result;
}

/** What was understood and what was left out, as lines for people. */
export function reportText(file: string, report: ImportReport): string {
  const { time, activity, case: correlation } = report.mapping;
  const choices = [
    ["time", time],
    ["event type", activity],
    ["correlation", correlation],
  ] as const;
  return `${[
    `${file}: ${counted(report.events.length, "event")} in ${counted(report.correlations, "correlation")}, ${counted(report.eventTypes.length, "event type")}`,
    ...choices.flatMap(([what, choice]) =>
      choice === undefined ? [] : [`  ${what}: ${choice.column} (${choice.because})`],
    ),
    ...report.skipped.rows.slice(0, 5).map(({ line, reason }) => `  line ${line} left out: ${reason}`),
    ...(report.skipped.total > 5 ? [`  … ${grouped(report.skipped.total - 5)} more left out`] : []),
    ...report.warnings.map((warning) => `  warning: ${warning}`),
    ...report.notes.map((note) => `  note: ${note}`),
  ].join("\n")}\n`;
}

/** The same for programs. */
export function reportJson(file: string, report: ImportReport): string {
  const { events, correlations, eventTypes, mapping, skipped, warnings, notes } = report;
  const counts = { events: events.length, correlations, eventTypes: eventTypes.length };
  return JSON.stringify({ file, ...counts, mapping, skipped, warnings, notes });
}

function mappingOf(typed: Typed): ColumnMapping {
  const named = ["case", "activity", "time"] as const;
  return Object.fromEntries(
    named.flatMap((name) => {
      const column = typed.values.get(name);
      return column === undefined ? [] : [[name, column]];
    }),
  );
}

/** How a choice that the importer asks for is made here. */
function flagFor({ choice }: ImportFailure): string {
  return choice === undefined ? "" : `\nName it with --${choice.role} NAME.`;
}

function placeOf({ line, column }: { readonly line?: number; readonly column?: number }): string {
  if (line === undefined) return "";
  return column === undefined ? `:${line}` : `:${line}:${column}`;
}
