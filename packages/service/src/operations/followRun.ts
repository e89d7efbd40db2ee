// Follows a run: kept frames first, then new ones as they come, then its end. It pulls: a reader that stalls stops the reading, and nothing piles up.
import type { Call, Followed } from "../operation.ts";
import type { RunDetail, RunNews } from "../records.ts";

/** Frames that are fetched at once: a few hundred kilobytes. */
const framesAtOnce = 4;
/** How long nothing need be said before the state is told again. */
const patienceMs = 2_000;

/**
 * The news of a run from frame `from` on. Every item is named by the index of the last frame that was told, so that
 * a follower can go on after any of them without gap or repetition. Ends after `ended`, or when the caller goes away.
 */
export async function* followRun(call: Call, id: string, from: number): AsyncGenerator<Followed<RunNews>> {
  const { ports, principal, signal } = call;
  let next = from;
  let told = "";
  while (!signal.aborted) {
    const seen = ports.host.version(id);
    const run = await ports.runs.get(principal.organisation, id);
    // Pruned or removed while it was followed: there is nothing more to tell.
    if (run === undefined) return;
    while (next < run.frames && !signal.aborted) {
      const frames = await ports.runs.frames(principal.organisation, id, next, framesAtOnce);
      if (frames.length === 0) break;
      for (const { index, frame } of frames) {
        yield { id: String(index), data: { type: "frame", index, frame } };
        next = index + 1;
      }
    }
    if (isFinal(run)) {
      yield { id: String(next - 1), data: { type: "ended", run } };
      return;
    }
    const state = `${run.status} ${run.frames} ${run.reached}`;
    if (state !== told) yield { id: String(next - 1), data: { type: "progress", run } };
    told = state;
    await ports.host.changed(id, seen, { signal, patienceMs });
  }
}

function isFinal(run: RunDetail): boolean {
  return run.status !== "queued" && run.status !== "running";
}
