// The last word of a run on standard error: what every pattern did, as a table for people or one line of JSON for programs.
import type { Bundle } from "@laban/bundle";
import type { EngineCounters, PatternCounters } from "@laban/engine";

/** What was run and how much came of it. */
export interface RunTotals {
  readonly events: number;
  readonly effects: number;
  readonly seconds: number;
  readonly counters: EngineCounters;
}

const columns = [
  "fired",
  "opened",
  "matched",
  "timeout",
  "violated",
  "broken",
  "cancelled",
  "evicted",
  "active",
] as const;

/** The summary as one JSON object: stable names, for scripts. */
export function summaryJson(bundle: Bundle, { events, effects, counters }: RunTotals): string {
  return JSON.stringify({ summary: 1, bundle: bundle.hash, events, effects, ...counters });
}

/** The summary as text; columns in which nothing happened are left out. */
export function summaryText(bundle: Bundle, totals: RunTotals): string {
  const { events, effects, seconds, counters } = totals;
  const rate = seconds > 0 ? `, ${grouped(Math.round(events / seconds))} events a second` : "";
  const head = `${counted(events, "event")}, ${counted(effects, "effect")} in ${seconds.toFixed(1)} s${rate}`;
  const dropped = (["duplicates", "late", "uncorrelated"] as const)
    .filter((name) => counters[name] > 0)
    .map((name) => `${grouped(counters[name])} ${name}`);
  const rows = bundle.patterns.map(({ id }) => [id, counters.patterns[id]] as const);
  const shown = columns.filter((column) => rows.some(([, of]) => of !== undefined && of[column] > 0));
  const hasTimes = rows.some(([, of]) => meanTime(of) !== "");
  const table = [
    ["pattern", ...shown, ...(hasTimes ? ["mean time"] : [])],
    ...rows.map(([id, of]) => [
      id,
      ...shown.map((column) => (of === undefined ? "" : grouped(of[column]))),
      ...(hasTimes ? [meanTime(of)] : []),
    ]),
  ];
  const told = shown.length === 0 ? ["No pattern did anything."] : tableLines(table);
  const unknown = rows.flatMap(([id, of]) =>
    of !== undefined && of.unknown > 0
      ? [`${id}: ${counted(of.unknown, "condition")} without an answer (a missing field or a wrong type)`]
      : [],
  );
  return [head, ...(dropped.length === 0 ? [] : [dropped.join(", ")]), ...told, ...unknown, ""].join("\n");
}

/** 8577 → "8,577". */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 event", "8,577 events". */
export function counted(count: number, thing: string): string {
  return `${grouped(count)} ${thing}${count === 1 ? "" : "s"}`;
}

function meanTime(of: PatternCounters | undefined): string {
  if (of === undefined || of.matched === 0 || of.opened === 0) return "";
  return durationText(of.latencyMsTotal / of.matched);
}

/** Milliseconds as people say them: "340 ms", "12.5 s", "3.2 h". */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 7_200_000) return `${(ms / 60_000).toFixed(1)} min`;
  return ms < 172_800_000 ? `${(ms / 3_600_000).toFixed(1)} h` : `${(ms / 86_400_000).toFixed(1)} d`;
}

function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
