// The pattern said in a sentence: names in ink lead to the thing, times are set like a tempo.
import type { ChoreographyDocument, ElementRef, KindDescription, PatternRecord, SentencePart } from "@laban/model";
import type { ReactElement } from "react";
import { distinctKeys } from "../controls/index.ts";
import { offeredBy } from "../document/elements.ts";
import { useSelection } from "../selection/selectionStore.ts";
import css from "./Inspector.module.css";

/** The sentence. */
export function Sentence({
  kind,
  pattern,
  document,
}: {
  readonly kind: KindDescription;
  readonly pattern: PatternRecord;
  readonly document: ChoreographyDocument;
}): ReactElement {
  const parts = kind.sentence(pattern, document);
  const keys = distinctKeys(parts.map(({ text }) => text));
  return (
    <p className={css.sentence}>
      {parts.map((part, at) => (
        <Part key={keys[at]} part={part} leadsTo={leadsTo(part, document)} />
      ))}
    </p>
  );
}

function Part({ part, leadsTo }: { readonly part: SentencePart; readonly leadsTo: ElementRef | null }): ReactElement {
  if (leadsTo !== null)
    return (
      <button type="button" className={css.said} onClick={() => useSelection.getState().reveal(leadsTo)}>
        {part.text}
      </button>
    );
  if (part.means === "duration") return <span className={css.saidTime}>{part.text}</span>;
  if (part.means !== undefined) return <span className={css.said}>{part.text}</span>;
  return <>{part.text}</>;
}

function leadsTo(part: SentencePart, document: ChoreographyDocument): ElementRef | null {
  if (part.means === "event" && Object.hasOwn(document.events, part.text)) return { type: "event", id: part.text };
  if (part.means === "capability") {
    const agent = offeredBy(document, part.text)[0];
    return agent === undefined ? null : { type: "agent", id: agent };
  }
  if (part.means === "agent") {
    const found = Object.entries(document.agents).find(([id, agent]) => id === part.text || agent.title === part.text);
    return found === undefined ? null : { type: "agent", id: found[0] };
  }
  return null;
}
