// The bench workloads as documents in the text form: what a user would write, one pattern per rule.

/** A condition of the workload's specification: field, operator, value, and the default of a missing field. */
export type Clause = readonly [field: string, operator: string, value: unknown, missing?: unknown];

/** A rule, sequence or window of the specification, as `spec.json` has it. */
export interface SpecEntry {
  readonly id: string;
  readonly type?: string;
  readonly all?: readonly Clause[];
  readonly priority?: number;
  readonly steps?: readonly string[];
  readonly maxIntervalMs?: number;
  readonly kind?: "threshold" | "all";
  readonly types?: readonly string[];
  readonly count?: number;
  readonly windowMs?: number;
}

/** The document of a workload, as JSON text (which is YAML, too). */
export function documentFor(spec: readonly SpecEntry[]): string {
  const types = new Set(
    spec.flatMap((entry) => [...(entry.steps ?? []), ...(entry.types ?? []), ...(entry.type ? [entry.type] : [])]),
  );
  return JSON.stringify({
    laban: 1,
    name: "bench",
    events: Object.fromEntries([...types].map((type) => [type, {}])),
    correlation: { default: ["correlation_id"] },
    patterns: Object.fromEntries(spec.map((entry) => [entry.id, patternFor(entry)])),
  });
}

function patternFor(entry: SpecEntry): Record<string, unknown> {
  if (entry.steps) return { kind: "sequence", steps: entry.steps, max_interval: `${entry.maxIntervalMs ?? 0}ms` };
  const within = `${entry.windowMs ?? 0}ms`;
  if (entry.kind === "threshold")
    return { kind: "threshold", on: entry.type, count: { at_least: entry.count }, within, fires: "every" };
  if (entry.kind === "all") return { kind: "all_of", events: entry.types, within, after_match: "every" };
  const when = (entry.all ?? []).map(conditionFor).join(" && ");
  return {
    kind: "pattern",
    on: entry.type,
    ...(when === "" ? {} : { when }),
    priority: entry.priority ?? 1,
    scope: "global",
  };
}

function conditionFor([field, operator, value, missing]: Clause): string {
  if (value === null) return `has(data.${field}) && data.${field} ${operator} null`;
  const test = `data.${field} ${operator} ${JSON.stringify(value)}`;
  if (missing === undefined) return test;
  return `(has(data.${field}) ? data.${field} : ${JSON.stringify(missing)}) ${operator} ${JSON.stringify(value)}`;
}
