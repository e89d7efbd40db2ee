// The card of a pattern in the free layout: its name, its condition or time, a row for each thing it hears where these
// are several, then what it asks. The left or top edge tells the kind, and so do the marks beside the rows.
import type { Listen } from "@laban/model";
import { px } from "../geometry.ts";
import type { PictureMark, PictureText } from "../picture.ts";
import type { PatternReading } from "../reading/read.ts";
import { freeOutline, pointHeight, pointPx, sheetPath, sheetPx, stepsPx } from "../signs/outline.ts";
import { signOf } from "../signs/sign.ts";
import { textWidth } from "../text/measure.ts";
import { shortenCondition, shortenEnd, shortenMiddle } from "../text/shorten.ts";
import { portKey, written, type FreeCard } from "./freeCards.ts";
import { stateCells, statesOf } from "./stateCells.ts";

/** Baselines of the name and of the condition or time. */
const nameY = 17;
const faceY = 31;
const rowPx = 17;
const askPx = 14;
const bodyX = 10;
/** Room for the word that says what a row is to the pattern. */
const leadPx = 42;
/** Kept free at the right of the name for the count after a run. */
const countPx = 46;
const widthMin = 176;
const widthMax = 228;

/** Where the head of each kind stands: right of the waist, below the steps, below the edge of the second sheet. */
const heads: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  sequence: { x: 34, y: 0 },
  threshold: { x: 31, y: stepsPx - 2 },
  state_machine: { x: 31, y: sheetPx },
  absence: { x: 43, y: 1 },
};

/** How wide the card of a pattern wants to be: as its longest line, within limits. */
export function patternWidth(pattern: PatternReading): number {
  const { x } = headOf(pattern.kind);
  const { rows } = rowsOf(pattern);
  const indent = bodyOf(pattern.kind);
  const lines = [
    x + textWidth(pattern.id, "name") + countPx + (pattern.priority === undefined ? 0 : 14),
    faceX(pattern.kind) + textWidth(pattern.face.text, pattern.face.style),
    ...rows.map((listen) => indent + rowTextX(listen) + textWidth(listen.event, "label")),
    ...pattern.asks.map(({ ask }) => indent + textWidth(asking(ask), "body")),
  ];
  return Math.ceil(Math.min(widthMax, Math.max(widthMin, ...lines.map((line) => line + pointPx + 8))));
}

/** The card of a pattern. */
export function patternCard(pattern: PatternReading, width: number): FreeCard {
  const { id, kind, face, priority, asks } = pattern;
  const head = headOf(kind);
  const right = width - pointPx - 8;
  const left = bodyOf(kind);
  const rank = priority === undefined ? "" : String(priority);
  const nameRoom = right - head.x - countPx - (rank === "" ? 0 : 14);
  const texts: PictureText[] = [written(shortenMiddle(id, "name", nameRoom), "name", head.x, head.y + nameY, id)];
  const marks: PictureMark[] = [];
  const inlets = new Map<string, number>();
  const outlets = new Map<string, number>();
  if (rank !== "") texts.push({ text: rank, style: "number", x: right, y: head.y + nameY, anchor: "end" });
  const at = faceX(kind);
  texts.push(
    face.style === "code"
      ? written(shortenCondition(face.text, right - at), "code", at, head.y + faceY, face.text)
      : written(shortenEnd(face.text, "time", right - at), "time", at, head.y + faceY, face.text),
  );
  let y = head.y + faceY + 5;
  if (kind === "state_machine") {
    marks.push({ role: "sheet", path: sheetPath(width) });
    const cells = stateCells(statesOf(pattern.record), { x: left, y: y + 2, width: right - left });
    marks.push(...cells.marks);
    texts.push(...cells.texts);
    y += cells.heightPx;
  }
  const { rows, others } = rowsOf(pattern);
  if (rows.length > 0) y += 2;
  const notches: number[] = [];
  for (const listen of rows) {
    const middle = y + rowPx / 2;
    inlets.set(portKey(listen), middle);
    const before = rows[rows.indexOf(listen) - 1];
    if (before?.role === "member" && listen.role === "member") notches.push(y);
    row(listen, { left, middle, right }, texts, marks);
    y += rowPx;
  }
  if (kind === "absence") {
    marks.push(...ruler(left, y + 5, right - left));
    y += 16;
  }
  if (rows.length > 0) y += 3;
  for (const { ask } of asks) {
    texts.push({
      ...written(shortenEnd(asking(ask), "body", right - left), "body", left, y + 9, asking(ask)),
      ...(ask.outcome === "matched" ? {} : { tone: "wait" as const }),
    });
    outlets.set(portKey(ask), y + 5);
    y += askPx;
  }
  const height = Math.max(44, y + 1);
  const tip = pointHeight(height) / 2;
  for (const listen of others) inlets.set(portKey(listen), tip);
  const [first] = asks;
  // What it does when it matches leaves from its point.
  if (first?.ask.outcome === "matched") outlets.set(portKey(first.ask), tip);
  return {
    width,
    height,
    inlets,
    outlets,
    card: {
      id: `pattern:${id}`,
      ref: { type: "pattern", id },
      kind,
      outline: freeOutline(kind, width, height, notches),
      sign: signOf(kind),
      signAt: {
        x: kind === "sequence" ? 20 : 16,
        y: head.y + (kind === "absence" ? 21 : faceX(kind) > bodyX ? 21 : 15),
      },
      texts,
      marks,
      countAt: { x: right - (rank === "" ? 0 : 18), y: head.y + nameY, anchor: "end" },
      exit: { x: width, y: tip },
    },
  };
}

const headOf = (kind: string): { readonly x: number; readonly y: number } =>
  (Object.hasOwn(heads, kind) ? heads[kind] : undefined) ?? { x: 31, y: 0 };

/** Rows and asks begin at the left edge; those of an absence right of its waist. */
const bodyOf = (kind: string): number => (kind === "absence" ? headOf(kind).x : bodyX);

/** Under the sign where there is one line of condition; beside it where words of time belong to the head. */
const faceX = (kind: string): number => (kind === "pattern" ? bodyX : headOf(kind).x);

const asking = (ask: { readonly action: string; readonly capability: string }): string =>
  `${ask.action} → ${ask.capability}`;

/** What gets a row of its own: everything, where it is more than one thing; and what has no wire to the point. */
function rowsOf({ kind, cues, asides }: PatternReading): {
  readonly rows: readonly Listen[];
  readonly others: readonly Listen[];
} {
  const all = [...cues, ...asides];
  return all.length > 1 || (kind !== "pattern" && all.length === 1)
    ? { rows: all, others: [] }
    : { rows: [], others: all };
}

/** Where the name begins, from the left of the row. */
const rowTextX = (listen: Listen): number => {
  switch (listen.role) {
    case "step":
      return 23;
    case "member":
    case "alternative":
      return 14;
    case "on":
    case "transition":
      return 0;
    default:
      return leadPx;
  }
};

/** One thing that is heard: its number, dash or word, and its name. */
function row(
  listen: Listen,
  { left, middle, right }: { readonly left: number; readonly middle: number; readonly right: number },
  texts: PictureText[],
  marks: PictureMark[],
): void {
  const x = left + rowTextX(listen);
  const baseline = middle + 4;
  if (listen.role === "step" && listen.step !== undefined) {
    marks.push({ role: "tab", step: listen.step, path: tabPath(left - 1, middle - 7.5, 17, 15) });
    texts.push({ text: String(listen.step + 1), style: "number", x: left + 7.5, y: baseline - 0.5, anchor: "middle" });
  } else if (listen.role === "alternative") {
    marks.push({ role: "divider", path: `M${left + 2} ${px(middle)}h7` });
  } else if (x === left + leadPx) {
    texts.push(written(shortenEnd(listen.role, "body", leadPx - 4), "body", left, baseline, listen.role));
  }
  texts.push(written(shortenEnd(listen.event, "label", right - x), "label", x, baseline, listen.event));
}

/** A numbered down-tab. */
function tabPath(x: number, y: number, width: number, height: number): string {
  return `M${x} ${px(y)}H${x + width}V${px(y + height - 4)}L${px(x + width / 2)} ${px(y + height)}L${x} ${px(y + height - 4)}Z`;
}

/** The time up to the deadline, as a ruler that ends in a bar. */
function ruler(x: number, y: number, width: number): readonly PictureMark[] {
  const step = width / 12;
  const ticks = Array.from(
    { length: 12 },
    (_, index) => `M${px(x + index * step)} ${px(y + 6)}v${index % 4 === 0 ? -6 : -3}`,
  );
  return [
    { role: "ruler", path: `M${px(x)} ${px(y + 6)}h${px(width)}${ticks.join("")}` },
    { role: "bar", path: `M${px(x + width)} ${px(y - 3)}v10` },
  ];
}
