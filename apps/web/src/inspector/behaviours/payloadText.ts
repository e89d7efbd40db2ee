// A value of a simulated payload as one line: plain values as they are, a computed one as in a table of numbers (`= data.retry_count + 1`), a generator as JSON.
import { isJsonObject, type Json } from "@laban/model";

/** The line for a value. */
export function payloadText(value: Json): string {
  const cel = celOf(value);
  if (cel !== null) return `= ${cel}`;
  if (typeof value === "string") return isReadAsText(value) ? value : JSON.stringify(value);
  return JSON.stringify(value);
}

/** The value of a line: `=` begins a condition-language expression, JSON is JSON, anything else is text. */
export function payloadValue(line: string): Json {
  const text = line.trim();
  if (text.startsWith("=")) return { $cel: text.slice(1).trim() };
  try {
    // What JSON.parse gives is JSON.
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function celOf(value: Json): string | null {
  if (!isJsonObject(value)) return null;
  const { $cel: cel, ...rest } = value;
  return typeof cel === "string" && cel.trim() === cel && Object.keys(rest).length === 0 ? cel : null;
}

function isReadAsText(text: string): boolean {
  return text !== "" && payloadValue(text) === text;
}
