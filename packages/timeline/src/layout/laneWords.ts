// Which words stand in a lane and where: names of work in its bars, what a run waits for, how it ended, names of events beside
// their pins. No two touch, and none touches a mark it does not belong to; what finds no room is left out (hovering tells it).
import { durationText } from "./instant.ts";
import { type Box, type LabelWish, placeLabels, touch } from "./labels.ts";
import type { LaneRows } from "./laneRows.ts";
import { endText } from "./laneState.ts";
import { boxesOfMark, boxOfFiring, boxOfPin, type MarkSizes } from "./markBoxes.ts";
import type { TimelineModel } from "./model.ts";
import type { Mark } from "./placeLane.ts";
import type { TimeScale } from "./timeScale.ts";

/** What a word says; each has a font of its own. */
export type WordRole = "event" | "work" | "waiting" | "outcome";

type MarkOf<K extends Mark["kind"]> = Extract<Mark, { readonly kind: K }>;

/** A word with its place: the box of its text, and the mark that it belongs to. */
export type LaneWord = Box & { readonly text: string } & (
    | { readonly role: "event"; readonly mark: MarkOf<"pin"> }
    | { readonly role: "work"; readonly mark: MarkOf<"bar"> }
    | { readonly role: "waiting"; readonly mark: MarkOf<"span"> }
    | { readonly role: "outcome"; readonly mark: MarkOf<"bar"> | MarkOf<"span"> }
  );

/** What words are placed by. */
export interface WordRoom extends MarkSizes {
  readonly widthPx: number;
  /** x of the playhead in the window; −∞ without one. */
  readonly playheadX: number;
  readonly soundingPin: number;
  readonly scale: TimeScale;
  /** x of the axis at the left edge of the window. */
  readonly leftPx: number;
  readonly kindOf: (pattern: string) => "sequence" | "absence" | "other";
  readonly measure: (text: string, role: WordRole) => number;
}

/** The words of a lane. */
interface LaneParts {
  readonly rows: LaneRows;
  readonly marks: readonly Mark[];
  readonly model: TimelineModel;
}

/** Height of a line of names, and of italics. */
const NAME_PX = 11;
const OUTCOME_PX = 13;
/** Names stand this far above or below the middle of their pin: clear of the bar that lies on the staff. */
const GAP_PX = 7.5;
/** Pins nearer than this to the next leave it the room at their right. */
const CLOSE_PX = 90;
/** A lane with more marks than this in view has no room for words, and looking for it would take long. */
const MARKS_MAX = 240;

/** Places the words of a lane. `marks` and `rows` are in the same coordinates, which the answer is in as well. O(words · marks in view), of which there are few. */
export function laneWords(lane: LaneParts, room: WordRoom): readonly LaneWord[] {
  const { marks } = lane;
  const words: LaneWord[] = [];
  // What sounds is named whatever else there is to say; where a lane is full, nothing else.
  const sounding = marks.filter((mark): mark is MarkOf<"pin"> => mark.kind === "pin" && mark.pin === room.soundingPin);
  words.push(...eventWords(lane, room, { pins: sounding, words }));
  if (marks.length > MARKS_MAX) return words;
  for (const mark of marks) if (mark.kind === "bar") pushIfAny(words, workWord(lane, room, { mark, words }));
  for (const mark of marks) if (mark.kind === "span") pushIfAny(words, waitingWord(lane, room, { mark, words }));
  for (const mark of marks)
    if (mark.kind === "bar" || mark.kind === "span") pushIfAny(words, outcomeWord(lane, room, { mark, words }));
  const others = marks.filter((mark): mark is MarkOf<"pin"> => mark.kind === "pin" && mark.pin !== room.soundingPin);
  words.push(...eventWords(lane, room, { pins: others, words }));
  return words;
}

function pushIfAny(words: LaneWord[], word: LaneWord | undefined): void {
  if (word !== undefined) words.push(word);
}

/** Everything that stands in the lane, except one mark, and the words so far. */
function obstaclesBut(
  lane: LaneParts,
  room: WordRoom,
  but: { readonly mark: Mark | undefined; readonly words: readonly LaneWord[] },
): readonly Box[] {
  const marks = lane.marks.filter((mark) => mark !== but.mark).flatMap((mark) => boxesOfMark(mark, lane.model, room));
  return [...marks, ...but.words];
}

/** The name of work, inside its bar; it follows the window, so that a bar that began long ago still says what it is. */
function workWord(
  lane: LaneParts,
  room: WordRoom,
  of: { readonly mark: MarkOf<"bar">; readonly words: readonly LaneWord[] },
): LaneWord | undefined {
  const { mark, words } = of;
  if (mark.heightPx < NAME_PX) return undefined;
  const text = lane.model.words.at(mark.bar.name);
  const widthPx = room.measure(text, "work");
  const end = Math.min(mark.x1, room.widthPx) - 6;
  const wanted = Math.max(mark.x0, 0) + room.pinPx + 4;
  if (wanted + widthPx > end) return undefined;
  // Pins and firings stand on the bar: the name begins right of those in its way.
  const standing = lane.marks.flatMap((each) =>
    each.kind === "pin" ? [boxOfPin(each, room.pinPx)] : each.kind === "firing" ? [boxOfFiring(each, room.pinPx)] : [],
  );
  const x = clearOf([...standing, ...words], { x: wanted, y: mark.y - NAME_PX / 2, widthPx, heightPx: NAME_PX });
  if (x + widthPx > end) return undefined;
  return { text, role: "work", mark, x, y: mark.y - NAME_PX / 2, widthPx, heightPx: NAME_PX };
}

/** How far right a box must go so that nothing touches it. */
function clearOf(obstacles: readonly Box[], box: Box): number {
  let { x } = box;
  for (const each of obstacles.toSorted((a, b) => a.x - b.x))
    if (touch(each, { ...box, x: x - 3, widthPx: box.widthPx + 6 })) x = each.x + each.widthPx + 4;
  return x;
}

/** What an open run waits for, on the hatched part of it that has been played: beyond the playhead nothing waits yet. */
function waitingWord(
  lane: LaneParts,
  room: WordRoom,
  of: { readonly mark: MarkOf<"span">; readonly words: readonly LaneWord[] },
): LaneWord | undefined {
  const { mark, words } = of;
  const { span } = mark;
  const { playheadX } = room;
  const isPlayed = span.endAt !== undefined && mark.x1 <= playheadX;
  if (isPlayed || mark.x0 > playheadX || mark.heightPx < NAME_PX - 1) return undefined;
  if (room.kindOf(lane.model.words.at(span.pattern)) !== "sequence") return undefined;
  const xOf = (atMs: number): number => room.scale.xOf(atMs) - room.leftPx;
  const step = span.steps.findLast((each) => xOf(each.at) <= playheadX);
  if (step?.waitingFor === undefined) return undefined;
  const text = `waiting for ${step.waitingFor}`;
  const widthPx = room.measure(text, "waiting");
  // It stands where the waiting began, and goes along when that is left of the window.
  const x = Math.max(xOf(step.at) + 12, 8);
  if (x + widthPx + 6 > Math.min(mark.x1, playheadX, room.widthPx)) return undefined;
  const box: Box = { x, y: mark.y - NAME_PX / 2, widthPx, heightPx: NAME_PX };
  const isFree = !obstaclesBut(lane, room, { mark, words }).some((each) => touch(each, box));
  return isFree ? { text, role: "waiting", mark, ...box } : undefined;
}

/** How work or a run ended, behind its end: in as many words as there is room for. */
function outcomeWord(
  lane: LaneParts,
  room: WordRoom,
  of: { readonly mark: MarkOf<"bar"> | MarkOf<"span">; readonly words: readonly LaneWord[] },
): LaneWord | undefined {
  const { mark, words } = of;
  const { texts, x } = outcomeOf(lane, room, mark);
  if (texts.length === 0) return undefined;
  const obstacles = obstaclesBut(lane, room, { mark, words });
  for (const text of texts) {
    const widthPx = room.measure(text, "outcome");
    const box: Box = { x, y: mark.y - OUTCOME_PX / 2, widthPx, heightPx: OUTCOME_PX };
    if (x < 0 || x + widthPx > room.widthPx - 2 || obstacles.some((each) => touch(each, box))) continue;
    return { text, role: "outcome", mark, ...box };
  }
  return undefined;
}

/** What can be said of an end, the longest first, and where it begins. Of work only what went wrong is said. */
function outcomeOf(
  { model, rows }: LaneParts,
  room: WordRoom,
  mark: MarkOf<"bar"> | MarkOf<"span">,
): { readonly texts: readonly string[]; readonly x: number } {
  if (mark.kind === "bar") {
    const { bar } = mark;
    const x = mark.x1 + 6;
    if (bar.endAt === undefined || bar.outcome === "done" || bar.outcome === undefined) return { texts: [], x };
    if (bar.outcome === "failed") return { texts: ["failed"], x };
    return { texts: [`no answer in ${durationText(bar.endAt - bar.startAt)}`, "no answer"], x };
  }
  const { span } = mark;
  if (span.endAt === undefined) return { texts: [], x: mark.x1 };
  const name = model.words.at(span.pattern);
  const isPlayed = mark.x1 <= room.playheadX;
  // Behind a fulfilled absence is the dotted rest of its time.
  const hasRest = room.kindOf(name) === "absence" && span.outcome === "matched" && isPlayed;
  const end = endText(span);
  const short = span.detail ?? span.outcome ?? "";
  const texts = rows.isUnfolded ? [end, short] : [`${name}: ${end}`, `${name}: ${short}`, short];
  return { texts, x: mark.x1 + (hasRest ? 33 : 9) };
}

/** Names of events beside their pins. */
function eventWords(
  lane: LaneParts,
  room: WordRoom,
  of: { readonly pins: readonly MarkOf<"pin">[]; readonly words: readonly LaneWord[] },
): readonly LaneWord[] {
  const { model, rows, marks } = lane;
  const all = marks.filter((mark): mark is MarkOf<"pin"> => mark.kind === "pin");
  const wanted = new Set(of.pins);
  const pins: MarkOf<"pin">[] = [];
  const wishes: LabelWish[] = [];
  for (const [place, mark] of all.entries()) {
    if (!wanted.has(mark) || mark.x < 0 || mark.x > room.widthPx) continue;
    const type = model.pins.type.at(mark.pin);
    const next = all[place + 1];
    // Of events of one type that nearly fall together the last is named for all.
    if (next !== undefined && next.x - mark.x < room.pinPx && model.pins.type.at(next.pin) === type && wanted.has(next))
      continue;
    const before = all[place - 1]?.x ?? Number.NEGATIVE_INFINITY;
    const after = next?.x ?? Number.POSITIVE_INFINITY;
    const text = model.words.at(type);
    pins.push(mark);
    wishes.push({
      text,
      x: mark.x,
      y: mark.y,
      gapPx: GAP_PX,
      prefers: room.stemOf(text) === "up" ? "above" : "below",
      side: after - mark.x < CLOSE_PX && mark.x - before > after - mark.x ? "left" : "right",
      weight: 1,
    });
  }
  const top = rows.topPx ?? 0;
  const placed = placeLabels(wishes, {
    widthPx: room.widthPx,
    topPx: top,
    heightPx: rows.heightPx,
    labelPx: NAME_PX,
    obstacles: obstaclesBut(lane, room, { mark: undefined, words: of.words }),
    measure: (text) => room.measure(text, "event"),
  });
  return placed.map((label): LaneWord => {
    const { text, x, y, widthPx, heightPx } = label;
    return { text, role: "event", mark: pins[label.wish] as MarkOf<"pin">, x, y: y - heightPx / 2, widthPx, heightPx };
  });
}
