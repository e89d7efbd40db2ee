// The heads of the staffs: the bar that begins each, the agent's name and capabilities, and the brackets that join
// agents of one capability.
import { px } from "../geometry.ts";
import type { PictureBracket, PictureStaff, PictureText } from "../picture.ts";
import type { Reading } from "../reading/read.ts";
import { shortenEnd } from "../text/shorten.ts";
import { nobodyStaff, outsideStaff, staffOf } from "./beats.ts";
import { headPx } from "./metrics.ts";
import type { StaffPlan } from "./stack.ts";

const edgePx = headPx - 16;
const titleLinePx = 15;
const capabilityLinePx = 13.5;

/** Height that the words at the head of a staff would like. */
export function headRoomPx(reading: Reading, key: string): number {
  const words = wordsOf(reading, key);
  return titleLinePx + Math.min(words.lines.length, 3) * capabilityLinePx + 16;
}

/** The staffs as drawn, `width` px wide. */
export function drawStaffs(reading: Reading, plans: readonly StaffPlan[], width: number): readonly PictureStaff[] {
  return plans.map((plan, index): PictureStaff => {
    const { title, lines, agent } = wordsOf(reading, plan.key);
    const room = edgePx - 4;
    const fitting = Math.max(0, Math.floor((plan.height - 12 - titleLinePx) / capabilityLinePx));
    const shown = lines.length > fitting ? lines.slice(0, Math.max(0, fitting - 1)) : lines;
    const rest = lines.length - shown.length;
    const all = rest > 0 && fitting > 0 ? [...shown, `and ${rest} more`] : shown;
    const height = titleLinePx + all.length * capabilityLinePx;
    let y = plan.top + (plan.height - height) / 2 + 12;
    const texts: PictureText[] = [textAt(title, "title", y, room)];
    for (const capability of all) {
      y += capabilityLinePx;
      texts.push(textAt(capability, "body", y, room));
    }
    const inset = plan.folded ? 4 : 5;
    return {
      id: plan.key,
      ...(agent === undefined ? {} : { ref: { type: "agent", id: agent } as const }),
      rect: { x: 0, y: plan.top, width, height: plan.height },
      lines: plan.lines,
      bar: { x: headPx - 7, y: plan.top + inset, width: 3, height: plan.height - 2 * inset },
      texts,
      shaded: index % 2 === 0,
    };
  });
}

function textAt(words: string, style: "title" | "body", y: number, room: number): PictureText {
  const text = shortenEnd(words, style, room);
  return { text, style, x: edgePx, y: Math.round(y), anchor: "end", ...(text === words ? {} : { full: words }) };
}

function wordsOf(reading: Reading, key: string): { title: string; lines: readonly string[]; agent?: string } {
  if (key === outsideStaff) return { title: "Outside", lines: ["raised by no agent"] };
  if (key === nobodyStaff) return { title: "Nobody", lines: ["not offered yet"] };
  const id = reading.agents.find((agent) => staffOf(agent) === key) ?? key;
  const agent = reading.document.agents[id];
  return { title: agent?.title ?? id, lines: agent?.capabilities ?? [], agent: id };
}

/** One bracket for each capability that neighbouring staffs offer alike. */
export function drawBrackets(reading: Reading, plans: readonly StaffPlan[]): readonly PictureBracket[] {
  const rows = new Map(plans.map((plan, index) => [plan.key, index]));
  const brackets: PictureBracket[] = [];
  const spans = new Set<string>();
  for (const [capability, agents] of reading.offeredBy) {
    if (agents.length < 2) continue;
    const at = agents.map((agent) => rows.get(staffOf(agent)) ?? 0).sort((a, b) => a - b);
    const first = plans[at[0] ?? 0];
    const last = plans[at.at(-1) ?? 0];
    if (first === undefined || last === undefined || (at.at(-1) ?? 0) - (at[0] ?? 0) !== at.length - 1) continue;
    const span = `${first.key} ${last.key}`;
    if (spans.has(span)) continue;
    spans.add(span);
    const x = 4 + 3 * brackets.length;
    const top = first.top + 6;
    const bottom = last.top + last.height - 6;
    brackets.push({ capability, path: `M${px(x + 5)} ${px(top)}H${px(x)}V${px(bottom)}H${px(x + 5)}` });
  }
  return brackets;
}
