// Mod+K: type to find a command or anything in the document; arrows choose, Enter does it, Esc goes back to where the focus was.
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { useId, useMemo, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { Icon, keysInWords } from "../controls/index.ts";
import { useCommandStore, type CommandDescription } from "./commandStore.ts";
import { matchWords } from "./matchWords.ts";
import css from "./CommandPalette.module.css";

/** Something the palette can jump to. */
export interface JumpTarget {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly sign: ReactNode;
  readonly run: () => void;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly sign: ReactNode;
  readonly keys: string | undefined;
  readonly run: () => void;
}

const rowsMax = 60;

/** What had the focus when the palette was opened: by keys, so there is no trigger that could have it back. */
let focusedBefore: HTMLElement | null = null;
useCommandStore.subscribe((now, before) => {
  if (!now.isPaletteOpen || before.isPaletteOpen) return;
  const { activeElement } = document;
  focusedBefore = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
});

const noTargets: readonly JumpTarget[] = [];

/** The palette; `targets` are what can be jumped to besides the commands. */
export function CommandPalette({ targets = noTargets }: { readonly targets?: readonly JumpTarget[] }): ReactElement {
  const isOpen = useCommandStore((state) => state.isPaletteOpen);
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={(open) => useCommandStore.setState({ isPaletteOpen: open })}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={css.backdrop} />
        <BaseDialog.Popup
          className={css.palette}
          aria-label="Commands, and jump to anything"
          finalFocus={() => focusedBefore ?? true}
        >
          <PaletteList targets={targets} />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

function PaletteList({ targets }: { readonly targets: readonly JumpTarget[] }): ReactElement {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const byRoom = useCommandStore((state) => state.byRoom);
  const rows = useMemo(() => findRows(typed, [...byRoom.values()].flat(), targets), [typed, byRoom, targets]);
  const chosen = Math.min(at, rows.length - 1);

  function start(row: Row | undefined): void {
    if (row === undefined) return;
    useCommandStore.setState({ isPaletteOpen: false });
    // After the dialog has given the focus back, so that a command may move it on.
    requestAnimationFrame(() => row.run());
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "ArrowDown") setAt(chosen + 1 >= rows.length ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") setAt(chosen <= 0 ? rows.length - 1 : chosen - 1);
    else if (event.key === "Enter") start(rows[chosen]);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className={css.line}>
        <Icon name="search" />
        <input
          autoFocus
          className={css.input}
          placeholder="Find a command, event, pattern or agent"
          aria-label="Find a command, event, pattern or agent"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={rows[chosen] === undefined ? undefined : `${listId}-${chosen}`}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={css.list} role="listbox" id={listId} aria-label="Found">
        {rows.map((row, index) => (
          <div
            key={row.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={css.row}
            ref={index === chosen ? intoView : undefined}
            onPointerMove={() => setAt(index)}
            onClick={() => start(row)}
          >
            <span className={css.sign}>{row.sign}</span>
            <span className={css.title}>{row.title}</span>
            <span className={css.note}>{row.note}</span>
            {row.keys !== undefined && <span className={css.keys}>{keysInWords(row.keys)}</span>}
          </div>
        ))}
        {rows.length === 0 && <p className={css.none}>Nothing is called “{typed}”.</p>}
      </div>
    </>
  );
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

function findRows(
  typed: string,
  commands: readonly CommandDescription[],
  targets: readonly JumpTarget[],
): readonly Row[] {
  const candidates: readonly Row[] = [
    ...targets.map((target) => ({ ...target, keys: undefined })),
    ...commands
      .filter((command) => command.isListedOnly !== true && (command.isEnabled === undefined || command.isEnabled()))
      .map((command) => ({
        id: command.id,
        title: command.title,
        note: command.group,
        sign: command.icon === undefined ? null : <Icon name={command.icon} />,
        keys: command.keys?.[0],
        run: command.run,
      })),
  ];
  // With nothing typed the commands come first: the things are on the canvas already.
  if (typed.trim() === "")
    return [...candidates.slice(targets.length), ...candidates.slice(0, targets.length)].slice(0, rowsMax);
  return candidates
    .map((row) => ({ row, score: matchWords(typed, row.title) }))
    .filter((found): found is { row: Row; score: number } => found.score !== null)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, rowsMax)
    .map((found) => found.row);
}
