// What an expression may read at the command line: one event, its payload alone, or nothing.
import { eventScope, type CelType, type ConditionScope, type ScopeTypes } from "@laban/cel";
import { eventFromCloudEvent } from "@laban/engine";
import { readChoreography } from "../choreographyFile.ts";
import type { Typed } from "../command.ts";
import { CommandProblem } from "../exitCodes.ts";
import { readInput, textOf } from "../inputFile.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The names in scope with their types and their values. */
export interface Scope {
  readonly types: ScopeTypes;
  readonly values: ConditionScope;
}

/** The scope that the flags ask for. Throws CommandProblem (3) where a file cannot be read, 1 where the document has problems. */
export async function eventScopeOf(terminal: Terminal, typed: Typed): Promise<Scope> {
  const payload = typed.values.get("data");
  if (payload !== undefined) {
    const data = await readJson(terminal, payload);
    return { types: eventScope({ kind: "dyn" }), values: { data } };
  }
  const file = typed.values.get("event");
  if (file === undefined) return { types: eventScope({ kind: "dyn" }), values: {} };
  const read = eventFromCloudEvent(await readJson(terminal, file));
  if ("failure" in read)
    throw new CommandProblem(
      3,
      `${file} is no CloudEvent: ${read.failure.message} A payload alone goes to --data instead of --event.`,
    );
  const { event } = read;
  const { data, source, time, correlation_id } = event;
  const types = eventScope(await dataTypeOf(terminal, typed, event.type));
  return { types, values: { data, event, source, time, correlation_id } };
}

/** The type that the document's schema gives to this event. */
async function dataTypeOf(terminal: Terminal, typed: Typed, eventType: string): Promise<CelType> {
  const document = typed.values.get("document");
  if (document === undefined) return { kind: "dyn" };
  const { events } = await readChoreography(terminal, document);
  if (!Object.hasOwn(events, eventType))
    throw new CommandProblem(
      3,
      `${document} has no event type "${eventType}"; it has ${Object.keys(events).join(", ") || "none"}.`,
    );
  return events[eventType]?.data ?? { kind: "dyn" };
}

async function readJson(terminal: Terminal, file: string): Promise<unknown> {
  const text = textOf(file, await readInput(terminal, file)).trim();
  const name = file === "-" ? "Standard input" : file;
  if (text === "") throw new CommandProblem(3, `${name} is empty; one event is expected, as JSON.`);
  try {
    const json: unknown = JSON.parse(text);
    const rounded = findRounded(text);
    if (rounded !== undefined) {
      const what = `${rounded} was read as ${wholeText(Number(rounded))}`;
      terminal.say(`${name}: ${what}: JSON's numbers are exact up to 2^53. Send longer ones as texts.\n`);
    }
    return json;
  } catch (problem) {
    const isMany = text.includes("\n") && isJson(text.split("\n", 1)[0] ?? "");
    const why = isMany
      ? "it has several lines of JSON; take one of them, as head -1 does"
      : `it is not JSON (${problem instanceof Error ? problem.message : String(problem)})`;
    throw new CommandProblem(3, `${name} is not one event: ${why}.`, problem);
  }
}

/** The first whole number that a double cannot keep, outside of texts. */
function findRounded(json: string): string | undefined {
  const numbers = json.replace(/"(?:[^"\\]|\\.)*"/g, '""').matchAll(/(?<![\w.+-])-?\d{16,400}(?![\w.])/g);
  for (const [digits] of numbers) if (wholeText(Number(digits)) !== BigInt(digits).toString()) return digits;
  return undefined;
}

/** All digits of a double; one that is past the largest is infinite. */
function wholeText(number: number): string {
  return Number.isFinite(number) ? BigInt(number).toString() : String(number);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    // The question is only whether it is; the caller says what is wrong.
    return false;
  }
}
