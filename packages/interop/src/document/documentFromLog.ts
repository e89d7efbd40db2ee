// A first choreography for a log: its event types with inferred schemas, correlated as the log is, and a scenario that plays it.
import { idProblem } from "@laban/model";
import type { ChoreographyDocument, EventTypeRecord } from "@laban/model";
import { counted, sourceOf } from "../collectEvents.ts";
import type { ImportReport } from "../report.ts";
import { SchemaSketch } from "./inferSchema.ts";

/** More event types than this are no vocabulary; the rarest are left out. */
const EVENT_TYPES_MAX = 500;

/**
 * The document. It has no patterns and no agents: those are for people to draw. Its scenario `recorded` names the log under `log`; reading it is the
 * host's matter. Linear in the size of the log.
 *
 * @param options.name Name of the log in the scenario; the file's own name when absent.
 */
export function documentFromLog(report: ImportReport, options: { readonly name?: string } = {}): ChoreographyDocument {
  const log = options.name ?? report.name;
  const types = usableTypes(report);
  return {
    laban: 1,
    name: sourceOf(log),
    description: describe(report, types.size),
    events: eventTypes(report, types),
    correlation: { default: ["correlation_id"], keys: {} },
    agents: {},
    patterns: {},
    scenarios: { recorded: { title: "As recorded", log } },
    layout: {},
  };
}

function usableTypes({ eventTypes: counts }: ImportReport): ReadonlySet<string> {
  const usable = counts.filter(({ type }) => idProblem(type) === undefined);
  const most = usable.toSorted((left, right) => right.count - left.count).slice(0, EVENT_TYPES_MAX);
  return new Set(most.map(({ type }) => type));
}

// In the order of first appearance, which is nearly the order of the work.
function eventTypes(
  { events, eventTypes: counts }: ImportReport,
  types: ReadonlySet<string>,
): Readonly<Record<string, EventTypeRecord>> {
  const sketches = new Map<string, SchemaSketch>();
  for (const { type } of counts) if (types.has(type)) sketches.set(type, new SchemaSketch());
  for (const { type, data } of events) sketches.get(type)?.see(data);
  return Object.fromEntries(Array.from(sketches, ([type, sketch]) => [type, { schema: sketch.schema() }]));
}

function describe({ name, events, correlations, eventTypes: counts }: ImportReport, kept: number): string {
  const from = events[0]?.time.slice(0, 10);
  const until = events.at(-1)?.time.slice(0, 10);
  const size = `${counted(events.length, "event", "events")} in ${counted(correlations, "correlation", "correlations")}`;
  const left = counts.length - kept;
  const without =
    left === 0 ? "" : ` ${counted(left, "event type is", "event types are")} not listed: too rare, or no usable name.`;
  return `From ${name}: ${size}, ${from} to ${until}.${without}`;
}
