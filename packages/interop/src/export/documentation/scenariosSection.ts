// The chapter on scenarios: what a simulation plays, in words. Values of payloads are not told: some may be sensitive.
import { durationInWords } from "@laban/compiler";
import { isJsonList, isJsonObject, type ChoreographyDocument, type Json, type ScenarioRecord } from "@laban/model";
import { descriptionOf, eventName, titleOf } from "./names.ts";
import { listed, type Entry, type Line, type Section } from "./page.ts";
import { rhythmInWords } from "./timeInWords.ts";

/** In the order of the document; undefined where there is none. */
export function scenariosSection(document: ChoreographyDocument): Section | undefined {
  const scenarios = Object.entries(document.scenarios);
  if (scenarios.length === 0) return undefined;
  return {
    anchor: "section scenarios",
    title: "Scenarios",
    blocks: [
      {
        type: "paragraph",
        tone: "quiet",
        line: ["What a simulation plays. The same document, scenario and seed always give the same run."],
      },
    ],
    entries: scenarios.map(([id, scenario]) => entryOf(document, id, scenario)),
  };
}

function entryOf(document: ChoreographyDocument, id: string, scenario: ScenarioRecord): Entry {
  const title = titleOf(scenario.title);
  const { horizon, start, seed } = scenario;
  const arrivals = isJsonList(scenario["arrivals"]) ? scenario["arrivals"].filter(isJsonObject) : [];
  const description = descriptionOf(scenario["description"]);
  return {
    anchor: `scenario ${id}`,
    name: title === undefined ? { code: id } : title,
    ...(title === undefined ? {} : { tag: id }),
    blocks: [
      ...(description === undefined ? [] : [{ type: "paragraph", line: description } as const]),
      {
        type: "paragraph",
        line: [
          "It plays ",
          { time: horizon === undefined ? "its whole length" : durationInWords(horizon) },
          ...(typeof start === "string" ? [` from ${start}`] : []),
          ...(typeof seed === "number" ? [`, with the seed ${seed}`] : []),
          ".",
        ],
      },
      { type: "list", items: arrivals.map((arrival) => arrivalLine(document, arrival)) },
    ],
  };
}

function arrivalLine(document: ChoreographyDocument, arrival: { readonly [field: string]: Json }): Line {
  const { event, source, every, at, count, data } = arrival;
  const name: Line = typeof event === "string" ? [eventName(document, event)] : ["an event"];
  const from: Line = typeof source === "string" ? [" from ", { code: source }] : [];
  const when: Line = isJsonList(at)
    ? [" ", { time: `at ${at.map((moment) => durationInWords(moment)).join(", ")}` }]
    : every === undefined
      ? []
      : [" ", { time: rhythmInWords(every) }];
  const most = typeof count === "number" ? `, ${count} at most` : "";
  const fields = isJsonObject(data) ? Object.keys(data) : [];
  const filled: Line =
    fields.length === 0 ? [] : [", with ", ...listed(fields.map((field) => [{ code: field }])), " of its own"];
  return [...name, ...from, ...when, most, ...filled];
}
