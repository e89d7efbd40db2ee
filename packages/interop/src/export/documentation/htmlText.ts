// Writes lines into HTML with everything escaped.
import type { Anchor, Inline, Line } from "./page.ts";

/** Where each thing is told about: the id of its element. */
export type Ids = ReadonlyMap<Anchor, string>;

/** A name or a sentence, on one line. */
export function htmlText(text: string): string {
  return htmlSource(text.replaceAll(/\s+/gu, (blanks) => (blanks === "\u00a0" ? blanks : " ")));
}

/** Text with its lines. Control characters and the marks that turn the writing direction become U+FFFD. */
export function htmlSource(text: string): string {
  return text
    .replaceAll(/[\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A line of pieces. */
export function lineHtml(line: Line, ids: Ids): string {
  return line.map((inline) => inlineHtml(inline, ids)).join("");
}

/** One piece. */
export function inlineHtml(inline: Inline, ids: Ids): string {
  if (typeof inline === "string") return htmlText(inline);
  if ("code" in inline) {
    const code = `<code>${htmlText(inline.code)}</code>`;
    const id = inline.to === undefined ? undefined : ids.get(inline.to);
    return id === undefined ? code : `<a href="#${id}">${code}</a>`;
  }
  if ("name" in inline) {
    const id = ids.get(inline.to);
    return id === undefined ? htmlText(inline.name) : `<a href="#${id}">${htmlText(inline.name)}</a>`;
  }
  if ("condition" in inline) return htmlText(inline.condition);
  return "time" in inline ? `<i>${htmlText(inline.time)}</i>` : `<strong>${htmlText(inline.strong)}</strong>`;
}
