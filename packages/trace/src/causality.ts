// Who caused what: from any record of a trace to the one that made it happen, and to those that it made happen. The index
// grows with the trace and holds three integers per record.
//
// Backwards: effect → the event that was handled (a timeout: the last event that the run had bound); action → its effect;
// the end of an action → its start; event → the end of the action that emitted it; a run's life and a refusal → their event.
import { createIntegerColumn } from "./numberColumn.ts";
import type { TraceRecord } from "./records.ts";

/** Positions are indices into the trace, in the order in which records were added. */
export interface CausalityIndex {
  readonly length: number;
  /** Adds the next record and gives its position. */
  add(record: TraceRecord): number;
  /** The position of what caused the record, or undefined for an event from outside. Always earlier than the record itself. */
  causeOf(position: number): number | undefined;
  /** The positions of what the record caused directly, earliest first. */
  consequencesOf(position: number): readonly number[];
  /** The record itself, its cause, the cause of that and so on, back to an event from outside. */
  chainOf(position: number): readonly number[];
  /** The position of the event that was accepted at a seq. */
  eventAt(seq: number): number | undefined;
}

const NONE = -1;

/** An empty index. */
export function createCausalityIndex(): CausalityIndex {
  const cause = createIntegerColumn();
  const firstConsequence = createIntegerColumn();
  const nextSibling = createIntegerColumn();
  const lastConsequence = createIntegerColumn();
  const eventBySeq = new Map<number, number>();
  const eventById = new Map<string, number>();
  const effectById = new Map<string, number>();
  const actionStart = new Map<string, number>();
  const actionEnd = new Map<string, number>();
  const runStart = new Map<number, number>();

  const causeOfNew = (record: TraceRecord): number | undefined => {
    switch (record.type) {
      case "event":
        return record.cause === undefined ? undefined : (actionEnd.get(record.cause) ?? actionStart.get(record.cause));
      case "effect": {
        const { outcome, events, seq } = record.effect;
        const bound = outcome === "timeout" ? events.at(-1) : undefined;
        return (bound === undefined ? undefined : eventById.get(bound)) ?? eventBySeq.get(seq);
      }
      case "run_opened":
      case "run_advanced":
      case "no_match":
        return eventBySeq.get(record.seq);
      case "run_ended":
        return record.seq === undefined ? runStart.get(record.run) : eventBySeq.get(record.seq);
      case "action_started":
        return effectById.get(record.effect) ?? eventBySeq.get(record.seq);
      case "action_ended":
        return actionStart.get(record.action);
      case "dead_letter":
        return (
          (record.effect === undefined ? undefined : effectById.get(record.effect)) ??
          (record.seq === undefined ? undefined : eventBySeq.get(record.seq))
        );
    }
  };

  const remember = (record: TraceRecord, position: number): void => {
    switch (record.type) {
      case "event":
        // A dropped duplicate has the id of an event that was handled; causes point at that one.
        if (record.verdict === "duplicate") break;
        eventBySeq.set(record.seq, position);
        eventById.set(record.event.id, position);
        break;
      case "effect":
        effectById.set(record.effect.id, position);
        break;
      case "action_started":
        actionStart.set(record.action, position);
        break;
      case "action_ended":
        actionEnd.set(record.action, position);
        break;
      case "run_opened":
        runStart.set(record.run, position);
        break;
      case "run_advanced":
      case "run_ended":
      case "no_match":
      case "dead_letter":
        break;
    }
  };

  const causeOf = (position: number): number | undefined => {
    const found = cause.at(position);
    return found >= 0 ? found : undefined;
  };

  return {
    get length() {
      return cause.length;
    },
    add(record) {
      const position = cause.length;
      const from = causeOfNew(record) ?? NONE;
      cause.push(from);
      firstConsequence.push(NONE);
      nextSibling.push(NONE);
      lastConsequence.push(NONE);
      if (from !== NONE) {
        const elder = lastConsequence.at(from);
        if (elder === NONE) firstConsequence.set(from, position);
        else nextSibling.set(elder, position);
        lastConsequence.set(from, position);
      }
      remember(record, position);
      return position;
    },
    causeOf,
    consequencesOf(position) {
      const found: number[] = [];
      for (let next = firstConsequence.at(position); next >= 0; next = nextSibling.at(next)) found.push(next);
      return found;
    },
    chainOf(position) {
      const chain: number[] = [];
      // Causes are always earlier, so this ends.
      for (let at: number | undefined = position; at !== undefined && at < cause.length; at = causeOf(at))
        chain.push(at);
      return chain;
    },
    eventAt: (seq) => eventBySeq.get(seq),
  };
}

/** The record that caused another, by position in the trace. Builds an index each time: for one question; keep a `CausalityIndex` for many. O(n). */
export function causeOf(trace: readonly TraceRecord[], record: TraceRecord): TraceRecord | undefined {
  const index = createCausalityIndex();
  for (const each of trace) {
    const position = index.add(each);
    if (each !== record) continue;
    const cause = index.causeOf(position);
    return cause === undefined ? undefined : trace[cause];
  }
  return undefined;
}
