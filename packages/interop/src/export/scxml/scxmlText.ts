// A chart as one SCXML 1.0 document with the ECMAScript data model.
import type { Act, Chart, ChartState, Move } from "../machine/chart.ts";
import { conditionScript, type IntText } from "../machine/script/conditionScript.ts";
import { commentText, singleQuoted } from "../machine/script/jsText.ts";
import { preludeText } from "../machine/script/prelude.ts";
import { deadlineEvent, otherEvent, runDeadlineEvent } from "./sentNames.ts";
import { attribute, scriptText, xmlText } from "./xmlText.ts";

/** What a document is written with. */
export interface ScxmlParts {
  readonly chart: Chart;
  readonly description: string | undefined;
  /** The names under which event types are sent. */
  readonly sent: ReadonlyMap<string, string>;
  /** The ids of the chart's states. */
  readonly ids: ReadonlyMap<string, string>;
}

const intCall: IntText = (value) => `BigInt("${value}")`;

/** The whole document. The same chart gives the same text. */
export function scxmlText(parts: ScxmlParts): string {
  const { chart, description, ids } = parts;
  const [first] = chart.states;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- ${xmlComment(`${chart.pattern}: ${chart.operator}`)} -->`,
    ...(description === undefined ? [] : [`<!-- ${xmlComment(description)} -->`]),
    `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript"${attribute("initial", ids.get(first?.name ?? ""))}>`,
    "  <datamodel>",
    "    <!-- The events of the run, each with the name of its step; whether one was passed over since the last of them. -->",
    '    <data id="bound" expr="[]"/>',
    '    <data id="gap" expr="false"/>',
    "  </datamodel>",
    `  <script>\n${scriptText(`${preludeText}${bindingText}${conditionsText(chart)}`)}  </script>`,
    ...chart.states.flatMap((state) => stateText(state, parts)),
    "</scxml>",
    "",
  ].join("\n");
}

/** What the actions of a machine call. */
const bindingText = String.raw`// The events that a run has bound.
function opened(step, event) {
  return [{ step: step, event: event }];
}
function added(bound, step, event) {
  return bound.concat(opened(step, event));
}
function replaced(bound, step, event) {
  return bound.slice(0, 1).concat(opened(step, event));
}
function idsOf(bound) {
  return bound.map((each) => each.event.id);
}
function restOf(bound, within) {
  return bound[0].event.time + within - bound[bound.length - 1].event.time + "ms";
}
`;

function conditionsText({ conditions }: Chart): string {
  return conditions
    .map((condition, index) => {
      const script = conditionScript(condition, intCall);
      const said = `// ${commentText(condition.when)}\n`;
      if ("text" in script) return `${said}function condition${index}(event, bound) {\n  return ${script.text};\n}\n`;
      const why = `// Never holds: ${commentText(script.lost.expression)}: ${commentText(script.lost.why)}.\n`;
      return `${said}${why}function condition${index}() {\n  return undefined;\n}\n`;
    })
    .join("");
}

function stateText(state: ChartState, parts: ScxmlParts): readonly string[] {
  const { chart, ids } = parts;
  const id = attribute("id", ids.get(state.name));
  if (state.isEnd) return [`  <final${id}/>`];
  const isTimed = chart.withinMs !== undefined && state.inRun;
  const { deadline, missing } = state;
  const lines = [`  <state${id}>`];
  if (deadline !== undefined || isTimed) {
    const ms = deadline === undefined ? "" : attribute("delay", `${deadline.afterMs}ms`);
    const rest = attribute("delayexpr", `restOf(bound, ${chart.withinMs ?? 0})`);
    const own = `<send event="${deadlineEvent}" id="${deadlineEvent}"${ms}/>`;
    const whole = `<send event="${runDeadlineEvent}" id="${runDeadlineEvent}"${rest}/>`;
    const cancel = (name: string): string => `<cancel sendid="${name}"/>`;
    lines.push(`    <onentry>${deadline === undefined ? "" : own}${isTimed ? whole : ""}</onentry>`);
    const cancels = `${deadline === undefined ? "" : cancel(deadlineEvent)}${isTimed ? cancel(runDeadlineEvent) : ""}`;
    lines.push(`    <onexit>${cancels}</onexit>`);
  }
  for (const move of state.moves) lines.push(...moveText(move, parts));
  if (deadline !== undefined) {
    lines.push(...transitionText({ event: deadlineEvent, target: ids.get(deadline.to) }, deadline.acts, chart));
  }
  if (isTimed) {
    const told = { outcome: "timeout" as const, ...(missing === undefined ? {} : { missing }), ...chart.withinAction };
    const target = ids.get(chart.states[0]?.name ?? "");
    lines.push(...transitionText({ event: runDeadlineEvent, target }, [{ act: "tell", told }], chart));
  }
  return [...lines, "  </state>"];
}

function moveText(move: Move, { chart, sent, ids }: ScxmlParts): readonly string[] {
  const names = [
    ...move.events.map((type) => sent.get(type) ?? type),
    ...(move.others && chart.hearsOthers ? [otherEvent] : []),
  ];
  if (names.length === 0) return [];
  const asked = move.tests.map((test) =>
    test.test === "noGap" ? "!gap" : `condition${test.condition}(_event.data, ${test.fresh ? "[]" : "bound"}) === true`,
  );
  const cond = asked.length === 0 ? undefined : asked.join(" && ");
  const target = move.to === undefined ? undefined : ids.get(move.to);
  return transitionText({ event: names.join(" "), cond, target }, move.acts, chart);
}

function transitionText(
  {
    event,
    cond,
    target,
  }: { readonly event: string; readonly cond?: string | undefined; readonly target: string | undefined },
  acts: readonly Act[],
  chart: Chart,
): readonly string[] {
  const head = `    <transition${attribute("event", event)}${attribute("cond", cond)}${attribute("target", target)}`;
  const lines = acts.flatMap((act) => actText(act, chart));
  return lines.length === 0
    ? [`${head}/>`]
    : [`${head}>`, ...lines.map((line) => `      ${line}`), "    </transition>"];
}

function actText(act: Act, chart: Chart): readonly string[] {
  switch (act.act) {
    case "gap":
      return ['<assign location="gap" expr="true"/>'];
    case "unexpected":
      return ['<send event="unexpected" target="#_parent"/>'];
    case "bind": {
      const step = act.step === undefined ? "null" : singleQuoted(act.step);
      const call = { open: "opened(", add: "added(bound, ", last: "replaced(bound, " }[act.how];
      const bind = `<assign location="bound"${attribute("expr", `${call}${step}, _event.data)`)}/>`;
      return chart.hearsOthers ? [bind, '<assign location="gap" expr="false"/>'] : [bind];
    }
    default: {
      const params = Object.entries(act.told).map(
        ([name, value]) =>
          `  <param name="${name}"${attribute("expr", typeof value === "string" ? singleQuoted(value) : String(value))}/>`,
      );
      return [
        '<send event="told" target="#_parent">',
        ...params,
        '  <param name="events" expr="idsOf(bound)"/>',
        "</send>",
      ];
    }
  }
}

function xmlComment(text: string): string {
  return xmlText(commentText(text)).replace(/-+/g, "-").replace(/-$/, "- ");
}
