// Shortens names and conditions to the room they have, keeping what tells them apart.
import type { TextStyle } from "../picture.ts";
import { textWidth } from "./measure.ts";

const comparison = /^(.+?)\s*(==|!=|>=|<=|>|<|\bin\b)\s*(.+)$/su;

/** A text cut at its end with an ellipsis, so that it fits `room` px. */
export function shortenEnd(text: string, style: TextStyle, room: number): string {
  if (textWidth(text, style) <= room) return text;
  const characters = [...text];
  // Bounded by the length of the text; names are short.
  for (let kept = characters.length - 1; kept > 0; kept -= 1) {
    const shorter = `${characters.slice(0, kept).join("").trimEnd()}…`;
    if (textWidth(shorter, style) <= room) return shorter;
  }
  return "…";
}

/** A name cut in its middle: its beginning and its last word tell it apart from its neighbours. */
export function shortenMiddle(text: string, style: TextStyle, room: number): string {
  if (textWidth(text, style) <= room) return text;
  const characters = [...text];
  const lastWord = [...(text.split(/[_.\s-]/u).at(-1) ?? "")].length;
  const tail = lastWord > 0 && lastWord <= 14 ? lastWord : Math.min(8, Math.floor(characters.length / 3));
  const end = characters.slice(characters.length - tail).join("");
  for (let kept = characters.length - tail - 1; kept > 0; kept -= 1) {
    const shorter = `${characters.slice(0, kept).join("")}…${end}`;
    if (textWidth(shorter, style) <= room) return shorter;
  }
  return shortenEnd(text, style, room);
}

/** A condition as the card says it: without `data.`, `x == true` as `x`; its field keeps its last word, operator and value go last. */
export function shortenCondition(condition: string, room: number): string {
  const whole = condition.replaceAll(/\s+/gu, " ").trim();
  if (textWidth(whole, "code") <= room) return whole;
  const bare = whole.replaceAll(/\bdata\.(?=[\p{L}_])/gu, "").replace(/^([\w.]+) == true$/u, "$1");
  if (textWidth(bare, "code") <= room) return bare;
  const parts = comparison.exec(bare);
  if (parts === null) return shortenEnd(bare, "code", room);
  const [, field = "", operator = "", value = ""] = parts;
  const rest = ` ${operator} ${value}`;
  const words = field.split(/(?<=[_.])/u);
  for (let first = 1; first < words.length; first += 1) {
    const shorter = `…${words.slice(first).join("")}${rest}`;
    if (textWidth(shorter, "code") <= room) return shorter;
  }
  const last = words.at(-1) ?? field;
  return shortenEnd(`…${last}${rest}`, "code", room);
}
