// Text of JavaScript from data: strings that stay strings whatever is in them.
import type { Json, JsonObject } from "@laban/model";

// What would end a line, is not seen, or turns the direction of writing around.
// oxlint-disable-next-line no-control-regex -- that is what it is about
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** A string literal. Line separators, the end of a script and of an XML section cannot be read out of it. */
export function stringText(text: string): string {
  return safe(JSON.stringify(text));
}

/** The same between single quotes, for attributes. */
export function singleQuoted(text: string): string {
  // A double quote inside the literal has exactly one backslash of its own before it.
  const inner = stringText(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`);
  return `'${inner}'`;
}

/** A literal of plain data: what fits on a line stands on one. The names of its objects must not be `__proto__`. */
export function valueText(value: Json, indent = 0): string {
  const line = lineText(value);
  if (line.length + indent <= widthMax || typeof value !== "object" || value === null) return line;
  const inner = " ".repeat(indent + 2);
  const end = `\n${" ".repeat(indent)}`;
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => `\n${inner}${valueText(item, indent + 2)},`);
    return `[${items.join("")}${end}]`;
  }
  const entries = Object.entries(value as JsonObject);
  const lines = entries.map(([name, item]) => `\n${inner}${nameText(name)}: ${valueText(item, indent + 2)},`);
  return `{${lines.join("")}${end}}`;
}

const widthMax = 120;

function lineText(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(lineText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return safe(JSON.stringify(value));
  const entries = Object.entries(value as JsonObject).map(([name, item]) => `${nameText(name)}: ${lineText(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function nameText(name: string): string {
  return /^(?:[A-Za-z_$][A-Za-z0-9_$]*|0|[1-9]\d{0,14})$/.test(name) ? name : stringText(name);
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
