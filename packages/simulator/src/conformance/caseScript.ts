// The lines of a case: events and ticks in, effects out, in a form that people write by hand.
import type { ChoreographyEvent, Effect, InstantMs, JsonObject } from "@laban/trace";
import type { CaseLine } from "./conformCase.ts";

/** What a line of `events` asks the engine to do. */
export type CaseInput =
  | { readonly type: "offer"; readonly event: ChoreographyEvent }
  | { readonly type: "tick"; readonly time: InstantMs };

/** A line that cannot be read, with its place and the way out. */
export class CaseLineProblem extends Error {
  readonly line: number;

  constructor({ line, text }: CaseLine, what: string) {
    super(`"${text}" ${what}`);
    this.name = "CaseLineProblem";
    this.line = line;
  }
}

const EVENT_LINE = /^(\S+)\s+(\S+)\s+(\S+)((?:\s+[a-z]+=\S+)*)\s*(\{.*\})?$/;

/**
 * `TIME CORRELATION TYPE [id=ID] [source=SOURCE] [{json}]` offers an event (correlation "-" is none; ids are e1, e2, … by position),
 * `again e1` offers one again, `tick TIME` ticks, `tick end` closes the input.
 *
 * @throws CaseLineProblem
 */
export function inputsOf(lines: readonly CaseLine[]): readonly CaseInput[] {
  const offered = new Map<string, ChoreographyEvent>();
  return lines.map((line): CaseInput => {
    const [first = "", second = ""] = line.text.split(/\s+/);
    if (first === "tick")
      return { type: "tick", time: second === "end" ? Number.POSITIVE_INFINITY : timeOf(second, line) };
    if (first === "again") {
      const event = offered.get(second);
      if (event === undefined) throw new CaseLineProblem(line, `repeats ${second}, which was not offered before.`);
      return { type: "offer", event };
    }
    const event = eventOf(line, `e${offered.size + 1}`);
    offered.set(event.id, event);
    return { type: "offer", event };
  });
}

function eventOf(line: CaseLine, nextId: string): ChoreographyEvent {
  const match = EVENT_LINE.exec(line.text);
  if (match === null)
    throw new CaseLineProblem(line, "is no event; write TIME CORRELATION TYPE [id=…] [source=…] [{json}].");
  const [, time = "", correlation = "", type = "", settings = "", json] = match;
  const named = new Map(
    settings
      .trim()
      .split(/\s+/)
      .map((setting) => [setting.slice(0, setting.indexOf("=")), setting.slice(setting.indexOf("=") + 1)]),
  );
  for (const name of named.keys())
    if (name !== "" && name !== "id" && name !== "source")
      throw new CaseLineProblem(line, `sets "${name}"; only id and source can be set.`);
  return {
    id: named.get("id") ?? nextId,
    type,
    source: named.get("source") ?? "case",
    time: timeOf(time, line),
    ...(correlation === "-" ? {} : { correlation_id: correlation }),
    data: json === undefined ? {} : dataOf(json, line),
  };
}

function dataOf(json: string, line: CaseLine): JsonObject {
  try {
    const data: JsonObject = JSON.parse(json);
    return data;
  } catch (problem) {
    throw new CaseLineProblem(line, `has data that is no JSON: ${problem instanceof Error ? problem.message : ""}.`);
  }
}

function timeOf(text: string, line: CaseLine): InstantMs {
  const match = /^(\d+):(\d\d)(?:\.(\d{3}))?$/.exec(text);
  if (match === null) throw new CaseLineProblem(line, `has no time; write minutes:seconds, as 0:05 or 90:00.250.`);
  return (Number(match[1]) * 60 + Number(match[2])) * 1000 + Number(match[3] ?? 0);
}

/**
 * `TIME KEY PATTERN OUTCOME [DETAIL] [late] [FROM>TO] EVENTS [as ALTERNATIVE] [with VALUE] [-> ACTION] [(waits for STEP)]`; the key of
 * `scope: global` is "*".
 */
export function effectLine(effect: Effect): string {
  const { at, key, pattern, outcome, detail, late, from, to, events, alternative, value, action, missing } = effect;
  return [
    timeText(at),
    key.length === 0 ? "*" : key.map(partText).join("·"),
    pattern,
    outcome,
    ...(detail === undefined ? [] : [detail]),
    ...(late === true ? ["late"] : []),
    ...(from === undefined || to === undefined ? [] : [`${from}>${to}`]),
    ...events,
    ...(alternative === undefined ? [] : [`as ${alternative}`]),
    ...(value === undefined ? [] : [`with ${value}`]),
    ...(action === undefined ? [] : [`-> ${action}`]),
    ...(missing === undefined ? [] : [`(waits for ${missing})`]),
  ].join(" ");
}

/** The text 7 is 7, the number #7: two keys. */
function partText(part: Effect["key"][number]): string {
  return typeof part === "string" ? part : `#${JSON.stringify(part)}`;
}

function timeText(at: InstantMs): string {
  const seconds = Math.floor(at / 1000);
  const millis = at % 1000 === 0 ? "" : `.${String(at % 1000).padStart(3, "0")}`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}${millis}`;
}
