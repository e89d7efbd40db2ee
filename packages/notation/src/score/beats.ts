// Finds the beat of every event type and pattern: how many causes deep it is. An event needs one of its causes (the
// nearest), a pattern all of its cues; loops close on the beat where they began, so nothing is pushed around for ever.
import type { PatternReading, Reading } from "../reading/read.ts";
import { baseBeats, raiseByOrder } from "./bases.ts";

/** Staffs of what no agent owns. */
export const outsideStaff = "outside";
export const nobodyStaff = "nobody";

/** No score is longer; an authored beat beyond it is brought back. */
const beatsMax = 400;

/** Where an event's own pin stands and which pattern's consequence it is. */
export interface EventPlace {
  readonly event: string;
  beat: number;
  staff: string;
  /** The pattern from which the pin hangs; none for events raised unasked or outside. */
  cause: string | undefined;
}

/** Where a pattern's sign stands. */
export interface PatternPlace {
  readonly reading: PatternReading;
  readonly staff: string;
  beat: number;
  /** Follows its pin on the same line instead of standing under it. */
  inline: boolean;
}

/** Beats of everything. */
export interface Beats {
  readonly events: ReadonlyMap<string, EventPlace>;
  readonly patterns: ReadonlyMap<string, PatternPlace>;
}

/** The key of a staff: agents by id, with a prefix so that no agent's id can be mistaken for the two others. */
export const staffOf = (agent: string): string => `agent:${agent}`;

/** Assigns beats. Deterministic; O(rounds × references), with at most one round per pattern. */
export function findBeats(reading: Reading): Beats {
  const bases = baseBeats(reading);
  const first = settle(reading, bases);
  const raised = raiseByOrder(reading, bases, (event) => first.events.get(event)?.beat);
  return raised === undefined ? first : settle(reading, raised);
}

/** Relaxes beats downwards until nothing changes; what only causes itself starts where it is declared first. */
function settle(reading: Reading, bases: ReadonlyMap<string, number>): Beats {
  const events = new Map<string, EventPlace>();
  for (const [event, beat] of bases) {
    const agent = reading.raisedBy.get(event) ?? reading.answeredBy.get(event);
    events.set(event, { event, beat, staff: agent === undefined ? outsideStaff : staffOf(agent), cause: undefined });
  }
  const patterns = new Map<string, PatternPlace>();
  const continuing = continuations(reading);
  const known = new Set(reading.events);
  const waiting = reading.events.filter((event) => !bases.has(event));
  // What a pattern asks first is the normal course; a deadline's consequences only place what nothing else brings about.
  let lateToo = false;
  for (;;) {
    for (let changed = true; changed;) {
      changed = false;
      for (const pattern of reading.patterns) {
        const cues = pattern.cues.filter((cue) => known.has(cue.event));
        if (cues.some((cue) => !events.has(cue.event))) continue;
        const places = cues.map((cue) => events.get(cue.event)).filter((event) => event !== undefined);
        const place = placeOf(reading, continuing, pattern, places);
        const before = patterns.get(pattern.id);
        patterns.set(pattern.id, place);
        if (before === undefined || before.beat !== place.beat || before.inline !== place.inline) changed = true;
        changed = emit(pattern, place, events, known, lateToo) || changed;
      }
    }
    const loop = waiting.find((event) => !events.has(event));
    if (loop === undefined) break;
    if (!lateToo) {
      lateToo = true;
      continue;
    }
    const causes = reading.patterns.flatMap((p) => p.asks.flatMap((ask) => ask.emissions));
    const agent = causes.find((emission) => emission.event === loop)?.agent;
    events.set(loop, {
      event: loop,
      beat: 0,
      staff: agent === undefined ? outsideStaff : staffOf(agent),
      cause: undefined,
    });
  }
  return { events, patterns };
}

function placeOf(
  reading: Reading,
  continuing: ReadonlyMap<string, string>,
  pattern: PatternReading,
  cues: readonly EventPlace[],
): PatternPlace {
  const staff = staffOfPattern(reading, pattern);
  const authored = authoredPlace(reading, pattern.id)?.beat;
  if (authored !== undefined && authored >= 1) {
    return { reading: pattern, staff, beat: Math.min(Math.floor(authored), beatsMax) - 1, inline: false };
  }
  const latest = cues.reduce((beat, cue) => Math.max(beat, cue.beat), 0);
  const only = cues.length === 1 ? cues[0] : undefined;
  const inline = only !== undefined && only.staff === staff && continuing.get(`${staff} ${only.event}`) === pattern.id;
  return { reading: pattern, staff, beat: latest + (inline ? 1 : 0), inline };
}

/** Where the author put a pattern: under its name in the layout, or under its bare id. */
function authoredPlace(reading: Reading, id: string): { readonly beat?: number; readonly staff?: string } | undefined {
  const places = reading.document.layout.score ?? {};
  const name = `pattern:${id}`;
  return Object.hasOwn(places, name) ? places[name] : Object.hasOwn(places, id) ? places[id] : undefined;
}

/** The staff of the agent that is asked first, or where the author put it. */
function staffOfPattern(reading: Reading, pattern: PatternReading): string {
  const authored = authoredPlace(reading, pattern.id)?.staff;
  if (authored !== undefined && Object.hasOwn(reading.document.agents, authored)) return staffOf(authored);
  const able = pattern.asks[0]?.agents[0];
  return able === undefined ? nobodyStaff : staffOf(able);
}

/** Of the patterns that hear only one event, the first declared on a staff may continue that event's line: key "staff event". */
function continuations(reading: Reading): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const pattern of reading.patterns) {
    const [only, more] = pattern.cues;
    if (only === undefined || more !== undefined || pattern.kind === "sequence") continue;
    if (authoredPlace(reading, pattern.id)?.beat !== undefined) continue;
    const key = `${staffOfPattern(reading, pattern)} ${only.event}`;
    if (!first.has(key)) first.set(key, pattern.id);
  }
  return first;
}

function emit(
  pattern: PatternReading,
  place: PatternPlace,
  events: Map<string, EventPlace>,
  known: ReadonlySet<string>,
  lateToo: boolean,
): boolean {
  let changed = false;
  for (const [index, { emissions }] of pattern.asks.entries()) {
    if (index > 0 && !lateToo) continue;
    for (const emission of emissions) {
      if (index > 0 && events.has(emission.event)) continue;
      if (!known.has(emission.event)) continue;
      const beat = place.beat + 1 + emission.later;
      const before = events.get(emission.event);
      if (before !== undefined && (before.cause === undefined || before.beat <= beat)) continue;
      events.set(emission.event, {
        event: emission.event,
        beat,
        staff: staffOf(emission.agent),
        cause: pattern.id,
      });
      changed = true;
    }
  }
  return changed;
}
