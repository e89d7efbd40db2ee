// The pattern said in a sentence: names in ink lead to the thing, times are set like a tempo, and what the compiler cannot read is underlined.
import type { ChoreographyDocument, ElementRef, KindDescription, PatternRecord, SentencePart } from "@laban/model";
import type { ReactElement } from "react";
import { distinctKeys } from "../controls/index.ts";
import { offeredBy } from "../document/elements.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { partAt } from "./partAt.ts";
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
  /** The words of conditions that are wrong, as they are written; empty for a condition that is wrong as a whole. */
  readonly broken: readonly string[];
}): ReactElement {
  const parts = kind.sentence(pattern, document);
  const keys = distinctKeys(parts.map(({ text }) => text));
  return (
    <p className={css.sentence}>
      {parts.map((part, at) => (
        <Part key={keys[at]} part={part} leadsTo={leadsTo(part, document)} broken={broken} />
      ))}
    </p>
  );
}

function Part({
  part,
  leadsTo,
  broken,
}: {
  readonly part: SentencePart;
  readonly leadsTo: ElementRef | null;
  readonly broken: readonly string[];
}): ReactElement {
  if (part.means === "condition" && broken.length > 0) return <BrokenCondition text={part.text} broken={broken} />;
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

/** The condition in words; what is wrong in it is underlined, all of it where the wrong words are not among them. */
function BrokenCondition({
  text,
  broken,
}: {
  readonly text: string;
  readonly broken: readonly string[];
}): ReactElement {
  const { before, wrong, after } = partAt(text, broken);
  return (
    <span className={css.said}>
      {before}
      <span className={css.saidWrong}>{wrong}</span>
      {after}
    </span>
  );
}
