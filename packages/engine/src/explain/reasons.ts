// From what was recorded while an event was handled, and what stood before it, to the reasons for one pattern.
import { type Operator, type SequenceStep, unreachable } from "@laban/bundle";
import type { ChoreographyEvent, EventRecord, InstantMs, TraceRecord } from "@laban/trace";
import type { AskedCondition, Reason } from "./explanation.ts";
import type { PatternKey } from "./patternKey.ts";
import { type KeyStory, standing } from "./runsBefore.ts";
import { typesNamed } from "./typesNamed.ts";

/** All that bears on what one pattern made of the event. */
export interface Circumstances {
  readonly operator: Operator;
  /** All of them, in the order in which they are asked. */
  readonly operators: readonly Operator[];
  readonly event: ChoreographyEvent;
  readonly verdict: EventRecord["verdict"];
  readonly at: InstantMs;
  readonly key: PatternKey | undefined;
  /** What was recorded while the event was handled, of all patterns. */
  readonly told: readonly TraceRecord[];
  /** The runs of its key before the event. */
  readonly story: KeyStory | undefined;
  readonly coolingSince: InstantMs | undefined;
  readonly asked: readonly AskedCondition[];
}

/** Never empty; the most telling first. */
export function reasonsOf(circumstances: Circumstances): readonly Reason[] {
  const { operator, event, verdict, key } = circumstances;
  const types = typesNamed(operator);
  const isStrict = operator.operator === "sequence" && operator.steps.some(({ strict }) => strict);
  if (!isStrict && !types.includes(event.type)) return [{ kind: "not_listening", types }];
  if (verdict === "duplicate" || verdict === "late") return [{ kind: "dropped", verdict }];
  if (key !== undefined && "missing" in key) return [{ kind: "no_key", path: key.missing, fields: key.fields }];
  const done = whatHappened(circumstances);
  const refused = [...refusals(circumstances), ...conditionsThatFailed(circumstances)];
  const reasons = [...done, ...refused, ...runsThatDidNot(circumstances, done)];
  return reasons.length > 0 ? reasons : [{ kind: "no_run", opening: openingTypes(operator) }];
}

/** Effects, and runs that opened, went on or ended. */
function whatHappened({ operator, told, story }: Circumstances): readonly Reason[] {
  const ofPattern = told.filter((record) => "pattern" in record && record.pattern === operator.id);
  const effects = told.flatMap((record): readonly Reason[] =>
    record.type === "effect" && record.effect.pattern === operator.id
      ? [{ kind: "effect", effect: record.effect }]
      : [],
  );
  const rest = ofPattern.flatMap((record): readonly Reason[] => {
    if (record.type === "run_opened") return [{ kind: "opened", ...standing(record.run, record.at, record) }];
    if (record.type === "run_advanced") {
      const openedAt = story?.live.get(record.run)?.openedAt ?? record.at;
      return [{ kind: "advanced", step: record.step, ...standing(record.run, openedAt, record) }];
    }
    if (record.type !== "run_ended" || effects.length > 0) return [];
    const { run, outcome, detail } = record;
    return [{ kind: "ended", run, outcome, ...(detail === undefined ? {} : { detail }) }];
  });
  return [...effects, ...rest];
}

/** What kept it from firing, beside its conditions. */
function refusals(circumstances: Circumstances): readonly Reason[] {
  const { operator, operators, told, at, coolingSince, asked } = circumstances;
  return told.flatMap((record): readonly Reason[] => {
    if (record.type !== "no_match" || record.pattern !== operator.id) return [];
    const { verdict, reason: why = "" } = record;
    switch (verdict) {
      case "cooling": {
        const since = coolingSince ?? at;
        return [{ kind: "cooling", since, until: since + (operator.cooldownMs ?? 0) }];
      }
      case "excluded":
        return [excludedBy(operator, operators, told)];
      case "unexpected":
        return [{ kind: "unexpected", why }];
      case "false":
        return why === "" ? [] : [{ kind: "short", why }];
      case "unknown": {
        // A condition tells more than its record; what a threshold measures is no condition.
        const isAsked = asked.some((each) => typeof each.verdict === "object");
        const text = operator.operator === "threshold" ? (operator.of ?? "") : "";
        return isAsked ? [] : [{ kind: "condition", place: "what it measures", text, verdict: "unknown", why }];
      }
      default:
        return unreachable(verdict);
    }
  });
}

/** Who has taken the group on this event. */
function excludedBy(operator: Operator, operators: readonly Operator[], told: readonly TraceRecord[]): Reason {
  const group = operator.exclusiveGroup ?? "";
  const members = operators.filter((other) => other.exclusiveGroup === group);
  const winner = members.find((other) => hasTakenItsGroup(other.id, told));
  return { kind: "excluded", group, winner: winner?.id ?? "", winnerPriority: winner?.priority ?? 0 };
}

/**
 * Only a match that acts takes the group: neither another outcome, nor the end of a threshold's alarm, nor a match that is told although
 * something kept it from acting, which is recorded right before it.
 */
function hasTakenItsGroup(pattern: string, told: readonly TraceRecord[]): boolean {
  return told.some((record, index) => {
    if (record.type !== "effect" || record.effect.pattern !== pattern) return false;
    if (record.effect.outcome !== "matched" || record.effect.detail === "recovered") return false;
    const before = told[index - 1];
    const isKept = before?.type === "no_match" && (before.verdict === "cooling" || before.verdict === "excluded");
    return !isKept || before.pattern !== pattern;
  });
}

/** Each place once, and only where it held for no run that asked it; of the others the first answer stands for all. */
function conditionsThatFailed({ asked }: Circumstances): readonly Reason[] {
  const told = new Set(asked.flatMap(({ path, verdict }) => (verdict === true ? [path.join(".")] : [])));
  return asked.flatMap(({ place, text, verdict, path }): readonly Reason[] => {
    const name = path.join(".");
    if (verdict === true || told.has(name)) return [];
    told.add(name);
    if (verdict === false) return [{ kind: "condition", place, text, verdict }];
    return [{ kind: "condition", place, text, verdict: "unknown", why: verdict.reason }];
  });
}

/** Live runs that the event left alone, and a last run that had run out before it. */
function runsThatDidNot({ operator, story, at }: Circumstances, done: readonly Reason[]): readonly Reason[] {
  if (done.some(({ kind }) => kind === "effect" || kind === "advanced" || kind === "ended")) return [];
  const live = [...(story?.live.values() ?? [])];
  const waiting = live.map((run): Reason => ({ kind: "waiting", ...run }));
  const last = story?.last;
  const isClosed = last !== undefined && live.length === 0 && last.outcome === "timeout" && last.at < at;
  const closed: readonly Reason[] = isClosed
    ? [
        {
          kind: "closed",
          run: last.run,
          openedAt: last.openedAt,
          closedAt: last.at,
          byMs: at - last.at,
          ...(last.missing === undefined ? {} : { missing: last.missing }),
        },
      ]
    : [];
  const opening = openingTypes(operator);
  const isOpenedBy = done.length > 0 || live.length > 0 || opening.length === 0;
  return [...waiting, ...closed, ...(isOpenedBy ? [] : [{ kind: "no_run" as const, opening }])];
}

/** The types that open a run; empty where none is needed. */
function openingTypes(operator: Operator): readonly string[] {
  switch (operator.operator) {
    case "sequence": {
      const required = operator.steps.findIndex(({ min }) => min > 0);
      const first: readonly SequenceStep[] = operator.steps.slice(0, required + 1);
      return [...new Set(first.flatMap(({ events }) => events))];
    }
    case "absence":
      return operator.start.events;
    case "any_of":
      return operator.start?.events ?? [];
    case "all_of":
      return [...new Set(operator.members.flatMap(({ events }) => events))];
    case "match":
    case "threshold":
    case "state_machine":
      return [];
    default:
      return unreachable(operator);
  }
}
