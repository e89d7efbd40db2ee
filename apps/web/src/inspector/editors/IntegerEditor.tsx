// A whole number. For a priority it also says who goes before on the same event, because that is what the number is for.
import { entryOf, type ChoreographyDocument, type KindCatalog, type PatternRecord } from "@laban/model";
import type { ReactElement } from "react";
import { useDocument } from "../../document/documentStore.ts";
import type { EditorProperties } from "../editorProperties.ts";
import { CountInput } from "./NumberInput.tsx";
import css from "./editors.module.css";

/** The editor; arrows up and down change it by one. */
export function IntegerEditor({
  id,
  path,
  value,
  onChange,
  isInvalid,
  min,
  max,
}: EditorProperties & { readonly min: number; readonly max: number }): ReactElement {
  const note = useDocument((state) =>
    path.at(-1) === "priority" ? goesAfter(state.document, state.catalog, String(path[1])) : null,
  );
  return (
    <div className={css.wrapped}>
      <CountInput id={id} value={value} isInvalid={isInvalid} min={min} max={max} placeholder="0" onChange={onChange} />
      {note !== null && <span className={css.note}>{note}</span>}
    </div>
  );
}

function goesAfter(document: ChoreographyDocument, catalog: KindCatalog, pattern: string): string | null {
  const record = entryOf<PatternRecord>(document.patterns, pattern);
  if (record === undefined) return null;
  const eventsOf = (one: PatternRecord): ReadonlySet<string> =>
    new Set(
      catalog
        .find(one.kind)
        ?.listens(one)
        .map((listen) => listen.event),
    );
  const priorityOf = (one: PatternRecord): number => (typeof one["priority"] === "number" ? one["priority"] : 0);
  const mine = eventsOf(record);
  const before = Object.entries(document.patterns)
    .filter(
      ([id, other]) =>
        id !== pattern &&
        [...eventsOf(other)].some((event) => mine.has(event)) &&
        priorityOf(other) > priorityOf(record),
    )
    .toSorted(([, one], [, other]) => priorityOf(one) - priorityOf(other));
  const next = before[0];
  return next === undefined ? null : `after ${next[0]} ${priorityOf(next[1])}`;
}
