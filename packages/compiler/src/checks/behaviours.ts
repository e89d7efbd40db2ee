// What the simulator would play: answers emit declared types, conditions can be read, and somebody asks for the action.
// Behaviours are not executed on real events, so nothing here keeps a bundle from being made: warnings at most.
import { conditionsOf } from "@laban/bundle";
import type { Bundle } from "@laban/bundle";
import type { ScopeTypes } from "@laban/cel";
import { isJsonList, isJsonObject, nearestName } from "@laban/model";
import type { BehaviourOutcome, BehaviourRecord, Diagnostic, DocumentPath, Json } from "@laban/model";
import type { KindContext } from "../kinds/compilable.ts";
import { reportCondition, reportExpression } from "../kinds/record/conditions.ts";
import type { SpokenPlace } from "../kinds/record/conditions.ts";
import { undeclaredEvent } from "./undeclaredEvent.ts";
import type { Wiring } from "./wiring.ts";

/** All behaviours of all agents. */
export function checkBehaviours(context: KindContext, wiring: Wiring): readonly Diagnostic[] {
  const asked = new Set(wiring.asks.map(({ action }) => action));
  const places = Object.entries(context.document.agents).flatMap(([agent, { behaviours }]) =>
    Object.entries(behaviours).map(([action, behaviour]): BehaviourPlace => {
      return { agent, action, behaviour, path: ["agents", agent, "behaviours", action] };
    }),
  );
  return places.flatMap((at) => {
    const found = checkOutcomes(context, at, scopeOf(context, wiring, at.action));
    return asked.has(at.action) ? found : [nobodyAsks(at, asked)].concat(found);
  });
}

interface BehaviourPlace {
  readonly agent: string;
  readonly action: string;
  readonly behaviour: BehaviourRecord;
  readonly path: DocumentPath;
}

function nobodyAsks({ agent, action, path }: BehaviourPlace, asked: ReadonlySet<string>): Diagnostic {
  const near = nearestName(action, asked);
  return {
    code: "behaviour/nobody-asks",
    severity: "info",
    message: `Agent "${agent}" has a behaviour for "${action}", but no pattern asks for it${near === undefined ? "." : `; did you mean "${near}"?`}`,
    path,
  };
}

function checkOutcomes(context: KindContext, at: BehaviourPlace, scope: ScopeTypes): readonly Diagnostic[] {
  const speaker = `Agent "${at.agent}", behaviour "${at.action}"`;
  return at.behaviour.outcomes.flatMap((outcome, index) => {
    const path = [...at.path, "outcomes", index];
    return checkAnswer(context, outcome, { speaker, path, scope });
  });
}

function checkAnswer(
  { dataTypes }: KindContext,
  { emits, when, data, then }: BehaviourOutcome,
  at: { readonly speaker: string; readonly path: DocumentPath; readonly scope: ScopeTypes },
): readonly Diagnostic[] {
  const place = (...names: readonly string[]): SpokenPlace => ({
    speaker: at.speaker,
    path: [...at.path, ...names],
  });
  const emitted = (event: string | undefined, ...names: readonly string[]): readonly Diagnostic[] =>
    event === undefined
      ? []
      : undeclaredEvent(event, dataTypes, { ...place(...names), speaker: `${at.speaker} emits` });
  return [
    ...emitted(emits, "emits"),
    ...emitted(then?.emits, "then", "emits"),
    ...(when === undefined ? [] : reportCondition(when, at.scope, { ...place("when"), severityMax: "warning" })),
    ...checkGenerators(data, at.scope, place("data")),
    ...checkGenerators(then?.data, at.scope, place("then", "data")),
  ];
}

// { $cel: "…" } may stand for any value of a payload.
function checkGenerators(value: Json | undefined, scope: ScopeTypes, at: SpokenPlace): readonly Diagnostic[] {
  if (isJsonList(value)) {
    return value.flatMap((item, index) => checkGenerators(item, scope, { ...at, path: [...at.path, index] }));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const path = [...at.path, name];
    if (name !== "$cel" || typeof item !== "string") return checkGenerators(item, scope, { ...at, path });
    return reportExpression(item, scope, { speaker: at.speaker, path, severityMax: "warning" });
  });
}

// The asking event: of the one type that every asking pattern listens to, else of any.
function scopeOf(context: KindContext, { asks, listens }: Wiring, action: string): ScopeTypes {
  const patterns = new Set(asks.filter((ask) => ask.action === action).map(({ pattern }) => pattern));
  const types = new Set(listens.filter(({ pattern }) => patterns.has(pattern)).map(({ event }) => event));
  return eventScope([...types], context.events);
}

function eventScope(types: readonly string[], events: Bundle["events"]): ScopeTypes {
  const [place] = conditionsOf(
    { operator: "match", id: "", priority: 1, scope: "key", actions: {}, on: types, when: "true" },
    events,
  );
  return place?.scope ?? {};
}
