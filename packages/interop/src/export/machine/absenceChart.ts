// An absence and an any_of as charts: both open with a start, wait for one of several events, and end at a deadline.
import type { AbsenceOperator, AnyOfOperator, Bundle } from "@laban/bundle";
import { type Act, type Chart, type ChartReading, type ChartState, type Move, tell } from "./chart.ts";
import { both, Conditions, type Fit, fresh, move, typesOf } from "./fits.ts";

const idle = "waiting for a start";
const ended = "ended";
const plain = { isEnd: false, isFinal: false };

/** The chart of an absence: with overlapping starts a machine for each. */
export function absenceChart(operator: AbsenceOperator, events: Bundle["events"]): ChartReading {
  const { actions, start, expect, cancel, repeat, withinMs } = operator;
  const conditions = new Conditions(operator, events);
  const missing = expect.events.join(" | ");
  const waitings = Array.from({ length: repeat }, (_each, index) =>
    index === 0 ? `waiting for ${missing}` : `waiting for ${missing}, ${index + 1}`,
  );
  const lives = operator.starts === "overlap" ? "each" : "one";
  const fulfilled: readonly Act[] = [
    { act: "bind", how: "add", step: undefined, missing },
    tell({ outcome: "matched", detail: "fulfilled" }, actions.matched),
  ];
  const endings = [{ fit: conditions.fit(expect, ["expect"]), acts: fulfilled }];
  if (cancel !== undefined) {
    const cancelled = [tell({ outcome: "cancelled", missing }, actions.cancelled)];
    endings.push({ fit: conditions.fit(cancel, ["cancel"]), acts: cancelled });
  }
  const waiting = waitingWith({
    start: conditions.fit(start, ["start"]),
    missing,
    first: waitings[0] ?? idle,
    endings,
    lives,
    restarted:
      lives === "one" ? [tell({ outcome: "cancelled", detail: "restarted", missing }, actions.cancelled)] : undefined,
  });
  const late = [tell({ outcome: "timeout", missing }, actions.timeout)];
  const chart: Chart = {
    pattern: operator.id,
    operator: "absence",
    lives,
    hears: typesOf(start, expect, ...(cancel === undefined ? [] : [cancel])),
    hearsOthers: false,
    conditions: conditions.list,
    withinMs: undefined,
    withinAction: undefined,
    states: [
      waiting.idle,
      ...waitings.map((name, index) => ({
        isEnd: false,
        isFinal: false,
        name,
        inRun: true,
        missing,
        moves: waiting.moves,
        deadline: { afterMs: withinMs, acts: late, to: waitings[index + 1] ?? waiting.end },
      })),
      ...waiting.more,
    ],
  };
  return { chart, losses: [] };
}

/** The chart of an any_of. Without a start it is one state that takes any of its alternatives. */
export function anyOfChart(operator: AnyOfOperator, events: Bundle["events"]): ChartReading {
  const { actions, start, alternatives, withinMs } = operator;
  const conditions = new Conditions(operator, events);
  const missing = alternatives.map(({ name }) => name).join(" | ");
  const winnings = (how: "open" | "add"): readonly { readonly fit: Fit; readonly acts: readonly Act[] }[] =>
    alternatives.map((alternative, index) => ({
      fit: conditions.fit(alternative, ["alternatives", index]),
      acts: [
        { act: "bind", how, step: undefined, missing },
        tell({ outcome: "matched", alternative: alternative.name }, alternative.action ?? actions.matched),
      ],
    }));
  const base = {
    pattern: operator.id,
    operator: "any_of" as const,
    hears: typesOf(...(start === undefined ? [] : [start]), ...alternatives),
    hearsOthers: false,
    conditions: conditions.list,
    withinMs: undefined,
    withinAction: undefined,
  };
  if (start === undefined) {
    const moves = winnings("open").map(({ fit, acts }) => move(fit, acts, undefined));
    return { chart: { ...base, lives: "one", states: [listening(moves)] }, losses: [] };
  }
  const lives = operator.starts === "overlap" ? "each" : "one";
  const name = `waiting for ${missing}`;
  const waiting = waitingWith({
    start: conditions.fit(start, ["start"]),
    missing,
    first: name,
    endings: winnings("add"),
    lives,
    restarted:
      operator.starts === "restart"
        ? [tell({ outcome: "cancelled", detail: "restarted", missing }, actions.cancelled)]
        : undefined,
  });
  const late = [tell({ outcome: "timeout", missing }, actions.timeout)];
  const deadline = withinMs === undefined ? undefined : { afterMs: withinMs, acts: late, to: waiting.end };
  const open: ChartState = { ...plain, name, inRun: true, missing, moves: waiting.moves, deadline };
  const chart: Chart = { ...base, lives, states: [waiting.idle, open, ...waiting.more] };
  return { chart, losses: [] };
}

/** The state of a machine that only listens. */
export function listening(moves: readonly Move[]): ChartState {
  return { ...plain, name: "listening", inRun: false, missing: undefined, moves, deadline: undefined };
}

interface Waiting {
  readonly start: Fit;
  readonly missing: string;
  /** The state that a start leads to. */
  readonly first: string;
  /** What ends the waiting, in the order in which an event is asked. */
  readonly endings: readonly { readonly fit: Fit; readonly acts: readonly Act[] }[];
  readonly lives: "one" | "each";
  /** What is told when a further start begins anew; undefined where it does nothing. */
  readonly restarted: readonly Act[] | undefined;
}

/** The first state, the moves while it waits, and where it ends. An event that ends the waiting may start the next at once. */
function waitingWith({ start, missing, first, endings, lives, restarted }: Waiting): {
  readonly idle: ChartState;
  readonly moves: readonly Move[];
  readonly end: string;
  readonly more: readonly ChartState[];
} {
  const opening: Act = { act: "bind", how: "open", step: "start", missing };
  const end = lives === "each" ? ended : idle;
  const moves: Move[] = [];
  for (const { fit, acts } of endings) {
    const again = both(fit, fresh(start));
    if (lives === "one" && again.events.length > 0) moves.push(move(again, [...acts, opening], first));
    moves.push(move(fit, acts, end));
  }
  if (restarted !== undefined) moves.push(move(fresh(start), [...restarted, opening], first));
  const none = { missing: undefined, deadline: undefined, inRun: false };
  return {
    idle: { ...plain, ...none, name: idle, moves: [move(fresh(start), [opening], first)] },
    moves,
    end,
    more: lives === "each" ? [{ ...plain, ...none, name: ended, isEnd: true, moves: [] }] : [],
  };
}
