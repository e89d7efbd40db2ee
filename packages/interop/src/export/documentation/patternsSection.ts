// The chapter on patterns: each said in a sentence, with whom it asks and what may come of it.
import type { Bundle, StateMachineOperator } from "@laban/bundle";
import { conditionInWords, durationInWords, kindCatalog } from "@laban/compiler";
import {
  durationText,
  isJsonObject,
  type Ask,
  type ChoreographyDocument,
  type PatternRecord,
  type SentencePart,
} from "@laban/model";
import type { AskReading, PatternReading } from "@laban/notation";
import { stringify } from "yaml";
import { stateDiagram } from "../pictures/stateDiagram.ts";
import { answersOf } from "./answersOf.ts";
import type { Cast } from "./cast.ts";
import { agentName, descriptionOf, eventName } from "./names.ts";
import { listed, type Block, type Entry, type Inline, type Line, type Section } from "./page.ts";

/** In the order of the document. */
export function patternsSection(cast: Cast, bundle: Bundle): Section {
  const machines = new Map(
    bundle.patterns.flatMap((operator) => (operator.operator === "state_machine" ? [[operator.id, operator]] : [])),
  );
  return {
    anchor: "section patterns",
    title: "Patterns",
    blocks: cast.patterns.length === 0 ? [{ type: "paragraph", line: ["No pattern is drawn."] }] : [],
    entries: cast.patterns.map((pattern) => entryOf(cast, pattern, machines.get(pattern.id))),
  };
}

function entryOf({ document }: Cast, pattern: PatternReading, machine: StateMachineOperator | undefined): Entry {
  const { id, record, asks } = pattern;
  const kind = kindCatalog.find(record.kind);
  const description = descriptionOf(record["description"]);
  const facts = [...asks.map((ask) => askFact(document, ask)), ...settings(record)];
  return {
    anchor: `pattern ${id}`,
    name: { code: id },
    tag: kind?.title ?? record.kind,
    blocks: [
      { type: "paragraph", line: sentence(document, kind?.sentence(record, document) ?? []) },
      ...(description === undefined ? [] : [{ type: "paragraph", line: description, tone: "quiet" } as const]),
      ...(facts.length === 0 ? [] : [{ type: "facts", facts } as const]),
      ...(machine === undefined ? [] : machineBlocks(document, machine)),
      {
        type: "source",
        summary: "As it is written",
        language: "yaml",
        text: stringify({ [id]: record }, { lineWidth: 0, blockQuote: false }),
      },
    ],
  };
}

/** The sentence of the compiler, its names linked. */
function sentence(document: ChoreographyDocument, parts: readonly SentencePart[]): Line {
  return parts.map(({ text, means }): Inline => {
    if (means === undefined) return text;
    if (means === "event") return eventName(document, text);
    if (means === "condition") return { condition: text };
    return means === "duration" ? { time: text } : { code: text };
  });
}

const outcomeNames: Readonly<Record<Ask["outcome"], string>> = {
  matched: "Asks",
  timeout: "When time runs out",
  violated: "When violated",
  broken: "When broken",
  cancelled: "When cancelled",
  evicted: "When evicted",
  recovered: "When it is over",
};

function askFact(document: ChoreographyDocument, { ask, agents }: AskReading): { name: string; value: Line } {
  const who: Line =
    agents.length === 0
      ? ["whoever offers ", { code: ask.capability }, " (nobody here does)"]
      : listed(
          agents.map((agent) => [agentName(document, agent)]),
          "or",
        );
  const answers = answersOf(document, agents, ask.action);
  return {
    name: outcomeNames[ask.outcome],
    value: [
      ...who,
      " to ",
      { code: ask.action },
      ...(answers.length === 0 ? [] : [", which may answer ", ...listed(answers, "or")]),
    ],
  };
}

/** What all kinds may have beside what their sentence says. */
function settings(record: PatternRecord): readonly { readonly name: string; readonly value: Line }[] {
  const action = record["do"];
  const timeout = isJsonObject(action) ? action["timeout"] : undefined;
  const { priority, cooldown, exclusive_group: group, by, scope } = record;
  return [
    ...(timeout === undefined ? [] : [{ name: "Time to answer", value: [{ time: durationInWords(timeout) }] }]),
    ...(typeof priority === "number" ? [{ name: "Priority", value: [String(priority)] }] : []),
    ...(cooldown === undefined
      ? []
      : [{ name: "Cool-down", value: ["silent for ", { time: durationInWords(cooldown) }, " after it fired"] }]),
    ...(typeof group === "string" ? [{ name: "Group", value: ["only the first of ", { code: group }, " fires"] }] : []),
    ...(Array.isArray(by)
      ? [{ name: "Correlated by", value: listed(by.map((path) => [{ code: String(path) }])) }]
      : []),
    ...(scope === "global" ? [{ name: "Scope", value: ["one for all events, whatever their key"] }] : []),
  ];
}

function machineBlocks(document: ChoreographyDocument, machine: StateMachineOperator): readonly Block[] {
  const moves = machine.transitions.map(({ from, events, when, to, action }): readonly Line[] => [
    listed(
      from.map((name) => [{ code: name }]),
      "or",
    ),
    [
      ...listed(
        events.map((event) => [eventName(document, event)]),
        "or",
      ),
      ...(when === undefined ? [] : [" with ", { condition: conditionInWords(when) }]),
    ],
    [{ code: to }],
    action === undefined ? [] : [{ code: action.action }, " of ", { code: action.capability }],
  ]);
  const deadlines = machine.states.flatMap(({ name, timeout }) =>
    timeout === undefined
      ? []
      : [
          [
            [{ code: name }],
            ["after ", { time: durationInWords(durationText(timeout.afterMs)) }],
            [{ code: timeout.to }],
            timeout.action === undefined
              ? []
              : [{ code: timeout.action.action }, " of ", { code: timeout.action.capability }],
          ] satisfies readonly Line[],
        ],
  );
  const finals = machine.states.filter(({ final }) => final).map(({ name }): Line => [{ code: name }]);
  return [
    { type: "diagram", mermaid: stateDiagram(machine).join("\n") },
    {
      type: "table",
      caption: `Transitions of ${machine.id}`,
      head: ["From", "When", "To", "Asks"],
      rows: [...moves, ...deadlines],
    },
    {
      type: "paragraph",
      tone: "quiet",
      line: [
        "It begins in ",
        { code: machine.initial },
        ...(finals.length === 0 ? [" and never ends."] : [" and ends in ", ...listed(finals, "or"), "."]),
      ],
    },
  ];
}
