// Why each pattern fired or did not, for one event of a log: the log is played up to it by an engine that listens to every condition it asks.
// Nothing of this touches an engine that does not explain.
import type { Bundle } from "@laban/bundle";
import { type Explain, prepareCondition, type Verdict } from "@laban/cel";
import type { ChoreographyEvent, EventRecord, TraceRecord } from "@laban/trace";
import type { Prepare } from "../conditions.ts";
import type { EngineOptions } from "../door.ts";
import { ChoreographyEngine } from "../engine.ts";
import { correlationOf } from "../keys.ts";
import { KeyTable } from "../keyTable.ts";
import { AskedConditions } from "./askedConditions.ts";
import type { EventExplanation, PatternExplanation } from "./explanation.ts";
import { fewReasons } from "./fewReasons.ts";
import { patternKey, type PatternKey } from "./patternKey.ts";
import { placeInWords } from "./placeInWords.ts";
import { type Circumstances, reasonsOf } from "./reasons.ts";
import { type KeyStory, RunsBefore } from "./runsBefore.ts";

/** What is to be explained. */
export interface ExplainInput {
  readonly bundle: Bundle;
  /** The events in the order in which they came. Those after the explained one matter only where a tolerance holds it back. */
  readonly log: readonly ChoreographyEvent[];
  /** The place of the event in the log, from 1. */
  readonly position: number;
  /** As the run that is explained had them. */
  readonly options?: Pick<EngineOptions, "toleranceMs" | "latePolicy" | "dedupHorizonMs" | "limits">;
}

/**
 * What every pattern made of one event, and why. Plays the log up to it: O(position), with only the runs of the event's own keys remembered.
 *
 * @throws RangeError where the log has no such position; else as `createEngine`.
 */
export function explainEvent({ bundle, log, position, options = {} }: ExplainInput): EventExplanation {
  const target = log[position - 1];
  if (target === undefined)
    throw new RangeError(`The log has no event ${position}: give a place from 1 to ${log.length}.`);
  const keys = keysOf(bundle, target);
  const labels = new Map<string, string | null>();
  for (const [pattern, found] of keys) if ("key" in found) labels.set(pattern, found.label);
  const before = new RunsBefore(labels);
  const asked = new AskedConditions();
  const told: TraceRecord[] = [];
  const stories = new Map<string, KeyStory>();
  const cooling = new Map<string, number>();
  let came: EventRecord | undefined;
  let isBeingHandled = false;
  let lateByMs = 0;
  // Of the events that are called like the explained one: which was dropped last as a repeat, and which was remembered last.
  let repeatedPosition = 0;
  let firstPosition = position;

  const observe = (record: TraceRecord): void => {
    if (record.type === "event") {
      if (record.verdict === "duplicate") repeatedPosition = record.seq;
      isBeingHandled = record.seq === position;
      if (!isBeingHandled) return;
      came = record;
      lateByMs = Math.max(0, engine.disorder.watermark - target.time);
      for (const { operator, coolDown } of engine.patterns) {
        stories.set(operator.id, before.of(operator.id));
        const found = keys.get(operator.id);
        const since = found !== undefined && "key" in found ? coolDown?.fired.since(found.key.text) : undefined;
        if (since !== undefined) cooling.set(operator.id, since);
      }
    } else if (isBeingHandled) told.push(record);
    else before.see(record);
  };
  const engine = new ChoreographyEngine(
    bundle,
    { ...options, observe },
    listening(bundle, (pattern, path, verdict, tell, scope) => {
      if (isBeingHandled && scope["event"] === target) asked.hear(pattern, path, verdict, tell);
    }),
  );
  const toleranceMs = options.toleranceMs ?? 0;
  for (const [index, event] of log.entries()) {
    // An event that would release the explained one together with others: what is due is released first, so that nothing comes in between.
    if (index >= position && event.time - toleranceMs >= target.time) break;
    engine.offer(event, index + 1);
    if (isCalledLike(target, event) && repeatedPosition !== index + 1) firstPosition = index + 1;
    if (came !== undefined) break;
  }
  if (came === undefined) engine.tick(target.time);
  if (came === undefined) throw new Error(`Invariant: event ${position} was never handled.`);
  const { verdict, at } = came;
  const ordered = engine.patterns.toSorted((a, b) => a.rank - b.rank).map(({ operator }) => operator);
  return {
    event: target,
    position,
    verdict,
    at,
    correlation: came.correlation,
    ...(verdict === "duplicate" ? { firstPosition } : {}),
    ...(verdict === "late" || verdict === "late_processed" ? { lateByMs } : {}),
    patterns: ordered.map((operator) =>
      explained({
        operator,
        operators: ordered,
        event: target,
        verdict,
        at,
        key: keys.get(operator.id),
        told,
        story: stories.get(operator.id),
        coolingSince: cooling.get(operator.id),
        ...asked.of(operator.id),
      }),
    ),
  };
}

function keysOf(bundle: Bundle, event: ChoreographyEvent): ReadonlyMap<string, PatternKey> {
  const table = new KeyTable();
  return new Map(bundle.patterns.map((operator) => [operator.id, patternKey(bundle, operator, event, table)]));
}

/** Conditions that tell when they are asked; what they came to is worked out only if somebody wants it. */
function listening(
  bundle: Bundle,
  hear: (...heard: [...Parameters<AskedConditions["hear"]>, scope: Parameters<Explain>[0]]) => void,
): Prepare {
  const operators = new Map(bundle.patterns.map((operator) => [operator.id, operator]));
  return (text, types, { pattern, path }) => {
    const prepared = prepareCondition(text, types);
    const { condition, explain } = prepared;
    const operator = operators.get(pattern);
    if (condition === undefined || explain === undefined || operator === undefined) return prepared;
    const place = placeInWords(operator, path);
    return {
      ...prepared,
      condition: (scope): Verdict => {
        const verdict = condition(scope);
        hear(pattern, path, verdict, () => ({ path, place, text, verdict, explanation: explain(scope) }), scope);
        return verdict;
      },
    };
  };
}

function explained(circumstances: Circumstances & { readonly omitted: number }): PatternExplanation {
  const { operator, key, asked, omitted } = circumstances;
  const reasons = reasonsOf(circumstances);
  const kinds = new Set(reasons.map(({ kind }) => kind));
  const label = key === undefined || !("key" in key) ? null : (correlationOf(key.key) ?? "*");
  const isNotOffered = kinds.has("dropped") || kinds.has("not_listening") || kinds.has("no_key");
  const hasPart = kinds.has("opened") || kinds.has("advanced") || kinds.has("ended");
  return {
    pattern: operator.id,
    operator: operator.operator,
    key: label,
    answer: kinds.has("effect") ? "effect" : hasPart ? "part" : isNotOffered ? "not_offered" : "nothing",
    reasons: fewReasons(reasons),
    asked,
    askedOmitted: omitted,
  };
}

function isCalledLike(target: ChoreographyEvent, { id, source }: ChoreographyEvent): boolean {
  return id === target.id && source === target.source;
}
