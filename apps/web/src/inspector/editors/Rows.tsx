// Rows that are added, removed and put in another order: by the menu of each, by Alt+↑ and Alt+↓, or by dragging its mark. What is in a row is its owner's.
import type { DocumentPath, Json } from "@laban/model";
import { useRef, useState, type DragEvent, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { FieldProblems, IconButton, Menu, type MenuEntry } from "../../controls/index.ts";
import { updateField } from "../../document/changes.ts";
import { useProblemsBelow } from "../useProblemsBelow.ts";
import { itemsIn } from "./rowItems.ts";
import { moved } from "./rowOrder.ts";
import css from "./Rows.module.css";

/** One row: the line beside its mark, what stands below it, and what else can be done with it. */
export interface Row {
  readonly path: DocumentPath;
  readonly line: ReactNode;
  readonly below?: ReactNode;
  readonly entries: readonly MenuEntry[];
  /** Lists inside of the row whose rows say their problems themselves. */
  readonly inner?: readonly string[];
}

/** The rows with what adds one below them. */
export function Rows({
  noun,
  of = "",
  rows,
  marks = "numbers",
  onMove,
  onRemove,
  children,
}: {
  /** What a row is called: "step". */
  readonly noun: string;
  /** What it belongs to, where there may be several lists: " of step 2". */
  readonly of?: string;
  readonly rows: readonly Row[];
  readonly marks?: "numbers" | "letters";
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (at: number) => void;
  readonly children: ReactNode;
}): ReactElement {
  const list = useRef<HTMLOListElement>(null);
  const [said, say] = useState("");
  const [drag, setDrag] = useState<{ readonly from: number; readonly over: number } | null>(null);

  function move(from: number, to: number): void {
    if (from === to || to < 0 || to >= rows.length) return;
    onMove(from, to);
    say(`${noun} ${from + 1}${of} is now ${noun} ${to + 1}`);
    requestAnimationFrame(() => list.current?.children[to]?.querySelector<HTMLElement>("[data-row-menu]")?.focus());
  }

  function remove(at: number): void {
    onRemove(at);
    say(`${noun} ${at + 1}${of} removed`);
    const { parentElement } = list.current ?? {};
    requestAnimationFrame(() => {
      const next = list.current?.children[Math.min(at, rows.length - 2)] ?? parentElement?.lastElementChild;
      next?.querySelector<HTMLElement>("[data-row-menu]")?.focus();
    });
  }

  return (
    <div className={css.rows}>
      <ol ref={list} className={css.rows}>
        {rows.map((row, at) => (
          <RowItem
            // By place: a row shows what stands there, and keeps the focus while that changes.
            key={`row ${at + 1}`}
            row={row}
            name={`${noun} ${at + 1}${of}`}
            mark={marks === "numbers" ? String(at + 1) : String.fromCodePoint(97 + (at % 26))}
            isFirst={at === 0}
            isLast={at === rows.length - 1}
            drop={drag === null || drag.over !== at || drag.from === at ? null : drag.from < at ? "below" : "above"}
            onDragStart={() => setDrag({ from: at, over: at })}
            onDragOver={(event) => {
              if (drag === null) return;
              event.preventDefault();
              if (drag.over !== at) setDrag({ ...drag, over: at });
            }}
            onDrop={() => {
              if (drag !== null) move(drag.from, at);
              setDrag(null);
            }}
            onDragEnd={() => setDrag(null)}
            onMove={(by) => move(at, at + by)}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      {children}
      <span className="spoken" role="status">
        {said}
      </span>
    </div>
  );
}

/** How the rows of a list that stands at `path` are moved and removed; the last one takes the list with it. */
export function listMoves(path: DocumentPath): {
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (at: number) => void;
  readonly onAdd: (item: Json) => void;
} {
  const update = (next: (items: readonly Json[]) => readonly Json[]): void => {
    updateField(path, (now) => {
      const items = next(itemsIn(now));
      return items.length === 0 ? undefined : items;
    });
  };
  return {
    onMove: (from, to) => update((items) => moved(items, from, to)),
    onRemove: (at) => update((items) => items.filter((_, index) => index !== at)),
    onAdd: (item) => update((items) => [...items, item]),
  };
}

function RowItem({
  row,
  name,
  mark,
  isFirst,
  isLast,
  drop,
  onDragStart,
  onDragOver,
  onDrop,
  onDragEnd,
  onMove,
  onRemove,
}: {
  readonly row: Row;
  readonly name: string;
  readonly mark: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly drop: "above" | "below" | null;
  readonly onDragStart: () => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: () => void;
  readonly onDragEnd: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const problems = useProblemsBelow(row.path, row.inner);

  // Before the controls inside, for which Alt and an arrow mean something else; but not before the rows inside.
  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    if (event.target instanceof Element && event.target.closest("li") !== event.currentTarget) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <li
      className={css.row}
      data-drop={drop ?? undefined}
      onKeyDownCapture={onKeyDown}
      onDragOver={onDragOver}
      onDrop={onDrop}
    >
      <div className={css.line}>
        <span
          className={css.mark}
          title="Drag to move; Alt+↑ and Alt+↓ do the same"
          aria-hidden="true"
          draggable={!(isFirst && isLast)}
          onDragStart={(event) => {
            event.stopPropagation();
            event.dataTransfer.effectAllowed = "move";
            // Firefox begins no drag without data; no drop elsewhere should read any.
            event.dataTransfer.setData("application/x-laban-row", name);
            onDragStart();
          }}
          onDragEnd={onDragEnd}
        >
          {mark}
        </span>
        {row.line}
        <Menu
          align="end"
          trigger={<IconButton data-row-menu size="small" icon="more" label={`Actions on ${name}`} />}
          entries={[
            ...row.entries,
            ...(row.entries.length === 0 ? [] : [{ type: "separator", id: "before-order" } as const]),
            { label: "Move up", icon: "arrowUp", keys: "Alt+↑", disabled: isFirst, run: () => onMove(-1) },
            { label: "Move down", icon: "arrowDown", keys: "Alt+↓", disabled: isLast, run: () => onMove(1) },
            { type: "separator", id: "before-remove" },
            { label: "Remove", icon: "trash", danger: true, run: onRemove },
          ]}
        />
      </div>
      <div className={css.below}>
        {row.below}
        <FieldProblems problems={problems} />
      </div>
    </li>
  );
}
