// Puts the page together: what the choreography is, the score, then patterns, events, agents, correlation and scenarios.
import type { ChoreographyDocument } from "@laban/model";
import type { ExportSource } from "../exportFormat.ts";
import { agentsSection } from "./agentsSection.ts";
import { castOf } from "./cast.ts";
import { eventsSection } from "./eventsSection.ts";
import { counted, descriptionOf, eventName, titleOf } from "./names.ts";
import { listed, type Line, type Page, type Section } from "./page.ts";
import { patternsSection } from "./patternsSection.ts";
import { scenariosSection } from "./scenariosSection.ts";

/** The page of a document. The same document gives the same page. */
export function pageOf({ document, bundle }: ExportSource): Page {
  const cast = castOf(document);
  const description = descriptionOf(document.description);
  const scenarios = scenariosSection(document);
  return {
    title: titleOf(document.name) ?? "A choreography",
    lead: [
      ...(description === undefined ? [] : [{ type: "paragraph", line: description, tone: "lead" } as const]),
      { type: "paragraph", line: numbersOf(document), tone: "quiet" },
    ],
    sections: [
      scoreSection,
      patternsSection(cast, bundle),
      eventsSection(cast),
      agentsSection(cast),
      correlationSection(document),
      ...(scenarios === undefined ? [] : [scenarios]),
    ],
    foot: ["Made by Laban from the bundle ", { code: bundle.hash }, "."],
  };
}

function numbersOf({ patterns, events, agents, scenarios }: ChoreographyDocument): Line {
  const numbers = [
    counted(Object.keys(patterns).length, "pattern"),
    counted(Object.keys(events).length, "event type"),
    counted(Object.keys(agents).length, "agent"),
    ...(Object.keys(scenarios).length === 0 ? [] : [counted(Object.keys(scenarios).length, "scenario")]),
  ];
  return listed(numbers.map((number) => [number]));
}

const scoreSection: Section = {
  anchor: "section score",
  title: "The score",
  blocks: [
    { type: "picture" },
    {
      type: "paragraph",
      tone: "quiet",
      line: [
        "A staff is an agent. A ring is an event that it emits; a line falls or rises from it to each pattern that hears it. From the point of a pattern a line runs to what the asked agent may answer, and how often. A dashed ring stands for an event whose own ring is elsewhere.",
      ],
    },
  ],
  entries: [],
};

function correlationSection(document: ChoreographyDocument): Section {
  const { default: usual, keys } = document.correlation;
  const paths = (list: readonly string[]): Line => listed(list.map((path) => [{ code: path }]));
  const own = Object.entries(keys);
  return {
    anchor: "section correlation",
    title: "Correlation",
    blocks: [
      {
        type: "paragraph",
        line:
          usual.length === 0
            ? ["Events belong together only where an event type says by what."]
            : ["Events belong together when they have the same ", ...paths(usual), "."],
      },
      ...(own.length === 0
        ? []
        : [
            {
              type: "table",
              caption: "Event types with a key of their own",
              head: ["Event", "Correlated by"],
              rows: own.map(([event, list]) => [[eventName(document, event)], paths(list)]),
            } as const,
          ]),
    ],
    entries: [],
  };
}
