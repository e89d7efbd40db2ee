// The shape of a pattern on the score, before its height on the page is known: where its card begins and ends, where
// its steps hang under their cues, where its asks leave. All y are relative to the anchor: the line it stands on.
import type { Listen } from "@laban/model";
import { shortenEnd } from "../text/shorten.ts";
import { textWidth } from "../text/measure.ts";
import { pointPx } from "../signs/outline.ts";
import type { PatternPlace } from "./beats.ts";
import type { Columns } from "./columns.ts";
import { headTopPx, tipPx } from "./edges.ts";
import { insidesOf, type Insides } from "./insides.ts";
import type { ScoreMetrics } from "./metrics.ts";

/** How a pattern unfolds. */
export type CardForm = "pointed" | "steps" | "wedge";

/** A step's tab: straight under its cue, or with an echo where the cue lies behind. */
export interface TabShape {
  readonly event: string;
  readonly x: number;
  readonly width: number;
  /** Top of the tab below the card's top. */
  readonly y: number;
  readonly straight: boolean;
  readonly text: string;
}

/** The shape of one card. */
export interface CardShape {
  readonly form: CardForm;
  readonly left: number;
  /** The tip of the point. */
  readonly right: number;
  readonly height: number;
  /** How far the anchor stands below the card's top. */
  readonly anchorPx: number;
  readonly tabs: readonly TabShape[];
  /** Wedge only: where the flat part ends and whether the bar stands under the expected event's pin. */
  readonly flatRight: number;
  readonly expectStraight: boolean;
  /** Pointed only: the x of what it hears, for the teeth of an all_of, and the names of its members or states. */
  readonly heardAt: readonly number[];
  readonly insides: Insides | undefined;
}

/** Room that a tab needs at least before it may hang straight under its own cue. */
const tabLeastPx = 72;
const wedgeHeightPx = 38;

/** Shapes a pattern whose place and cues are known. */
export function shapeOf(place: PatternPlace, columns: Columns, metrics: ScoreMetrics): CardShape {
  const { reading } = place;
  if (reading.kind === "absence") return wedge(place, columns, metrics);
  if (reading.kind === "sequence") return steps(place, columns, metrics);
  return pointed(place, columns, metrics);
}

function pointed(place: PatternPlace, columns: Columns, metrics: ScoreMetrics): CardShape {
  const { reading } = place;
  const x = signX(place, columns);
  // One that hears several types reaches from the first cue to the last.
  const several = reading.cues.length > 1;
  const heard = several ? reading.cues.map((cue) => columns.pins.get(cue.event) ?? x) : [];
  const left = Math.min(x, ...heard) - metrics.signCentrePx;
  const right = Math.max(x, ...heard) - metrics.signCentrePx + metrics.cardWidthPx;
  const head = headTopPx(reading.kind) + metrics.cardHeightPx;
  const insides = insidesOf(reading, { x: 10, y: head - 2, right: right - left - pointPx - 4 });
  const height = head + insides.heightPx;
  return {
    form: "pointed",
    left,
    right,
    height,
    anchorPx: tipPx(reading.kind, height),
    tabs: [],
    flatRight: 0,
    expectStraight: false,
    heardAt: heard.map((at) => at - left),
    insides,
  };
}

/** x of the sign: on the only cue's x, or on the beat where the cue is elsewhere or unknown. */
function signX(place: PatternPlace, columns: Columns): number {
  const onBeat = columns.beats[place.beat] ?? columns.beats.at(-1) ?? 0;
  const [cue, more] = place.reading.cues;
  const pin = cue === undefined ? undefined : columns.pins.get(cue.event);
  if (pin === undefined || place.inline) return onBeat;
  if (more !== undefined) return pin;
  const sameBeat = pin >= onBeat - 1 && pin < (columns.beats[place.beat + 1] ?? Infinity) - 1;
  return sameBeat ? pin : onBeat;
}

function steps(place: PatternPlace, columns: Columns, metrics: ScoreMetrics): CardShape {
  const cues = stepsOf(place);
  const count = Math.max(1, cues.length);
  const body = metrics.tabPx + 4 + 38;
  const height = Math.max(body, metrics.rowPx * (count - 1) + metrics.tabPx + 4);
  const rise = count === 1 ? 0 : (height - metrics.tabPx - 4) / (count - 1);
  const tabs: TabShape[] = [];
  const authored = columns.beats[place.beat];
  for (const [index, alternatives] of cues.entries()) {
    const before = tabs.at(-1);
    const event = stepWords(alternatives);
    const pin = columns.pins.get(alternatives[0]?.event ?? "");
    const under = pin === undefined ? undefined : pin - metrics.signCentrePx;
    const straight = under !== undefined && (before === undefined || under >= before.x + tabLeastPx);
    const natural = Math.max(tabLeastPx, Math.min(textWidth(event, "label") + 40, metrics.beatPx - 24));
    const x = straight
      ? under
      : before === undefined
        ? (authored ?? 0) - metrics.signCentrePx
        : before.x + Math.max(natural, tabLeastPx);
    tabs.push({ event, x, width: 0, y: 2 + index * rise, straight, text: "" });
  }
  const left = tabs[0]?.x ?? signX(place, columns) - metrics.signCentrePx;
  const right = (tabs.at(-1)?.x ?? left) + metrics.cardWidthPx;
  const placed = tabs.map(({ event, x, y, straight }, index): TabShape => {
    const width = (tabs[index + 1]?.x ?? right) - x;
    return { event, x, y, straight, width, text: shortenEnd(event, "label", width - (straight ? 30 : 40)) };
  });
  const anchorPx = Math.round(height - metrics.tabPx / 2 - 2);
  return {
    form: "steps",
    left,
    right,
    height,
    anchorPx,
    tabs: placed,
    flatRight: 0,
    expectStraight: false,
    heardAt: [],
    insides: undefined,
  };
}

/** Cues by step: all that one step takes share its tab. */
function stepsOf(place: PatternPlace): readonly (readonly Listen[])[] {
  const steps: Listen[][] = [];
  for (const cue of place.reading.cues) {
    const last = steps.at(-1);
    if (last !== undefined && cue.step !== undefined && last[0]?.step === cue.step) last.push(cue);
    else steps.push([cue]);
  }
  return steps;
}

/** What a step waits for: "a or b" where one is enough, "a and b" where the step says `all_of`, "(a or b) and c" where it mixes them. */
function stepWords(heard: readonly Listen[]): string {
  const members = new Map<unknown, string[]>();
  for (const [index, { event, path }] of heard.entries()) {
    // Below the step, `all_of` is followed by the place of the member; without it everything is one member's alternatives.
    const member = path[2] === "all_of" ? (path[3] ?? index) : "any";
    const known = members.get(member);
    if (known === undefined) members.set(member, [event]);
    else known.push(event);
  }
  return [...members.values()]
    .map((events) => (events.length > 1 && members.size > 1 ? `(${events.join(" or ")})` : events.join(" or ")))
    .join(" and ");
}

/** Which tab a cue belongs to, and whether it is the first of its step. */
export function tabOf(place: PatternPlace, cue: number): { readonly tab: number; readonly first: boolean } {
  let seen = 0;
  for (const [tab, alternatives] of stepsOf(place).entries()) {
    if (cue < seen + alternatives.length) return { tab, first: cue === seen };
    seen += alternatives.length;
  }
  return { tab: -1, first: false };
}

function wedge(place: PatternPlace, columns: Columns, metrics: ScoreMetrics): CardShape {
  const { cues, face, id } = place.reading;
  const start = cues.find((cue) => cue.role === "start") ?? cues[0];
  const expect = cues.find((cue) => cue.role === "expect");
  const startX = start === undefined ? undefined : columns.pins.get(start.event);
  const expectX = expect === undefined ? undefined : columns.pins.get(expect.event);
  const left = (startX ?? columns.beats[place.beat] ?? 0) - metrics.signCentrePx;
  const text = Math.max(textWidth(id, "name"), textWidth(face.text, "time"));
  const needed = metrics.signCentrePx * 2 + text + 12;
  const straight = expectX !== undefined && expectX >= left + metrics.cardWidthPx * 0.75;
  const right = straight ? expectX : left + Math.max(metrics.cardWidthPx, Math.min(needed + 44, 320));
  return {
    form: "wedge",
    left,
    right,
    height: wedgeHeightPx,
    anchorPx: wedgeHeightPx / 2,
    tabs: [],
    flatRight: Math.min(left + needed, left + (right - left) * 0.7),
    expectStraight: straight,
    heardAt: [],
    insides: undefined,
  };
}
