// The pattern said in a sentence: names in ink lead to the thing, times are set like a tempo, and what the compiler cannot read is underlined.
import type { ChoreographyDocument, ElementRef, KindDescription, PatternRecord, SentencePart } from "@laban/model";
import type { ReactElement } from "react";
import { distinctKeys } from "../controls/index.ts";
import { offeredBy } from "../document/elements.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { markBroken, type BrokenWords, type MarkedPart } from "./brokenWords.ts";
import css from "./Inspector.module.css";

/** The sentence. */
export function Sentence({
  kind,
  pattern,
  document,
  broken,
}: {
  readonly kind: KindDescription;
  readonly pattern: PatternRecord;
  readonly document: ChoreographyDocument;
  readonly broken: readonly BrokenWords[];
}): ReactElement {
  const parts = markBroken(kind.sentence(pattern, document), broken);
  const keys = distinctKeys(parts.map(({ part }) => part.text));
  return (
    <p className={css.sentence}>
      {parts.map((marked, at) => (
        <Part key={keys[at]} marked={marked} leadsTo={leadsTo(marked.part, document)} />
      ))}
    </p>
  );
}

function Part({ marked, leadsTo }: { readonly marked: MarkedPart; readonly leadsTo: ElementRef | null }): ReactElement {
  const { part, before, wrong, after } = marked;
  const words = (
    <>
      {before}
      {wrong !== "" && <span className={css.saidWrong}>{wrong}</span>}
      {after}
    </>
  );
  if (leadsTo !== null)
    return (
      <button type="button" className={css.said} onClick={() => useSelection.getState().reveal(leadsTo)}>
        {words}
      </button>
    );
  if (part.means === "duration") return <span className={css.saidTime}>{words}</span>;
  if (part.means !== undefined) return <span className={css.said}>{words}</span>;
  return words;
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
