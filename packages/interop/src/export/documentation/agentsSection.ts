// The chapter on agents: what each offers, who asks it for what, and how it answers.
import type { AgentRecord, BehaviourRecord } from "@laban/model";
import type { Cast } from "./cast.ts";
import { descriptionOf, eventName, patternName, shareText, titleOf } from "./names.ts";
import { joined, listed, type Block, type Entry, type Line, type Section } from "./page.ts";
import { timeInWords } from "./timeInWords.ts";

/** In the order of the document. */
export function agentsSection(cast: Cast): Section {
  const agents = Object.entries(cast.document.agents);
  return {
    anchor: "section agents",
    title: "Agents",
    blocks: agents.length === 0 ? [{ type: "paragraph", line: ["No agent is declared."] }] : [],
    entries: agents.map(([id, agent]) => entryOf(cast, id, agent)),
  };
}

function entryOf(cast: Cast, id: string, agent: AgentRecord): Entry {
  const { capabilities, emits = [], behaviours } = agent;
  const title = titleOf(agent.title);
  const description = descriptionOf(agent.description);
  return {
    anchor: `agent ${id}`,
    name: title === undefined ? { code: id } : title,
    ...(title === undefined || title === id ? {} : { tag: id }),
    blocks: [
      ...(description === undefined ? [] : [{ type: "paragraph", line: description } as const]),
      {
        type: "facts",
        facts: [
          {
            name: "Offers",
            value: capabilities.length === 0 ? ["nothing"] : listed(capabilities.map((one) => [{ code: one }])),
          },
          ...(emits.length === 0
            ? []
            : [{ name: "Emits by itself", value: listed(emits.map((event) => [eventName(cast.document, event)])) }]),
          { name: "Asked by", value: askingLine(cast, capabilities) },
        ],
      },
      ...answers(cast, capabilities, behaviours),
    ],
  };
}

function askingLine({ patterns }: Cast, capabilities: readonly string[]): Line {
  const asking = patterns.filter(({ asks }) => asks.some(({ ask }) => capabilities.includes(ask.capability)));
  return asking.length === 0 ? ["nobody"] : listed(asking.map(({ id }) => [patternName(id)]));
}

function answers(
  cast: Cast,
  capabilities: readonly string[],
  behaviours: Readonly<Record<string, BehaviourRecord>>,
): readonly Block[] {
  const rows = Object.entries(behaviours).map(([action, behaviour]): readonly Line[] => {
    const asking = cast.askedBy(capabilities, action);
    return [
      [{ code: action }],
      asking.length === 0 ? ["nobody"] : listed(asking.map((id) => [patternName(id)])),
      answerLine(cast, behaviour),
      [
        { time: timeInWords(behaviour.latency) },
        ...(behaviour.workers === undefined ? [] : [`, ${behaviour.workers} at once`]),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      type: "table",
      caption: "What it does when asked",
      head: ["Asked to", "By", "Answers", "Takes"],
      rows,
    },
  ];
}

function answerLine({ document }: Cast, { outcomes }: BehaviourRecord): Line {
  const total = outcomes.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const said = outcomes.map(({ weight, emits, when, then }): Line => {
    const share = outcomes.length > 1 && total > 0 ? ` ${shareText(Math.max(0, weight) / total)}` : "";
    const answer: Line = emits === undefined ? ["nothing"] : [eventName(document, emits)];
    const later: Line = then === undefined ? [] : [", then ", eventName(document, then.emits)];
    const only: Line = when === undefined ? [] : [" if ", { code: when }];
    return [...answer, ...later, share, ...only];
  });
  return said.length === 0 ? ["nothing"] : joined(said, "; ");
}
