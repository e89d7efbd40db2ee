// Any operator as a chart, with what that loses. What looks back over a sliding window has no states, and is no chart.
import { type Bundle, type MatchOperator, type Operator, unreachable } from "@laban/bundle";
import { absenceChart, anyOfChart, listening } from "./absenceChart.ts";
import { type ChartReading, tell } from "./chart.ts";
import { Conditions, move } from "./fits.ts";
import { sequenceChart } from "./sequenceChart.ts";
import { stateMachineChart } from "./stateMachineChart.ts";

/** The chart of an operator. Never throws for an operator of a sealed bundle; the same operator gives the same chart. */
export function chartOf(operator: Operator, events: Bundle["events"]): ChartReading {
  switch (operator.operator) {
    case "match":
      return matchChart(operator, events);
    case "sequence":
      return sequenceChart(operator, events);
    case "absence":
      return absenceChart(operator, events);
    case "any_of":
      return anyOfChart(operator, events);
    case "state_machine":
      return stateMachineChart(operator, events);
    case "all_of":
      return none("A set of the latest events within a window slides over them; a state chart has no such memory.");
    case "threshold":
      return none("A measure over a window needs every event of it; a state chart has no such memory.");
    default:
      return unreachable(operator);
  }
}

function none(why: string): ChartReading {
  return { chart: undefined, losses: [{ path: [], fate: "lost", why }] };
}

function matchChart(operator: MatchOperator, events: Bundle["events"]): ChartReading {
  const conditions = new Conditions(operator, events);
  const fit = conditions.fit({ events: operator.on }, []);
  const acts = [
    { act: "bind", how: "open", step: undefined, missing: undefined } as const,
    tell({ outcome: "matched" }, operator.actions.matched),
  ];
  return {
    chart: {
      pattern: operator.id,
      operator: "match",
      lives: "one",
      hears: operator.on,
      hearsOthers: false,
      conditions: conditions.list,
      withinMs: undefined,
      withinAction: undefined,
      states: [listening([move(fit, acts, undefined)])],
    },
    losses: [],
  };
}

/**
 * What a host of charts must know of a pattern beside its chart: which outcome fires, and what may keep it from that. Where something does, the
 * outcome is told without its action, or not at all (`isSilent`).
 */
export function firingOf(operator: Operator): {
  readonly main: "matched" | "timeout";
  readonly isSilent: boolean;
  readonly cooldownMs: number | undefined;
  readonly exclusiveGroup: string | undefined;
} {
  return {
    main: operator.operator === "absence" ? "timeout" : "matched",
    isSilent: operator.operator === "match" || (operator.operator === "any_of" && operator.start === undefined),
    cooldownMs: operator.cooldownMs,
    exclusiveGroup: operator.exclusiveGroup,
  };
}
