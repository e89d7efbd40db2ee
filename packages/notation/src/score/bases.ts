// Where a score begins: the beats of events that no pattern causes. They stand at the beginning, or as the order of steps
// and of start and expected suggests, and no beat gets more cues from one staff than can be told apart.
import type { Listen } from "@laban/model";
import type { Reading } from "../reading/read.ts";
import { lanesMax } from "./metrics.ts";

/** Events that no pattern causes begin at beat 0, or as the order of steps suggests. */
export function baseBeats(reading: Reading): Map<string, number> {
  const caused = new Set(reading.patterns.flatMap((p) => p.asks.flatMap((ask) => ask.emissions.map((e) => e.event))));
  const bases = new Map<string, number>();
  for (const event of reading.events) if (reading.raisedBy.has(event) || !caused.has(event)) bases.set(event, 0);
  const followers = new Map<string, Set<string>>();
  for (const { cues } of reading.patterns) {
    for (const [before, after] of inOrder(cues)) {
      if (!bases.has(before) || !bases.has(after)) continue;
      if (reaches(followers, after, before)) continue;
      const known = followers.get(before) ?? new Set();
      known.add(after);
      followers.set(before, known);
    }
  }
  // Longest path over an acyclic relation: as many rounds as it is deep.
  for (let changed = true; changed;) {
    changed = false;
    for (const [before, afters] of followers) {
      for (const after of afters) {
        if ((bases.get(after) ?? 0) > (bases.get(before) ?? 0)) continue;
        bases.set(after, (bases.get(before) ?? 0) + 1);
        changed = true;
      }
    }
  }
  spread(reading, bases);
  return bases;
}

/** Steps also say an order where a caused event comes before one raised from outside. */
export function raiseByOrder(
  reading: Reading,
  bases: ReadonlyMap<string, number>,
  beatOf: (event: string) => number | undefined,
): ReadonlyMap<string, number> | undefined {
  const effects = new Map<string, Set<string>>();
  for (const pattern of reading.patterns) {
    const emitted = pattern.asks.flatMap((ask) => ask.emissions.map((emission) => emission.event));
    for (const cue of pattern.cues) {
      const known = effects.get(cue.event) ?? new Set();
      for (const event of emitted) known.add(event);
      effects.set(cue.event, known);
    }
  }
  const raised = new Map(bases);
  let changed = false;
  for (const { cues } of reading.patterns) {
    for (const [before, after] of inOrder(cues)) {
      if (!raised.has(after) || raised.has(before)) continue;
      const beat = (beatOf(before) ?? -1) + 1;
      if (beat <= (raised.get(after) ?? 0) || reaches(effects, after, before)) continue;
      raised.set(after, beat);
      changed = true;
    }
  }
  return changed ? raised : undefined;
}

/** Which event comes before which: one step before the next, a start before what is expected or may come after it. */
function inOrder(cues: readonly Listen[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  const start = cues.find((cue) => cue.role === "start");
  for (const [index, cue] of cues.entries()) {
    const earlier = cues.slice(0, index).findLast((one) => one.role === "step" && one.step !== cue.step);
    const before = cue.role === "step" ? earlier : cue.role === "start" ? undefined : start;
    if (before !== undefined) pairs.push([before.event, cue.event]);
  }
  return pairs;
}

/** Keeps a beat legible: idle events stand in rows, and of too many cues from one staff the later ones move on. */
function spread(reading: Reading, bases: Map<string, number>): void {
  const heard = new Set(reading.patterns.flatMap((p) => p.cues.map((cue) => cue.event)));
  const idle = [...bases.keys()].filter((event) => !heard.has(event));
  const columns = idle.length > 3 ? Math.min(5, Math.ceil(Math.sqrt(idle.length))) : 1;
  const stride = idle.some((event) => event.length > 20) ? 2 : 1;
  idle.forEach((event, index) => bases.set(event, (index % columns) * stride));
  const crowd = new Map<string, number>();
  for (const [event, beat] of bases) {
    if (!heard.has(event)) continue;
    const place = `${beat} ${reading.raisedBy.get(event) ?? reading.answeredBy.get(event) ?? ""}`;
    const before = crowd.get(place) ?? 0;
    crowd.set(place, before + 1);
    if (before >= lanesMax) bases.set(event, beat + Math.floor(before / lanesMax));
  }
}

function reaches(followers: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const open = [from];
  const seen = new Set(open);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    for (const after of followers.get(next) ?? []) {
      if (seen.has(after)) continue;
      seen.add(after);
      open.push(after);
    }
  }
  return false;
}
