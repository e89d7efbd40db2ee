// The chapter on event types: who emits and who hears each, and what it carries.
import type { ChoreographyDocument } from "@laban/model";
import type { Cast, Emitting, Hearing } from "./cast.ts";
import { agentName, descriptionOf, eventName, patternName, shareText } from "./names.ts";
import { listed, type Block, type Entry, type Line, type Section } from "./page.ts";
import { schemaTable } from "./schemaTable.ts";

/** An overview of all of them, then each with its fields. */
export function eventsSection(cast: Cast): Section {
  const ids = Object.keys(cast.document.events);
  return {
    anchor: "section events",
    title: "Events",
    blocks: ids.length === 0 ? [{ type: "paragraph", line: ["No event type is declared."] }] : [overview(cast, ids)],
    entries: ids.map((id) => entryOf(cast, id)),
  };
}

function overview(cast: Cast, ids: readonly string[]): Block {
  return {
    type: "table",
    caption: "Who emits and who hears each event",
    head: ["Event", "Emitted by", "Heard by"],
    rows: ids.map((id) => {
      const emitting = new Set((cast.emittedBy.get(id) ?? []).map(({ agent }) => agent));
      const hearing = cast.heardBy.get(id) ?? [];
      return [
        [eventName(cast.document, id)],
        emitting.size === 0
          ? ["from outside"]
          : listed([...emitting].map((agent) => [agentName(cast.document, agent)])),
        hearing.length === 0 ? ["nobody"] : listed(hearing.map(({ pattern }) => [patternName(pattern)])),
      ];
    }),
  };
}

function entryOf(cast: Cast, id: string): Entry {
  const record = cast.document.events[id] ?? {};
  const description = descriptionOf(record.description);
  const { schema, sensitive = [] } = record;
  const fields = schemaTable(id, schema ?? {}, sensitive);
  const emitting = cast.emittedBy.get(id) ?? [];
  const hearing = cast.heardBy.get(id) ?? [];
  return {
    anchor: `event ${id}`,
    name: { code: id },
    ...(record.stem === "down" ? { tag: "a setback" } : {}),
    blocks: [
      ...(description === undefined ? [] : [{ type: "paragraph", line: description } as const]),
      {
        type: "facts",
        facts: [
          {
            name: "Emitted by",
            value:
              emitting.length === 0
                ? ["nobody in this choreography: it comes from outside"]
                : listed(emitting.map((one) => emittingLine(cast.document, one))),
          },
          { name: "Heard by", value: hearing.length === 0 ? ["nobody"] : listed(hearing.map(hearingLine)) },
          { name: "Correlated by", value: keyLine(cast.document, id) },
        ],
      },
      fields ?? {
        type: "paragraph",
        tone: "quiet",
        line: [schema === undefined ? "Its data has no schema: anything goes." : "Its schema names no fields."],
      },
    ],
  };
}

function emittingLine(document: ChoreographyDocument, { agent, action, share }: Emitting): Line {
  const name = agentName(document, agent);
  if (action === undefined) return [name, " by itself"];
  const often = share === undefined || share > 0.995 ? "" : `, ${shareText(share)} of the time`;
  return [name, " when asked to ", { code: action }, often];
}

// Only what is not plain listening needs a word.
const roleWords: ReadonlyMap<string, string> = new Map([
  ["step", "as a step"],
  ["start", "as its start"],
  ["expect", "as what it waits for"],
  ["cancel", "as what cancels it"],
  ["guard", "as what must not come"],
  ["transition", "as a transition"],
  ["member", "as a member"],
  ["alternative", "as an alternative"],
  ["trigger", "as what completes it"],
]);

function hearingLine({ pattern, roles }: Hearing): Line {
  const said = roles.flatMap((role) => roleWords.get(role) ?? []);
  return said.length === 0 ? [patternName(pattern)] : [patternName(pattern), ` ${said.join(" and ")}`];
}

function keyLine({ correlation }: ChoreographyDocument, id: string): Line {
  const own = Object.hasOwn(correlation.keys, id) ? correlation.keys[id] : undefined;
  const paths = own ?? correlation.default;
  return paths.length === 0 ? ["nothing"] : listed(paths.map((path) => [{ code: path }]));
}
