// The trace of the run that is shown, in memory, with everything that is asked of it: lanes, metrics, causes, and what happened up to any instant.
// It only grows; another run is another trace. Components read it when the store's `version` changes, never copy it.
import { createTimelineModel, createWords, type TimelineModel, type Words } from "@laban/timeline";
import {
  type CausalityIndex,
  createCausalityIndex,
  createIntegerColumn,
  createMetrics,
  createNumberColumn,
  type Metrics,
  type NumberColumn,
  type TraceRecord,
} from "@laban/trace";
import { createKeptRecords, type FrameSource, type KeptRecords } from "./keptRecords.ts";
import { happeningCode } from "./log/happening.ts";

/** How often a thing happened, as the instants at which it did. */
export type CountsByName = ReadonlyMap<string, NumberColumn>;

/** What came of one action that a pattern asks for. */
export interface Answers {
  /** When the action ended. */
  readonly ended: NumberColumn;
  /** The event types that it brought. An answer may bring several. */
  readonly brought: CountsByName;
}

/** A growing trace with its indices. */
export interface RunTrace {
  readonly records: KeptRecords;
  /** What each record counts as, for the log: 16 times the number of its name in `names`, and what happened. */
  readonly happenings: NumberColumn;
  readonly names: Words;
  readonly model: TimelineModel;
  readonly metrics: Metrics;
  readonly causality: CausalityIndex;
  /** Trace time of each record; never falls, so the playhead can be found in it. */
  readonly instants: NumberColumn;
  /** Positions of the event records: event n (from 0) is also pin n of the timeline. */
  readonly eventPositions: NumberColumn;
  /** Events per type. */
  readonly events: CountsByName;
  /** Answers per pattern, and there per action: a pattern may ask for several. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, Answers>>;
  /** Work begun and ended per agent: their difference is what the agent has in hand. */
  readonly workBegun: CountsByName;
  readonly workEnded: CountsByName;
  /** Takes the next records, and the frame that they came in. */
  add(records: readonly TraceRecord[], source?: FrameSource): void;
  /** The pattern whose effect an action carries out. */
  patternOfAction(action: string): string | undefined;
  agentOfAction(action: string): string | undefined;
}

interface GrowingAnswers extends Answers {
  readonly brought: Map<string, NumberColumn>;
}

/** An empty trace. */
export function createRunTrace(): RunTrace {
  const records = createKeptRecords();
  const happenings = createIntegerColumn();
  const names = createWords();
  const model = createTimelineModel();
  const metrics = createMetrics();
  const causality = createCausalityIndex();
  const instants = createNumberColumn();
  const eventPositions = createNumberColumn();
  const events = new Map<string, NumberColumn>();
  const answers = new Map<string, Map<string, GrowingAnswers>>();
  const workBegun = new Map<string, NumberColumn>();
  const workEnded = new Map<string, NumberColumn>();
  const actions = new Map<string, { readonly pattern: string; readonly agent: string; readonly name: string }>();
  let now = Number.NEGATIVE_INFINITY;

  const count = (into: Map<string, NumberColumn>, name: string): void => {
    let column = into.get(name);
    if (column === undefined) {
      column = createNumberColumn();
      into.set(name, column);
    }
    column.push(now);
  };

  const answersTo = ({ pattern, name }: { readonly pattern: string; readonly name: string }): GrowingAnswers => {
    const byAction = answers.get(pattern) ?? new Map<string, GrowingAnswers>();
    answers.set(pattern, byAction);
    const found = byAction.get(name) ?? { ended: createNumberColumn(), brought: new Map<string, NumberColumn>() };
    byAction.set(name, found);
    return found;
  };

  const index = (record: TraceRecord): void => {
    switch (record.type) {
      case "event": {
        eventPositions.push(instants.length - 1);
        if (record.verdict === "duplicate" || record.verdict === "late") break;
        count(events, record.event.type);
        const action = record.cause === undefined ? undefined : actions.get(record.cause);
        if (action !== undefined) count(answersTo(action).brought, record.event.type);
        break;
      }
      case "action_started":
        actions.set(record.action, { pattern: record.pattern, agent: record.agent, name: record.name });
        count(workBegun, record.agent);
        break;
      case "action_ended": {
        const action = actions.get(record.action);
        if (action === undefined) break;
        answersTo(action).ended.push(now);
        count(workEnded, action.agent);
        break;
      }
      case "effect":
      case "run_opened":
      case "run_advanced":
      case "run_ended":
      case "no_match":
      case "dead_letter":
        break;
    }
  };

  return {
    records,
    happenings,
    names,
    model,
    metrics,
    causality,
    instants,
    eventPositions,
    events,
    answers,
    workBegun,
    workEnded,
    add(added, source) {
      records.add(added, source);
      for (const record of added) {
        if (record.at > now && Number.isFinite(record.at)) now = record.at;
        instants.push(now);
        index(record);
        model.add(record);
        metrics.add(record);
        causality.add(record);
        happenings.push(happeningCode(record, names));
      }
    },
    patternOfAction: (action) => actions.get(action)?.pattern,
    agentOfAction: (action) => actions.get(action)?.agent,
  };
}
