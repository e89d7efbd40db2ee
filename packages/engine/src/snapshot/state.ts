// The whole state of an engine as plain JSON, and back: an engine restored anywhere goes on exactly as the first one would have.
import type { Json } from "@laban/trace";
import type { EngineSnapshot } from "../door.ts";
import type { EngineParts } from "../engineParts.ts";
import { noCounts, type Pattern } from "../pattern.ts";
import { eventJson, EventTable, readEvent, readEventTable } from "./events.ts";
import {
  boundJson,
  boundOf,
  fieldOf,
  integerOf,
  listOf,
  pairsOf,
  SnapshotError,
  textFieldOf,
  textOfState,
} from "./read.ts";
import { RunReader, RunWriter } from "./runs.ts";

/** Everything that the future depends on. */
export function saveState(engine: EngineParts): Json {
  const events = new EventTable();
  const writer = new RunWriter(events);
  const histories = engine.histories.save();
  const state = {
    totals: { ...engine.totals },
    frontier: boundJson(engine.frontier),
    lastRun: engine.lives.lastNumber,
    watermark: boundJson(engine.disorder.watermark),
    releasedEarly: engine.disorder.releasedEarly,
    waiting: engine.disorder.waiting().map(({ event, seq }) => ({ event: eventJson(event), seq })),
    seen: engine.seen.save(),
    histories: {
      count: histories.count,
      recent: histories.recent.map(eventJson),
      correlated: histories.correlated.map(([key, kept]) => [key, kept.map(eventJson)] as const),
      sources: histories.sources,
    },
    patterns: engine.patterns.map(({ operator, counters, coolDown }) => ({
      id: operator.id,
      counters: { ...counters },
      coolDown: coolDown === undefined ? null : coolDown.fired.save(),
    })),
    runs: engine.stateful.map((operator) => operator.saveRuns(writer)),
    more: engine.stateful.map((operator) => operator.saveMore?.() ?? null),
  };
  return { ...state, events: events.save() };
}

/** Fills a fresh engine. @throws SnapshotError */
export function restoreState(engine: EngineParts, snapshot: EngineSnapshot): void {
  const version: unknown = fieldOf(snapshot, "laban_snapshot", "the snapshot");
  if (version !== 1) throw new SnapshotError(`version ${String(version)} is not 1`, "engine/snapshot-version");
  const bundle = textFieldOf(snapshot, "bundle", "the snapshot");
  if (bundle !== engine.bundle.hash) {
    throw new SnapshotError(`it belongs to ${bundle}, not to ${engine.bundle.hash}`, "engine/snapshot-bundle");
  }
  const { state } = snapshot;
  const get = (name: string): unknown => fieldOf(state, name, "the state");
  const totals = get("totals");
  for (const name of ["accepted", "duplicates", "late", "uncorrelated", "lastSeq"] as const) {
    engine.totals[name] = integerOf(fieldOf(totals, name, "totals"), `totals.${name}`);
  }
  engine.frontier = boundOf(get("frontier"), "frontier");
  engine.lives.resumeNumbering(integerOf(get("lastRun"), "lastRun"));
  restoreDisorder(engine, get);
  const seen = get("seen");
  engine.seen.restore(
    integerOf(fieldOf(seen, "forgotten", "seen"), "seen.forgotten"),
    pairsOf(fieldOf(seen, "entries", "seen"), "seen.entries"),
  );
  restoreHistories(engine, get("histories"));
  const patterns = listOf(get("patterns"), "patterns");
  for (const [index, pattern] of engine.patterns.entries()) restorePattern(pattern, patterns[index]);
  const reader = new RunReader(readEventTable(get("events")), engine.keys);
  const runs = listOf(get("runs"), "runs");
  const more = listOf(get("more"), "more");
  for (const [index, operator] of engine.stateful.entries()) {
    operator.restoreRuns(listOf(runs[index], `runs of "${operator.pattern.operator.id}"`), reader);
    operator.restoreMore?.(more[index]);
  }
}

function restoreDisorder(engine: EngineParts, get: (name: string) => unknown): void {
  const waiting = listOf(get("waiting"), "waiting").map((item, index) => {
    const place = `waiting[${index}]`;
    return {
      event: readEvent(fieldOf(item, "event", place), `${place}.event`),
      seq: integerOf(fieldOf(item, "seq", place), `${place}.seq`),
    };
  });
  engine.disorder.restore(
    boundOf(get("watermark"), "watermark"),
    integerOf(get("releasedEarly"), "releasedEarly"),
    waiting,
  );
}

function restoreHistories(engine: EngineParts, state: unknown): void {
  const place = "histories";
  const events = (list: unknown): ReturnType<typeof readEvent>[] =>
    listOf(list, place).map((event) => readEvent(event, "an event of the histories"));
  engine.histories.restore({
    count: integerOf(fieldOf(state, "count", place), `${place}.count`),
    recent: events(fieldOf(state, "recent", place)),
    correlated: listOf(fieldOf(state, "correlated", place), `${place}.correlated`).map((entry) => {
      const [key, kept] = listOf(entry, `${place}.correlated`);
      return [textOfState(key, `${place}.correlated`), events(kept)] as const;
    }),
    sources: pairsOf(fieldOf(state, "sources", place), `${place}.sources`),
  });
}

function restorePattern({ operator, counters, coolDown }: Pattern, state: unknown): void {
  const place = `pattern "${operator.id}"`;
  if (textFieldOf(state, "id", place) !== operator.id) throw new SnapshotError(`${place} is missing`);
  const counted = fieldOf(state, "counters", place);
  for (const name of Object.keys(noCounts()) as (keyof typeof counters)[]) {
    counters[name] = integerOf(fieldOf(counted, name, place), `${name} of ${place}`);
  }
  if (coolDown === undefined) return;
  const cooling = fieldOf(state, "coolDown", place);
  coolDown.fired.restore(
    integerOf(fieldOf(cooling, "forgotten", place), `${place}.forgotten`),
    pairsOf(fieldOf(cooling, "entries", place), `${place}.entries`),
  );
}
