// One operator of the bundle as a Python declaration, or the part of a condition that keeps it from being one.
import { conditionsOf, measuredOf, unreachable } from "@laban/bundle";
import type {
  Bundle,
  BundleAction,
  EventTest,
  Operator,
  Path,
  SequenceOperator,
  StateMachineOperator,
} from "@laban/bundle";
import { celToPython } from "./celToPython.ts";
import { pythonCall, pythonFloat, pythonList, pythonSeconds, pythonString } from "./pythonText.ts";

/** The text of the declaration, or each condition that Python cannot say: where it stands below the operator, which part, and why. */
export type DeclaredPattern =
  | { readonly text: string }
  | {
      readonly obstacles: readonly {
        readonly path: readonly (string | number)[];
        readonly part: string;
        readonly why: string;
      }[];
    };

type Arguments = readonly (readonly [name: string, text: string | undefined])[];

/** Declares a pattern of any kind. */
export function declarePattern(operator: Operator, events: Bundle["events"]): DeclaredPattern {
  const measured = measuredOf(operator, events);
  const places = conditionsOf(operator, events).map(({ path, when, scope }) => ({ path, source: when, scope }));
  if (measured !== undefined) places.push({ path: measured.path, source: measured.of, scope: measured.scope });
  const conditions = new Map<string, string>();
  const obstacles = places.flatMap(({ path, source, scope }) => {
    const translated = celToPython(source, scope);
    if (!("text" in translated)) return [{ path, ...translated }];
    conditions.set(path.join("."), translated.text);
    return [];
  });
  if (obstacles.length > 0) return { obstacles };
  const at = (...path: readonly (string | number)[]): string | undefined => conditions.get([...path, "when"].join("."));
  return { text: declare(operator, at, conditions.get("of")) };
}

type ConditionAt = (...path: readonly (string | number)[]) => string | undefined;

function declare(operator: Operator, at: ConditionAt, of: string | undefined): string {
  const common = commonArguments(operator);
  switch (operator.operator) {
    case "match": {
      const [id, ...others] = common;
      return pythonCall("EventPattern", [
        ...(id === undefined ? [] : [id]),
        ...typeArguments(operator.on),
        ["condition", at()],
        ...others,
      ]);
    }
    case "sequence":
      return pythonCall("EventSequence", [...common, ...sequenceArguments(operator, at)]);
    case "all_of":
      return pythonCall("TemporalSequence", [
        ...common,
        [
          "members",
          pythonList(
            operator.members.map((member, index) =>
              pythonCall("Member", [
                ...testArguments(member, at("members", index)),
                ["name", pythonString(member.name)],
                ["count", other(member.count, 1)],
              ]),
            ),
          ),
        ],
        ["time_window", pythonSeconds(operator.withinMs)],
        ["anchor", word(operator.anchor, "sliding")],
        ["trigger", test(operator.trigger, at("trigger"))],
        ["after_match", word(operator.afterMatch, "consume")],
      ]);
    case "any_of":
      return pythonCall("FirstOf", [
        ...common,
        ["start", test(operator.start, at("start"))],
        [
          "alternatives",
          pythonList(
            operator.alternatives.map((each, index) =>
              pythonCall("Alternative", [
                ...testArguments(each, at("alternatives", index)),
                ["name", pythonString(each.name)],
                ["action", action(each.action)],
              ]),
            ),
          ),
        ],
        ["within", seconds(operator.withinMs)],
        ["starts", word(operator.starts, "one")],
      ]);
    case "threshold":
      return pythonCall("ThresholdPattern", [
        ...common,
        ["event_types", strings(operator.on)],
        ["condition", at()],
        ["measure", word(operator.measure, "count")],
        ["of", of],
        ["comparison", word(operator.comparison, "at_least")],
        ["threshold", pythonFloat(operator.value)],
        ["time_window", seconds(operator.withinMs)],
        ["last", operator.last === undefined ? undefined : String(operator.last)],
        ["fires", word(operator.fires, "edge")],
      ]);
    case "state_machine":
      return pythonCall("StateTransition", [...common, ...machineArguments(operator, at)]);
    case "absence":
      return pythonCall("Deadline", [
        ...common,
        ["start", test(operator.start, at("start"))],
        ["expect", test(operator.expect, at("expect"))],
        ["cancel", test(operator.cancel, at("cancel"))],
        ["within", pythonSeconds(operator.withinMs)],
        ["starts", word(operator.starts, "overlap")],
        ["repeat", other(operator.repeat, 1)],
      ]);
    default:
      return unreachable(operator);
  }
}

function commonArguments(operator: Operator): Arguments {
  const { id, priority, scope, by, cooldownMs, exclusiveGroup, runsPerKeyMax, actions } = operator;
  const main = operator.operator === "absence" ? "timeout" : "matched";
  const asked = actions[main];
  const others = Object.entries(actions).flatMap(([outcome, each]) =>
    each === undefined || outcome === main ? [] : [`${pythonString(outcome)}: ${action(each) ?? ""}`],
  );
  return [
    ["pattern_id", pythonString(id)],
    ["action", asked === undefined ? undefined : pythonString(asked.action)],
    ["target_capability", asked === undefined ? undefined : pythonString(asked.capability)],
    ["timeout_seconds", seconds(asked?.timeoutMs)],
    ["priority", other(priority, 1)],
    ["correlation_keys", scope === "global" ? "[]" : by === undefined ? undefined : pathList(by)],
    ["cooldown", seconds(cooldownMs)],
    ["exclusive_group", exclusiveGroup === undefined ? undefined : pythonString(exclusiveGroup)],
    ["max_runs", runsPerKeyMax === undefined ? undefined : String(runsPerKeyMax)],
    ["actions", others.length === 0 ? undefined : `{${others.join(", ")}}`],
  ];
}

/** One type as the classic form has it; several as a list. */
function typeArguments(types: readonly string[]): Arguments {
  const [only] = types;
  return types.length === 1 && only !== undefined && only !== ""
    ? [["event_type", pythonString(only)]]
    : [["event_types", strings(types)]];
}

function sequenceArguments(operator: SequenceOperator, at: ConditionAt): Arguments {
  const { steps, guards, maxIntervalMs, withinMs, starts, afterMatch } = operator;
  const members = (index: number, of: "any" | "all", tests: readonly EventTest[] | undefined): string | undefined =>
    tests && pythonList(tests.map((each, member) => test(each, at("steps", index, of, member)) ?? ""));
  return [
    [
      "steps",
      pythonList(
        steps.map((step, index) =>
          pythonCall("Step", [
            ...testArguments(step, at("steps", index)),
            ["name", pythonString(step.name)],
            ["min", other(step.min, 1)],
            ["max", step.max === 1 ? undefined : String(step.max ?? "None")],
            ["strict", step.strict ? "True" : undefined],
            ["any_of", members(index, "any", step.any)],
            ["all_of", members(index, "all", step.all)],
          ]),
        ),
      ),
    ],
    [
      "guards",
      guards.length === 0
        ? undefined
        : pythonList(
            guards.map((guard, index) =>
              pythonCall("Guard", [
                ...testArguments(guard, at("guards", index)),
                ["after", guard.after === undefined ? undefined : String(guard.after)],
              ]),
            ),
          ),
    ],
    ["max_interval", seconds(maxIntervalMs)],
    ["within", seconds(withinMs)],
    ["starts", word(starts, "one")],
    ["after_match", word(afterMatch, "consume")],
  ];
}

function machineArguments(operator: StateMachineOperator, at: ConditionAt): Arguments {
  const { states, initial, transitions, keepFinalMs } = operator;
  return [
    [
      "states",
      pythonList(
        states.map(({ name, final, timeout }) =>
          pythonCall("State", [
            ["", pythonString(name)],
            ["final", final ? "True" : undefined],
            ["timeout_after", seconds(timeout?.afterMs)],
            ["timeout_to", timeout === undefined ? undefined : pythonString(timeout.to)],
            ["timeout_action", action(timeout?.action)],
          ]),
        ),
      ),
    ],
    ["initial", pythonString(initial)],
    [
      "transitions",
      pythonList(
        transitions.map((transition, index) =>
          pythonCall("Transition", [
            ...testArguments(transition, at("transitions", index)),
            ["sources", strings(transition.from)],
            ["to", pythonString(transition.to)],
            ["action", action(transition.action)],
          ]),
        ),
      ),
    ],
    ["keep_final", pythonSeconds(keepFinalMs)],
  ];
}

function test(each: EventTest | undefined, condition: string | undefined): string | undefined {
  return each === undefined ? undefined : pythonCall("EventTest", testArguments(each, condition));
}

function testArguments({ events }: EventTest, condition: string | undefined): Arguments {
  return [
    ["", strings(events)],
    ["condition", condition],
  ];
}

function action(asked: BundleAction | undefined): string | undefined {
  if (asked === undefined) return undefined;
  const { action: name, capability, timeoutMs } = asked;
  return pythonCall("Action", [
    ["", pythonString(name)],
    ["", pythonString(capability)],
    ["timeout_seconds", seconds(timeoutMs)],
  ]);
}

/** Paths from the root of an event, dotted; one whose names have dots is written as a JSON list. */
export function pathList(paths: readonly Path[]): string {
  return pythonList(
    paths.map((path) => {
      const isPlain = path.every((name) => name !== "" && !name.includes(".")) && !path[0]?.startsWith("[");
      return pythonString(isPlain ? path.join(".") : JSON.stringify(path));
    }),
  );
}

function strings(texts: readonly string[]): string {
  return pythonList(texts.map(pythonString));
}

function seconds(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : pythonSeconds(milliseconds);
}

function word(value: string, byDefault: string): string | undefined {
  return value === byDefault ? undefined : pythonString(value);
}

function other(value: number, byDefault: number): string | undefined {
  return value === byDefault ? undefined : String(value);
}
