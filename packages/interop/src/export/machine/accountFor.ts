// Enters into the ledger what a file of state charts holds of a document. The same for every format that is written from charts.
import type { ChoreographyDocument } from "@laban/model";
import type { SourceMap } from "@laban/compiler";
import type { Bundle, Operator } from "@laban/bundle";
import { Ledger, type LedgerPath } from "../ledger.ts";
import type { Chart, ChartLoss, ChartReading } from "./chart.ts";
import { chartOf } from "./chartOf.ts";
import { conditionScript } from "./script/conditionScript.ts";

/** The charts of a document's patterns, and a ledger in which every construct is entered. */
export interface Charted {
  readonly charts: ReadonlyMap<string, Chart>;
  readonly ledger: Ledger;
}

/** What is lost outside of patterns, each with its reason. */
const outside: readonly (readonly [what: ReadonlySet<string>, why: string])[] = [
  [
    new Set(["schema"]),
    "Machines are given events as they come and check no schema; conditions answer unknown where data does not fit.",
  ],
  [new Set(["sensitive field"]), "A machine has no marks on fields; keep them where events are logged."],
  [new Set(["stem"]), "How an event is drawn changes nothing that is executed."],
  [
    new Set(["agent", "title", "capability", "emission", "behaviour"]),
    "Machines tell which capability is asked, not who offers it or what comes of it.",
  ],
  [new Set(["scenario"]), "Scenarios are for simulations; replay a log instead."],
  [new Set(["layout"]), "Where things stand on the canvas changes nothing that is executed."],
];

/** Reads all patterns as charts and accounts for everything. */
export function chartDocument(document: ChoreographyDocument, bundle: Bundle, sourceMap: SourceMap): Charted {
  const ledger = new Ledger(document);
  const charts = new Map<string, Chart>();
  const readings = bundle.patterns.map((operator) => ({ operator, reading: readingOf(operator, bundle.events) }));
  for (const { operator, reading } of readings) {
    if (reading.chart !== undefined) charts.set(operator.id, reading.chart);
    const rivals = readings.filter(
      (other) => other.operator !== operator && other.operator.exclusiveGroup === operator.exclusiveGroup,
    );
    const isRivalLost = operator.exclusiveGroup !== undefined && rivals.some((other) => !isExact(other.reading));
    const losses = [
      ...reading.losses,
      ...(isRivalLost ? [rivalLost] : []),
      ...(reading.chart === undefined ? [] : untold(operator, reading.chart)),
    ];
    accountForPattern(ledger, operator.id, { ...reading, losses }, sourceMap);
  }
  for (const { path, what } of ledger.constructs) {
    if (ledger.isEntered(path)) continue;
    const why = outside.find(([kinds]) => kinds.has(what))?.[1];
    const isOfWhole = path.length === 1 || path[0] === "patterns";
    if (why !== undefined) ledger.lose(path, why);
    else if (what === "description" && !isOfWhole)
      ledger.lose(path, "Descriptions of event types and agents have no place in a machine.");
    else ledger.keep(path);
  }
  return { charts, ledger };
}

const rivalLost: ChartLoss = {
  path: ["exclusiveGroup"],
  fate: "approximated",
  why: "Another pattern of the group is not said exactly, so it cannot keep this one from firing as it does in Laban.",
};

/** What stands nowhere in the file, and changes nothing of what a machine tells. */
function untold(operator: Operator, { states, withinMs, withinAction }: Chart): readonly ChartLoss[] {
  const acts = states.flatMap(({ moves, deadline }) => [
    ...moves.flatMap((move) => move.acts),
    ...(deadline?.acts ?? []),
  ]);
  const isLate = withinMs !== undefined && withinAction !== undefined && states.some(({ inRun }) => inRun);
  const losses: ChartLoss[] = [];
  for (const [outcome, action] of Object.entries(operator.actions)) {
    const isTold = acts.some(
      (act) =>
        act.act === "tell" &&
        act.told.outcome === outcome &&
        act.told.action === action.action &&
        act.told.capability === action.capability,
    );
    if (isTold || (outcome === "timeout" && isLate)) continue;
    const why =
      outcome === "evicted"
        ? "Machines have no limits: nothing is evicted, so no machine asks this; ask it where you limit them."
        : "No way through this pattern ends so, in Laban neither: no machine asks it.";
    losses.push({ path: ["actions", outcome], fate: "lost", why });
  }
  const { runsPerKeyMax } = operator;
  if (runsPerKeyMax !== undefined && !isCapped(operator)) {
    const why = `One machine follows each key, so nothing is counted or evicted at ${runsPerKeyMax}.`;
    losses.push({ path: ["runsPerKeyMax"], fate: "lost", why });
  }
  return losses;
}

/** Whether its machines would be more than one per key and are not to be. */
function isCapped(operator: Operator): boolean {
  return operator.runsPerKeyMax !== undefined && "starts" in operator && operator.starts === "overlap";
}

/** The chart of an operator with all that is lost, conditions that have no translation among them. */
export function readingOf(operator: Operator, events: Bundle["events"]): ChartReading {
  const { chart, losses } = chartOf(operator, events);
  const untranslated = (chart?.conditions ?? []).flatMap((condition): readonly ChartLoss[] => {
    const script = conditionScript(condition);
    if (!("lost" in script)) return [];
    const { expression, why } = script.lost;
    const said = `In ${condition.when}: ${expression}: ${why}, so the condition never holds; write its guard by hand.`;
    return [{ path: condition.path, fate: "lost", why: said }];
  });
  const uncapped: readonly ChartLoss[] =
    chart !== undefined && isCapped(operator)
      ? [
          {
            path: ["runsPerKeyMax"],
            fate: "lost",
            why: `Machines do not count each other: nothing is evicted at ${operator.runsPerKeyMax} open runs per key.`,
          },
        ]
      : [];
  return { chart, losses: [...losses, ...uncapped, ...untranslated] };
}

/** Whether a pattern is said without any loss. */
export function isExact({ chart, losses }: ChartReading): boolean {
  return chart !== undefined && losses.length === 0;
}

function accountForPattern(
  ledger: Ledger,
  pattern: string,
  { chart, losses }: ChartReading,
  sourceMap: SourceMap,
): void {
  const whole = ["patterns", pattern];
  if (chart === undefined) {
    ledger.lose(whole, losses[0]?.why ?? "It has no states.");
    ledger.loseRest(whole, "It goes with its pattern, which is no state chart.");
    return;
  }
  for (const { path, fate, why } of losses) {
    const wanted = placeOf(sourceMap, pattern, path);
    const place = openPlace(ledger, wanted);
    if (place === undefined) continue;
    // What stands around the place is there, only not as it is meant.
    if (fate === "lost" && place.length === wanted.length) ledger.lose(place, why);
    else ledger.approximate(place, why);
  }
  for (const { path, what } of ledger.constructs) {
    const isInside = path.length > 3 && path[0] === "patterns" && path[1] === pattern;
    if (isInside && what === "description" && !ledger.isEntered(path))
      ledger.lose(path, "Only patterns as a whole have a description in a machine.");
  }
}

/** How fields of patterns are written that operators call otherwise. */
const written: ReadonlyMap<string, string> = new Map([
  ["exclusiveGroup", "exclusive_group"],
  ["runsPerKeyMax", "max_runs"],
]);

/** Where a part of an operator is written: the place of the nearest part around it that the compiler knows, and from there by the same names. */
function placeOf(sourceMap: SourceMap, pattern: string, path: LedgerPath): readonly string[] {
  let nearest: { readonly operator: LedgerPath; readonly record: LedgerPath } = { operator: [], record: [] };
  for (const place of sourceMap.get(pattern) ?? []) {
    const isAround = place.operator.every((part, at) => part === path[at]);
    if (isAround && place.operator.length > nearest.operator.length) nearest = place;
  }
  const rest = path.slice(nearest.operator.length).map((part) => written.get(String(part)) ?? part);
  return ["patterns", pattern, ...nearest.record, ...rest].map(String);
}

/** The construct at a place that is not entered yet, or the nearest around it. */
function openPlace(ledger: Ledger, place: readonly string[]): readonly string[] | undefined {
  for (let length = place.length; length >= 2; length--) {
    const path = place.slice(0, length);
    const isThere = ledger.constructs.some(
      (each) => each.path.length === length && each.path.every((name, at) => name === path[at]),
    );
    if (isThere && !ledger.isEntered(path)) return path;
  }
  return undefined;
}
