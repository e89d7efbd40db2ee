// First patterns for a log: the two event types that follow each other most often as a sequence, and what most cases come to in the end as an absence.
import { kindCatalog } from "@laban/compiler";
import { durationText, idProblem, type ChoreographyDocument, type PatternRecord } from "@laban/model";
import { counted } from "../collectEvents.ts";
import type { ImportReport } from "../report.ts";

/** A pattern that fits the log, for people to take or leave. */
export interface PatternProposal {
  /** A free name for it in the document of the log. */
  readonly id: string;
  readonly record: PatternRecord;
  /** The pattern in a sentence. */
  readonly said: string;
  /** What in the log speaks for it. */
  readonly because: string;
}

/** Two types and how long the second took after the first, each time, in milliseconds. */
interface Pair {
  readonly first: string;
  readonly second: string;
  readonly gapsMs: number[];
}

/** A pair that comes less often than this is no habit of the log. */
const TIMES_MIN = 5;

/** The share of all gaps that the proposed window holds: the rest is what the pattern is there to find. */
const SHARE_IN_TIME = 0.9;

/** Windows as people choose them, in milliseconds. */
const WINDOWS_MS: readonly number[] = [
  ...[1, 5, 10, 30].map((seconds) => seconds * 1_000),
  ...[1, 2, 5, 10, 30].map((minutes) => minutes * 60_000),
  ...[1, 2, 6, 12].map((hours) => hours * 3_600_000),
  ...[1, 2, 3, 7, 14, 30, 60, 90, 180, 365].map((days) => days * 86_400_000),
];

/** At most one sequence and one absence, over types that the document has; none for a log without habits. Linear in the size of the log. */
export function proposePatterns(report: ImportReport, document: ChoreographyDocument): readonly PatternProposal[] {
  const next = mostOften(pairsOf(report, document, "next"));
  const end = mostOften(pairsOf(report, document, "end"));
  return [
    ...(next === undefined ? [] : [sequenceOf(next, document)]),
    ...(end === undefined ? [] : [absenceOf(end, report, document)]),
  ];
}

/** Pairs of each case: every event with the `next` one, or its first event with its last. */
function pairsOf(
  { events }: ImportReport,
  { events: types }: ChoreographyDocument,
  which: "next" | "end",
): ReadonlyMap<string, Pair> {
  const isUsable = (type: string): boolean => Object.hasOwn(types, type) && idProblem(type) === undefined;
  const before = new Map<string, { readonly type: string; readonly at: number }>();
  const last = new Map<string, { readonly type: string; readonly at: number }>();
  const pairs = new Map<string, Pair>();
  const add = (
    from: { readonly type: string; readonly at: number },
    to: { readonly type: string; readonly at: number },
  ): void => {
    if (from.type === to.type || !isUsable(from.type) || !isUsable(to.type)) return;
    // No name of a type holds a line break.
    const key = `${from.type}\n${to.type}`;
    const pair = pairs.get(key) ?? { first: from.type, second: to.type, gapsMs: [] };
    pair.gapsMs.push(to.at - from.at);
    pairs.set(key, pair);
  };
  for (const { type, time, correlationid: correlation } of events) {
    if (correlation === undefined) continue;
    const here = { type, at: Date.parse(time) };
    const earlier = before.get(correlation);
    if (which === "next") {
      if (earlier !== undefined) add(earlier, here);
      before.set(correlation, here);
    } else if (earlier === undefined) before.set(correlation, here);
    else last.set(correlation, here);
  }
  for (const [correlation, end] of last) {
    const start = before.get(correlation);
    if (start !== undefined) add(start, end);
  }
  return pairs;
}

/** Of pairs that come equally often, the one that came first. */
function mostOften(pairs: ReadonlyMap<string, Pair>): Pair | undefined {
  let most: Pair | undefined;
  for (const pair of pairs.values()) if (pair.gapsMs.length > (most?.gapsMs.length ?? TIMES_MIN - 1)) most = pair;
  return most;
}

function sequenceOf({ first, second, gapsMs }: Pair, document: ChoreographyDocument): PatternProposal {
  const withinMs = windowOf(gapsMs);
  const record: PatternRecord = { kind: "sequence", steps: [first, second], max_interval: durationText(withinMs) };
  return {
    id: "one_after_the_other",
    record,
    said: saidOf(record, document),
    because: `No two event types follow each other directly more often: ${counted(gapsMs.length, "time", "times")}, ${inTime(gapsMs, withinMs)}.`,
  };
}

function absenceOf(
  { first, second, gapsMs }: Pair,
  report: ImportReport,
  document: ChoreographyDocument,
): PatternProposal {
  const withinMs = windowOf(gapsMs);
  const record: PatternRecord = { kind: "absence", start: first, expect: second, within: durationText(withinMs) };
  return {
    id: "not_come_to_its_end",
    record,
    said: saidOf(record, document),
    because: `${gapsMs.length} of ${counted(report.correlations, "correlation", "correlations")} begin and end so, ${inTime(gapsMs, withinMs)}.`,
  };
}

function windowOf(gapsMs: readonly number[]): number {
  const sorted = gapsMs.toSorted((one, other) => one - other);
  const gap = sorted[Math.ceil(sorted.length * SHARE_IN_TIME) - 1] ?? 0;
  return WINDOWS_MS.find((windowMs) => windowMs >= gap) ?? WINDOWS_MS.at(-1) ?? gap;
}

function inTime(gapsMs: readonly number[], withinMs: number): string {
  const count = gapsMs.filter((gap) => gap <= withinMs).length;
  return count === gapsMs.length
    ? `always within ${durationText(withinMs)}`
    : `${count} of them within ${durationText(withinMs)}`;
}

/** Nothing is asked of anybody yet: that half of the sentence says only so. */
function saidOf(record: PatternRecord, document: ChoreographyDocument): string {
  const parts = kindCatalog.find(record.kind)?.sentence(record, document) ?? [];
  return parts
    .map(({ text }) => text)
    .join("")
    .replace(/, do nothing yet\.$/, ".");
}
