// A state machine as a chart: its own states, one before its first event, and its finals kept for a while.
import type { Bundle, MachineTransition, StateMachineOperator } from "@laban/bundle";
import { type Act, type ChartReading, type ChartState, type Move, tell } from "./chart.ts";
import { Conditions, move, typesOf } from "./fits.ts";

/** The chart of a state machine; nothing is lost. */
export function stateMachineChart(operator: StateMachineOperator, events: Bundle["events"]): ChartReading {
  const { states, initial, transitions, keepFinalMs, actions } = operator;
  const conditions = new Conditions(operator, events);
  const hears = typesOf(...transitions);
  // A state may have any name: the one before the first event is called by what no state is called.
  let unborn = "not begun";
  while (states.some(({ name }) => name === unborn)) unborn += "!";
  const finals = new Set(states.filter((state) => state.final).map(({ name }) => name));

  const movesFrom = (name: string, how: "open" | "last"): readonly Move[] =>
    transitions.flatMap((transition, index) => {
      if (!transition.from.includes(name)) return [];
      const bind: Act = { act: "bind", how, step: undefined, missing: undefined };
      return [
        move(conditions.fit(transition, ["transitions", index]), [bind, ...taking(name, transition)], transition.to),
      ];
    });
  const taking = (from: string, { to, action }: Pick<MachineTransition, "to" | "action">): readonly Act[] => {
    const isEnd = finals.has(to);
    return [
      tell(
        { outcome: "matched", ...(isEnd ? {} : { detail: "moved" }), from, to },
        action ?? (isEnd ? actions.matched : undefined),
      ),
    ];
  };
  const unexpected = (acts: readonly Act[], to: string | undefined): Move => ({
    events: hears,
    others: false,
    tests: [],
    acts: [...acts, { act: "unexpected" }],
    to,
  });

  const begin: Act = { act: "bind", how: "open", step: undefined, missing: undefined };
  const before: ChartState = {
    name: unborn,
    inRun: false,
    missing: undefined,
    isEnd: false,
    isFinal: false,
    moves: [...movesFrom(initial, "open"), unexpected([begin], initial)],
    deadline: undefined,
  };
  const own = states.map(({ name, final, timeout }): ChartState => {
    const isEnd = timeout !== undefined && finals.has(timeout.to);
    const late =
      timeout === undefined
        ? undefined
        : {
            afterMs: timeout.afterMs,
            acts: [
              tell(
                { outcome: "timeout", ...(isEnd ? {} : { detail: "moved" }), from: name, to: timeout.to },
                timeout.action ?? (isEnd ? actions.timeout : undefined),
              ),
            ],
            to: timeout.to,
          };
    return {
      name,
      inRun: !final,
      missing: undefined,
      isEnd: false,
      isFinal: final,
      moves: [...(final ? [] : movesFrom(name, "last")), unexpected([], undefined)],
      deadline: final ? { afterMs: keepFinalMs, acts: [], to: unborn } : late,
    };
  });
  const chart = {
    pattern: operator.id,
    operator: "state_machine" as const,
    lives: "one" as const,
    hears,
    hearsOthers: false,
    conditions: conditions.list,
    withinMs: undefined,
    withinAction: undefined,
    states: [before, ...own],
  };
  return { chart, losses: [] };
}
