// A whole number. For a priority it also says who goes before on the same event, because that is what the number is for.
import type { ChoreographyDocument, KindCatalog, PatternRecord } from "@laban/model";
import type { ReactElement } from "react";
import { TextInput } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import type { EditorProperties } from "../editorProperties.ts";
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
  pattern,
  record,
}: EditorProperties & {
  readonly min: number;
  readonly max: number;
  readonly pattern: string;
  readonly record: PatternRecord;
}): ReactElement {
  const note = useDocument((state) =>
    path.at(-1) === "priority" ? goesAfter(state.document, state.catalog, pattern, record) : null,
  );
  const written = typeof value === "number" || typeof value === "string" ? String(value) : "";
  return (
    <div
      className={css.line}
      onKeyDown={(event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        const next = (Number(written) || 0) + (event.key === "ArrowUp" ? 1 : -1);
        onChange(Math.min(max, Math.max(min, next)));
      }}
    >
      <TextInput
        id={id}
        look="code"
        inputMode="numeric"
        className={css.number ?? ""}
        isInvalid={isInvalid}
        value={written}
        placeholder="0"
        onCommit={(next) => {
          const text = next.trim();
          if (text === "") onChange(undefined);
          else onChange(/^-?\d+$/.test(text) ? Math.min(max, Math.max(min, Number(text))) : text);
        }}
      />
      {note !== null && <span className={css.note}>{note}</span>}
    </div>
  );
}

function goesAfter(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  pattern: string,
  record: PatternRecord,
): string | null {
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
