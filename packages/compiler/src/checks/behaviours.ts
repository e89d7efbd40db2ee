// What the simulator would play: answers emit declared types, conditions can be read, and somebody asks for the action.
// Behaviours are not executed on real events, so nothing here keeps a bundle from being made: warnings at most.
import { conditionsOf } from "@laban/bundle";
import type { Bundle } from "@laban/bundle";
import type { ScopeTypes } from "@laban/cel";
import { isJsonList, isJsonObject, nearestName } from "@laban/model";
import type { BehaviourOutcome, BehaviourRecord, Diagnostic, DocumentPath, Json } from "@laban/model";
import type { KindContext } from "../kinds/compilable.ts";
import { reportCondition } from "../kinds/record/conditions.ts";
import { undeclaredEvent } from "./undeclaredEvent.ts";
import type { Wiring } from "./wiring.ts";

/** All behaviours of all agents. */
export function checkBehaviours(context: KindContext, wiring: Wiring): readonly Diagnostic[] {
  const asked = new Set(wiring.asks.map(({ action }) => action));
  return Object.entries(context.document.agents).flatMap(([agent, { behaviours }]) =>
    Object.entries(behaviours).flatMap(([action, behaviour]) => {
      const at: BehaviourPlace = { agent, action, path: ["agents", agent, "behaviours", action] };
      return [
        ...(asked.has(action) ? [] : [nobodyAsks(at, asked)]),
        ...checkOutcomes(context, at, behaviour, scopeOf(context, wiring, action)),
      ];
    }),
  );
}

interface BehaviourPlace {
  readonly agent: string;
  readonly action: string;
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

function checkOutcomes(
  context: KindContext,
  at: BehaviourPlace,
  { outcomes }: BehaviourRecord,
  scope: ScopeTypes,
): readonly Diagnostic[] {
  const speaker = `Agent "${at.agent}", behaviour "${at.action}"`;
  return outcomes.flatMap((outcome: BehaviourOutcome, index) => {
    const path = [...at.path, "outcomes", index];
    const { emits, when, data, then } = outcome;
    return [
      ...(emits === undefined
        ? []
        : undeclaredEvent(emits, context.dataTypes, { speaker: `${speaker} emits`, path: [...path, "emits"] })),
      ...(then === undefined
        ? []
        : undeclaredEvent(then.emits, context.dataTypes, {
            speaker: `${speaker} emits`,
            path: [...path, "then", "emits"],
          })),
      ...(when === undefined
        ? []
        : reportCondition(when, scope, { speaker, path: [...path, "when"], severityMax: "warning" })),
      ...checkGenerators(data, scope, { speaker, path: [...path, "data"] }),
      ...checkGenerators(then?.data, scope, { speaker, path: [...path, "then", "data"] }),
    ];
  });
}

// { $cel: "…" } may stand for any value of a payload; the issue that it is no yes-or-no question does not count here.
function checkGenerators(
  value: Json | undefined,
  scope: ScopeTypes,
  at: { readonly speaker: string; readonly path: DocumentPath },
): readonly Diagnostic[] {
  if (isJsonList(value))
    return value.flatMap((item, index) => checkGenerators(item, scope, { ...at, path: [...at.path, index] }));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const path = [...at.path, name];
    if (name !== "$cel" || typeof item !== "string") return checkGenerators(item, scope, { ...at, path });
    // Comparing the value with itself makes a yes-or-no question of it, with the same names and types and the same offsets.
    return reportCondition(item, scope, { speaker: at.speaker, path, severityMax: "warning" }).filter(
      ({ code }) => code !== "condition/not-bool",
    );
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
