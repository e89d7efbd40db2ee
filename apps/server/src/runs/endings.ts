// What a run that did not finish says about itself: how far it came, and how to have it again.
import type { RunEnding } from "../store/sqliteRuns.ts";

type Ending = Omit<RunEnding, "at">;

/** The server went away in the middle. */
export function interrupted(left: {
  readonly seed: number | null;
  readonly reached: number | null;
  readonly records: number;
}): Ending {
  return {
    status: "interrupted",
    message:
      left.records === 0
        ? "The server stopped before this run began."
        : `The server stopped in the middle of this run${at(left.reached)}; the ${left.records} records until then were kept.`,
    wayOut: tellAgain(left.seed),
  };
}

/** Somebody stopped it. */
export function cancelled(reached: number | null): Ending {
  return { status: "cancelled", message: `It was stopped${at(reached)}.` };
}

/** Its thread broke: out of memory, or a bug of ours. */
export function endedEarly(order: { readonly seed: number | null }, problem: unknown): Ending {
  const said = problem instanceof Error ? problem.message : String(problem);
  return {
    status: "failed",
    message: `The run broke off (${said.slice(0, 300)}).`,
    wayOut: `${tellAgain(order.seed)} If it breaks again, make the scenario shorter; the server's log says more.`,
  };
}

/** The way to the same run: the same seed gives the same trace. */
export function tellAgain(seed: number | null): string {
  return seed === null ? "Run it again on the same log." : `Run it again with seed ${seed}.`;
}

function at(reached: number | null): string {
  return reached === null
    ? ""
    : ` at ${new Date(reached).toISOString().replace("T", " ").slice(0, 19)} of its own time`;
}
