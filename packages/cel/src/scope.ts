// The names that a condition may use (semantics, section 3), with their types.
import type { CelField, CelType, ScopeTypes } from "./door.ts";
import { listOf, types } from "./types.ts";

/** What else is in scope, beside the event itself. */
export interface EventScopeOptions {
  /** The events that were bound before, by step name: the type of their data, and whether the step may have been passed over. */
  readonly steps?: Readonly<Record<string, { readonly data: CelType; readonly optional?: boolean }>>;
  /** Whether histories may be read: recent_events, correlated_events, event_count, source_event_count. */
  readonly history?: boolean;
}

/**
 * The scope of a condition over one event: `data`, `event`, `source`, `time`, `correlation_id`; `steps.NAME` and the histories
 * where they are asked for.
 */
export function eventScope(data: CelType, options: EventScopeOptions = {}): ScopeTypes {
  const { steps, history = false } = options;
  const base: Record<string, CelType> = {
    data,
    event: eventType(data),
    source: types.string,
    time: types.timestamp,
    correlation_id: types.string,
  };
  if (steps !== undefined) base["steps"] = stepsType(steps);
  if (!history) return base;
  const events = listOf(eventType(types.dyn));
  return {
    ...base,
    recent_events: events,
    correlated_events: events,
    event_count: types.int,
    source_event_count: types.int,
  };
}

/** The type of a whole event with this data. */
export function eventType(data: CelType): CelType {
  return {
    kind: "object",
    open: false,
    fields: {
      id: field(types.string, "Unique at its source."),
      type: field(types.string, "What happened."),
      source: field(types.string, "Who said so."),
      time: field(types.timestamp, "When it happened."),
      correlation_id: { ...field(types.string, "What it belongs to."), optional: true },
      data: field(data, "The payload."),
    },
  };
}

function field(type: CelType, description: string): CelField {
  return { type, optional: false, description };
}

function stepsType(steps: NonNullable<EventScopeOptions["steps"]>): CelType {
  const fields = Object.entries(steps).map(([name, step]): readonly [string, CelField] => [
    name,
    { type: eventType(step.data), optional: step.optional ?? false },
  ]);
  return { kind: "object", open: false, fields: Object.fromEntries(fields) };
}
