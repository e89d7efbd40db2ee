// A chart as the configuration of an XState machine: plain JSON. Guards, actions and delays are names, which the module around it gives meaning.
import type { JsonObject } from "@laban/model";
import type { Act, Chart, ChartState, Deadline, Move } from "../machine/chart.ts";
import type { Guards } from "../machine/guards.ts";
import { otherEvent, stateNames } from "../machine/wireNames.ts";

/** The delay of a run's last deadline, counted from its first event. */
export const restOfRun: string = "rest of the run";

/** The tag of a state in which a machine has nothing to remember. */
export const idleTag: string = "idle";

/** What the configuration is made from. */
export interface ConfigParts {
  readonly chart: Chart;
  readonly guards: Guards;
  /** The names under which event types are sent. */
  readonly wire: ReadonlyMap<string, string>;
  readonly description: string | undefined;
  /** The id of the machine; not that of one of its states, which are s0, s1, … */
  readonly id: string;
}

/** The configuration, as `createMachine` takes it. */
export function xstateConfig({ chart, guards, wire, description, id }: ConfigParts): JsonObject {
  const names = stateNames(chart.states.map(({ name }) => name));
  const ids = new Map(chart.states.map(({ name }, index) => [name, `s${index}`]));
  const [first] = chart.states;
  const nameOf = (state: string): string => names.get(state) ?? state;
  const target = (state: string): string => `#${ids.get(state) ?? ""}`;

  const onOf = (state: ChartState): JsonObject => {
    const on: [string, JsonObject[]][] = [];
    const types = chart.hears.map((type) => [type, wire.get(type) ?? type] as const);
    for (const [type, sent] of types)
      on.push([sent, state.moves.filter(({ events }) => events.includes(type)).map(transitionIn(state))]);
    if (chart.hearsOthers) on.push([otherEvent, state.moves.filter(({ others }) => others).map(transitionIn(state))]);
    return Object.fromEntries(on.filter(([, moves]) => moves.length > 0));
  };
  const transitionIn =
    (state: ChartState) =>
    (move: Move): JsonObject => {
      const guard = guards.of(move);
      return {
        ...(guard === undefined ? {} : { guard: guard.name }),
        ...(move.to === undefined ? {} : { target: target(move.to) }),
        // Entered anew, so that its deadline is counted from now.
        ...(move.to === state.name ? { reenter: true } : {}),
        ...actionsOf(move.acts),
      };
    };
  const deadlines = (state: ChartState): readonly (readonly [string, JsonObject])[] => {
    const late = ({ acts, to }: Deadline): JsonObject => ({
      target: target(to),
      ...(to === state.name ? { reenter: true } : {}),
      ...actionsOf(acts),
    });
    const { deadline, missing } = state;
    const own = deadline === undefined ? [] : [[String(deadline.afterMs), late(deadline)] as const];
    if (chart.withinMs === undefined || !state.inRun) return own;
    const told = { outcome: "timeout" as const, ...(missing === undefined ? {} : { missing }), ...chart.withinAction };
    const rest = { afterMs: 0, acts: [{ act: "tell", told } as const], to: first?.name ?? "" };
    return [...own, [restOfRun, late(rest)]];
  };
  const states = chart.states.map((state, index): [string, JsonObject] => {
    const tags = [...(index === 0 ? [idleTag] : []), ...(state.isFinal ? ["final"] : [])];
    const after = deadlines(state);
    const on = onOf(state);
    return [
      nameOf(state.name),
      {
        id: `s${index}`,
        ...(tags.length === 0 ? {} : { tags }),
        ...(state.isEnd ? { type: "final" } : {}),
        ...(Object.keys(on).length === 0 ? {} : { on }),
        ...(after.length === 0 ? {} : { after: Object.fromEntries(after) }),
      },
    ];
  });
  return {
    id,
    ...(description === undefined ? {} : { description }),
    initial: nameOf(first?.name ?? ""),
    context: { bound: [], gap: false },
    states: Object.fromEntries(states),
  };
}

function actionsOf(acts: readonly Act[]): { readonly actions?: readonly JsonObject[] } {
  if (acts.length === 0) return {};
  return { actions: acts.map(actionOf) };
}

function actionOf(act: Act): JsonObject {
  switch (act.act) {
    case "bind":
      return { type: "bind", params: { how: act.how, ...(act.step === undefined ? {} : { step: act.step }) } };
    case "tell":
      return { type: "tell", params: { ...act.told } };
    default:
      return { type: act.act };
  }
}
