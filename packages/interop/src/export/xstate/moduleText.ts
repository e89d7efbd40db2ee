// The text of an exported XState module: conditions, one machine per pattern, and what gives them their events.
import type { Bundle, Operator } from "@laban/bundle";
import type { Chart, ChartCondition, Test } from "../machine/chart.ts";
import { firingOf } from "../machine/chartOf.ts";
import { type Guard, guardsOf } from "../machine/guards.ts";
import type { ConditionScript } from "../machine/script/conditionScript.ts";
import { commentText, stringText, valueText } from "../machine/script/jsText.ts";
import { preludeText } from "../machine/script/prelude.ts";
import { machineIds, otherEvent, wireNames } from "../machine/wireNames.ts";
import { restOfRun, xstateConfig } from "./config.ts";
import { actionsText, hostText } from "./hostText.ts";

/** A pattern that has a chart. */
export interface ChartedPattern {
  readonly operator: Operator;
  readonly chart: Chart;
  readonly description: string | undefined;
}

/** The whole module. The same bundle gives the same text. */
export function moduleText(
  bundle: Bundle,
  charted: readonly ChartedPattern[],
  about: { readonly name: string; readonly description: string | undefined },
): string {
  const wire = wireNames(charted.flatMap(({ chart }) => chart.hears));
  const ids = machineIds(charted.map(({ chart }) => chart.pattern));
  const ordered = charted.toSorted((a, b) => b.operator.priority - a.operator.priority);
  return [
    `// ${commentText(about.name)}: ${charted.length} patterns as XState machines (xstate 5).`,
    'import { assign, createActor, emit, setup } from "xstate";',
    "",
    `export const choreography = ${valueText({ name: about.name, ...(about.description === undefined ? {} : { description: about.description }) })};`,
    "",
    preludeText,
    actionsText,
    ...charted.map((each, index) => machineText(each, index, { wire, id: ids.get(each.chart.pattern) ?? "" })),
    "// Where the key of an event is found: by its type, else at the default paths.",
    `const defaultKey = ${valueText(bundle.defaultKey)};`,
    `const keys = new Map(${valueText(Object.entries(bundle.events).map(([type, { key }]) => [type, key]))});`,
    "",
    `const OTHER = ${stringText(otherEvent)};`,
    "",
    "// In the order in which they are given an event. hears: event type to the type that the machine is sent. fires: the outcome that a cool-down",
    "// or an exclusive group may keep from its action; with isSilent it is then not told at all.",
    "export const patterns = [",
    ...ordered.map((each) => patternText(each, charted.indexOf(each), wire)),
    "];",
    hostText,
  ].join("\n");
}

function machineText(
  { operator, chart, description }: ChartedPattern,
  index: number,
  { wire, id }: { readonly wire: ReadonlyMap<string, string>; readonly id: string },
): string {
  const guards = guardsOf(chart);
  const config = xstateConfig({ chart, guards, wire, description, id });
  const delays =
    chart.withinMs === undefined
      ? []
      : [
          "  delays: {",
          `    ${stringText(restOfRun)}: ({ context: { bound } }) => bound[0].event.time + ${chart.withinMs} - bound.at(-1).event.time,`,
          "  },",
        ];
  return [
    `// ${commentText(operator.id)}: ${operator.operator}`,
    ...conditionsText(chart.conditions, guards.scripts, index),
    `const machine${index} = setup({`,
    "  actions,",
    ...(guards.list.length === 0
      ? []
      : ["  guards: {", ...guards.list.map((guard) => guardText(guard, index)), "  },"]),
    ...delays,
    `}).createMachine(${valueText(config)});`,
    "",
  ].join("\n");
}

function conditionsText(
  conditions: readonly ChartCondition[],
  scripts: readonly ConditionScript[],
  index: number,
): readonly string[] {
  if (conditions.length === 0) return [];
  const lines = scripts.flatMap((script, at) => {
    const said = `  // ${commentText(conditions[at]?.when ?? "")}`;
    if ("text" in script) return [said, `  (event, bound) => ${script.text},`];
    return [
      said,
      `  // Never holds: ${commentText(script.lost.expression)}: ${commentText(script.lost.why)}.`,
      "  () => undefined,",
    ];
  });
  return [`const conditions${index} = [`, ...lines, "];"];
}

function guardText({ name, tests }: Guard, index: number): string {
  const asked = (test: Test): string => {
    if (test.test === "noGap") return "!context.gap";
    return `conditions${index}[${test.condition}](event.event, ${test.fresh ? "[]" : "context.bound"}) === true`;
  };
  return `    ${stringText(name)}: ({ context, event }) => ${tests.map(asked).join(" && ")},`;
}

function patternText({ operator, chart }: ChartedPattern, index: number, wire: ReadonlyMap<string, string>): string {
  const firing = firingOf(operator);
  const by = operator.scope === "global" ? [] : operator.by;
  const hears = chart.hears.map((type) => [type, wire.get(type) ?? type]);
  return [
    "  {",
    `    id: ${stringText(operator.id)},`,
    `    priority: ${operator.priority},`,
    `    machine: machine${index},`,
    `    lives: ${stringText(chart.lives)},`,
    `    hears: new Map(${valueText(hears, 4)}),`,
    `    hearsOthers: ${chart.hearsOthers},`,
    `    fires: ${stringText(firing.main)},`,
    ...(firing.isSilent ? ["    isSilent: true,"] : []),
    ...(firing.cooldownMs === undefined ? [] : [`    cooldownMs: ${firing.cooldownMs},`]),
    ...(firing.exclusiveGroup === undefined ? [] : [`    exclusiveGroup: ${stringText(firing.exclusiveGroup)},`]),
    ...(by === undefined ? [] : [`    by: ${valueText(by, 4)},`]),
    "  },",
  ].join("\n");
}
