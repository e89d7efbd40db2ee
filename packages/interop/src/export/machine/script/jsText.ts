// Text of JavaScript from data: strings that stay strings whatever is in them.
import type { Json } from "@laban/model";

// What would end a line, is not seen, or turns the direction of writing around.
// oxlint-disable-next-line no-control-regex -- that is what it is about
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** A string literal. Line separators, the end of a script and of an XML section cannot be read out of it. */
export function stringText(text: string): string {
  return safe(JSON.stringify(text));
}

/** A literal of plain data, on several lines. The names of its objects must not be `__proto__`. */
export function valueText(value: Json): string {
  return safe(JSON.stringify(value, null, 2));
}

/** Text for a comment to the end of the line, however many lines it has; at most 300 characters. */
export function commentText(text: string): string {
  return text.replace(unseen, " ").slice(0, 300).toWellFormed();
}

// All of these can only stand inside a string of JSON, where the escaped form is the same text.
function safe(json: string): string {
  return json
    .replace(
      /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
      (sign) => String.raw`\u` + sign.charCodeAt(0).toString(16).padStart(4, "0"),
    )
    .replaceAll("</", String.raw`<\/`)
    .replaceAll("]]>", String.raw`]]\u003e`);
}
