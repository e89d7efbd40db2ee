// The choreography as a Mermaid flowchart: agents are boxes with what they do and what they emit, arrows say who hears what and what comes of it.
import { conditionInWords, kindCatalog } from "@laban/compiler";
import type { Ask, ChoreographyDocument } from "@laban/model";
import { readForDrawing, type PatternReading, type Reading } from "@laban/notation";
import { mermaidLabel, mermaidLines } from "./mermaidText.ts";

/** Lines of a `flowchart`. Event types are round, patterns square; dotted arrows end a run or follow its other ends. */
export function flowchart(document: ChoreographyDocument): readonly string[] {
  const reading = readForDrawing(document, kindCatalog);
  const names = nodeNames(reading);
  const boxes = reading.agents.flatMap((agent, index) => {
    const nodes = nodesOf(reading, names, agent);
    if (nodes.length === 0) return [];
    const title = document.agents[agent]?.title ?? agent;
    return [
      `  subgraph agent_${index}[${mermaidLabel(title)}]`,
      "    direction LR",
      ...nodes.map((line) => `    ${line}`),
      "  end",
    ];
  });
  return [
    "flowchart LR",
    ...boxes,
    ...nodesOf(reading, names, undefined).map((line) => `  ${line}`),
    ...reading.patterns.flatMap((pattern) => arrowsOf(pattern, names)).map((line) => `  ${line}`),
    "  classDef event fill:none,stroke-width:1.5px",
  ];
}

// Mermaid's own names are made here: e0, p0. Event types that nobody declared but someone names are drawn, too.
interface NodeNames {
  readonly events: ReadonlyMap<string, string>;
  readonly patterns: ReadonlyMap<string, string>;
}

function nodeNames(reading: Reading): NodeNames {
  const named = reading.patterns.flatMap(({ cues, asides, asks }) => [
    ...[...cues, ...asides].map(({ event }) => event),
    ...asks.flatMap(({ emissions }) => emissions.map(({ event }) => event)),
  ]);
  const events = new Set([...reading.events, ...reading.raisedBy.keys(), ...reading.answeredBy.keys(), ...named]);
  return {
    events: new Map([...events].map((id, index) => [id, `e${index}`])),
    patterns: new Map(reading.patterns.map(({ id }, index) => [id, `p${index}`])),
  };
}

/** The nodes in the box of an agent, or those that stand in none. */
function nodesOf(reading: Reading, names: NodeNames, agent: string | undefined): readonly string[] {
  const events = [...names.events].filter(([id]) => (reading.raisedBy.get(id) ?? reading.answeredBy.get(id)) === agent);
  const patterns = reading.patterns.filter(({ asks }) => asks[0]?.agents[0] === agent);
  return [
    ...events.map(([id, node]) => `${node}([${mermaidLabel(id)}]):::event`),
    ...patterns.map((pattern) => `${names.patterns.get(pattern.id) ?? ""}[${labelOf(pattern)}]`),
  ];
}

function labelOf({ id, face, asks }: PatternReading): string {
  const asked = asks.map(({ ask }) => `${outcomeWords[ask.outcome]}${ask.action}`);
  const said = face.style === "code" ? conditionInWords(face.text) : face.text;
  return mermaidLines([id, ...(said === "" ? [] : [said]), ...asked]);
}

const outcomeWords: Readonly<Record<Ask["outcome"], string>> = {
  matched: "→ ",
  timeout: "too late → ",
  violated: "violated → ",
  broken: "broken → ",
  cancelled: "cancelled → ",
  evicted: "evicted → ",
  recovered: "recovered → ",
};

function arrowsOf(pattern: PatternReading, names: NodeNames): readonly string[] {
  const node = names.patterns.get(pattern.id) ?? "";
  const heard = unique(pattern.cues.map(({ event }) => event)).map(
    (event) => `${names.events.get(event) ?? ""} --> ${node}`,
  );
  const ended = pattern.asides.map(({ event, role }) => {
    const label = mermaidLabel(role === "cancel" ? "cancels" : "must not come");
    return `${names.events.get(event) ?? ""} -. ${label} .-> ${node}`;
  });
  const caused = pattern.asks.flatMap(({ ask, emissions }) =>
    emissions.map(({ event, share }) => {
      const target = names.events.get(event) ?? "";
      const label = share > 0 && share < 0.995 ? `${Math.round(share * 100)} %` : "";
      const isUsual = ask.outcome === "matched";
      if (label === "") return isUsual ? `${node} --> ${target}` : `${node} -.-> ${target}`;
      return isUsual
        ? `${node} -- ${mermaidLabel(label)} --> ${target}`
        : `${node} -. ${mermaidLabel(label)} .-> ${target}`;
    }),
  );
  return unique([...heard, ...ended, ...caused]);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
