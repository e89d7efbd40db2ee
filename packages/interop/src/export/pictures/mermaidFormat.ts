// Exports to Mermaid: one flowchart of who emits and who hears, and a state diagram for every state machine.
import { fileStem } from "../names/fileStem.ts";
import type { ExportFormat, ExportSource, ExportedFile } from "../exportFormat.ts";
import type { ConstructWhat } from "../lossReport.ts";
import { accountByWhat, approximated, lost, type Fate } from "./accountByWhat.ts";
import { flowchart } from "./flowchart.ts";
import { fateInPattern, notDrawn } from "./mermaidFates.ts";
import { mermaidComment } from "./mermaidText.ts";
import { stateDiagram } from "./stateDiagram.ts";

const page = "the page of documentation has it.";

/** Diagrams as text, for wikis and READMEs that draw them. */
export const mermaidFormat: ExportFormat = {
  id: "mermaid",
  title: "Mermaid",
  says: "Who emits and who hears as a flowchart, each state machine as a state diagram, for wikis that draw them",
  write: (source) => ({
    files: filesOf(source),
    report: accountByWhat("mermaid", source.document, fates, (one) => fateInPattern(one, source.document)),
  }),
};

/** What the kind of thing tells alone. */
const fates: Readonly<Record<ConstructWhat, Fate>> = {
  name: "kept",
  title: "kept",
  "event type": "kept",
  agent: "kept",
  emission: "kept",
  pattern: "kept",
  state: "kept",
  transition: "kept",
  step: approximated("Its event has an arrow to the pattern; in which order the steps come is not drawn."),
  behaviour: approximated("What it answers and how often is drawn; how long it takes and what it sends is not."),
  capability: lost(
    `A pattern stands in the box of the first agent that can do it, without the capability's name; ${page}`,
  ),
  schema: lost(`A flowchart has no fields; ${page}`),
  "sensitive field": lost(`A flowchart has no fields; ${page}`),
  description: lost(`A flowchart has no sentences; ${page}`),
  stem: lost("A flowchart has no stems; the timeline draws them."),
  "correlation key": lost(`By what events belong together is not drawn; ${page}`),
  scenario: lost(`A flowchart shows no run; ${page}`),
  layout: lost("Mermaid places things by itself; the picture (SVG) keeps the places."),
  // Things in patterns are told one by one; elsewhere they are not drawn.
  member: notDrawn,
  alternative: notDrawn,
  guard: notDrawn,
  condition: notDrawn,
  action: notDrawn,
  field: notDrawn,
};

function filesOf({ document, bundle }: ExportSource): readonly ExportedFile[] {
  const stem = fileStem(document.name);
  const machines = bundle.patterns.filter((operator) => operator.operator === "state_machine");
  const stems = new Map<string, string>();
  const taken = new Set([stem.toLowerCase()]);
  for (const { id } of machines) {
    const wanted = fileStem(id);
    let name = wanted;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${wanted}-${count}`;
    taken.add(name.toLowerCase());
    stems.set(id, name);
  }
  const file = (name: string, title: string, lines: readonly string[]): ExportedFile => ({
    name: `${name}.mmd`,
    mediaType: "text/vnd.mermaid",
    text: `${[mermaidComment(title), ...lines].join("\n")}\n`,
  });
  return [
    file(stem, document.name, flowchart(document)),
    ...machines.map((machine) => file(stems.get(machine.id) ?? stem, machine.id, stateDiagram(machine))),
  ];
}
