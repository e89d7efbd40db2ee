// The outline as a tree: under each agent what it may emit and the patterns that ask it; then what belongs to nobody; then the scenarios.
import type { ChoreographyDocument, ElementRef, KindCatalog } from "@laban/model";
import { agentTitle, asksOfAgent, emittedBy } from "../document/elements.ts";

/** A node of the outline. `ref` is absent for headings that stand for nothing in the document. */
export interface OutlineNode {
  readonly key: string;
  readonly label: string;
  readonly ref?: ElementRef;
  readonly children: readonly OutlineNode[];
}

/** Builds the tree; every event type and pattern is in it at least once. */
export function outlineTree(document: ChoreographyDocument, catalog: KindCatalog): readonly OutlineNode[] {
  const placed = new Set<string>();
  const leaf = (parent: string, ref: ElementRef): OutlineNode => {
    placed.add(`${ref.type}:${ref.id}`);
    return { key: `${parent}/${ref.type}:${ref.id}`, label: ref.id, ref, children: [] };
  };
  const agents = Object.entries(document.agents).map(([id, agent]): OutlineNode => {
    const key = `agent:${id}`;
    const events = emittedBy(agent).filter((event) => Object.hasOwn(document.events, event));
    return {
      key,
      label: agentTitle(document, id),
      ref: { type: "agent", id },
      children: [
        ...events.map((event) => leaf(key, { type: "event", id: event })),
        ...asksOfAgent(document, catalog, agent).map((pattern) => leaf(key, { type: "pattern", id: pattern })),
      ],
    };
  });
  const orphans = [
    ...Object.keys(document.events).map((id): ElementRef => ({ type: "event", id })),
    ...Object.keys(document.patterns).map((id): ElementRef => ({ type: "pattern", id })),
  ].filter((ref) => !placed.has(`${ref.type}:${ref.id}`));
  const scenarios = Object.keys(document.scenarios).map((id): ElementRef => ({ type: "scenario", id }));
  return [...agents, ...heading("nobody", "Of no agent", orphans), ...heading("scenarios", "Scenarios", scenarios)];

  function heading(key: string, label: string, refs: readonly ElementRef[]): readonly OutlineNode[] {
    return refs.length === 0 ? [] : [{ key, label, children: refs.map((ref) => leaf(key, ref)) }];
  }
}

/** The nodes that are shown, in order, with their depth: children of folded nodes are left out. */
export function visibleNodes(
  tree: readonly OutlineNode[],
  folded: ReadonlySet<string>,
): readonly { readonly node: OutlineNode; readonly depth: number; readonly parent: OutlineNode | null }[] {
  return tree.flatMap((node) => [
    { node, depth: 0, parent: null },
    ...(folded.has(node.key) ? [] : node.children.map((child) => ({ node: child, depth: 1, parent: node }))),
  ]);
}
