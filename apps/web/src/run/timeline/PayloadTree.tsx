// A payload as rows of name and value; nested values are indented. Text is only ever shown as text, and what is marked sensitive stays covered until asked for.
import type { Json, JsonObject } from "@laban/trace";
import { useState, type ReactElement } from "react";
import css from "./Details.module.css";

/** Most rows that are shown. */
const ROWS_MAX = 120;

interface PayloadRow {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly value: string;
  readonly isText: boolean;
}

/** The payload of an event. */
export function PayloadTree({
  value,
  sensitive,
}: {
  readonly value: JsonObject;
  readonly sensitive: readonly string[];
}): ReactElement {
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const rows: PayloadRow[] = [];
  collect(value, { path: "", depth: 0, rows });
  if (rows.length === 0) return <p className={css.small}>empty</p>;
  return (
    <>
      <dl className={css.payload}>
        {rows.slice(0, ROWS_MAX).map((row) => {
          const isCovered =
            sensitive.some((path) => row.path === path || row.path.startsWith(`${path}.`)) && !shown.has(row.path);
          return (
            <div key={row.path} className={css.payloadRow} style={{ paddingLeft: row.depth * 12 }}>
              <dt>{row.name}</dt>
              <dd data-text={row.isText}>
                {isCovered ? (
                  <button type="button" className={css.covered} onClick={() => setShown(new Set(shown).add(row.path))}>
                    sensitive, show
                  </button>
                ) : (
                  row.value
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {rows.length > ROWS_MAX && <p className={css.small}>and {rows.length - ROWS_MAX} more values</p>}
    </>
  );
}

function collect(
  value: JsonObject | readonly Json[],
  at: { readonly path: string; readonly depth: number; readonly rows: PayloadRow[] },
): void {
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [name, inner] of entries as [string | number, Json][]) {
    if (at.rows.length > ROWS_MAX || at.depth > 12) return;
    const path = at.path === "" ? String(name) : `${at.path}.${name}`;
    const isBranch = typeof inner === "object" && inner !== null;
    at.rows.push({
      path,
      name: String(name),
      depth: at.depth,
      value: isBranch
        ? Array.isArray(inner)
          ? `${inner.length} items`
          : ""
        : typeof inner === "string"
          ? inner.slice(0, 500)
          : JSON.stringify(inner),
      isText: typeof inner === "string",
    });
    if (isBranch) collect(inner, { path, depth: at.depth + 1, rows: at.rows });
  }
}
