// A moment of a run as the address says it: which run, where its playhead stands, which record is looked at. Whoever opens the address sees the same.

/** What an address can say of a run. */
export interface Moment {
  /** The run, on the server. */
  readonly run: string;
  /** How many records were played; null: all of them. */
  readonly at: number | null;
  /** The position of the record whose details are shown. */
  readonly record: number | null;
  readonly filter: string;
  /** The run has the whole page. */
  readonly isWatched: boolean;
}

/** The parameters of an address that are ours; others are left alone. */
const OURS = ["run", "at", "record", "filter", "view"] as const;

/** The moment in the search part of an address; null where it names no run. What cannot be read is left out. */
export function momentIn(search: string): Moment | null {
  const parts = new URLSearchParams(search);
  const run = parts.get("run");
  if (run === null || !/^[\w-]{1,80}$/.test(run)) return null;
  return {
    run,
    at: countIn(parts.get("at")),
    record: countIn(parts.get("record")),
    filter: (parts.get("filter") ?? "").slice(0, 400),
    isWatched: parts.get("view") === "run",
  };
}

/** The search part that says a moment, or none; what else stands in `search` stays. With its question mark, or empty. */
export function searchWith(search: string, moment: Moment | null): string {
  const parts = new URLSearchParams(search);
  for (const name of OURS) parts.delete(name);
  if (moment !== null) {
    parts.set("run", moment.run);
    if (moment.at !== null) parts.set("at", String(moment.at));
    if (moment.record !== null) parts.set("record", String(moment.record));
    if (moment.filter !== "") parts.set("filter", moment.filter);
    if (moment.isWatched) parts.set("view", "run");
  }
  const written = parts.toString();
  return written === "" ? "" : `?${written}`;
}

function countIn(written: string | null): number | null {
  return written !== null && /^\d{1,12}$/.test(written) ? Number(written) : null;
}
