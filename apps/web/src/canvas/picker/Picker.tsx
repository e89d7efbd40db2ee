// A small list that narrows while one types: what to create here, or what to connect with. Entirely by keyboard.
import { useMemo, useState, type ReactElement } from "react";
import { Sign } from "../../controls/index.ts";
import { matchWords } from "../../commands/matchWords.ts";
import css from "./Picker.module.css";

/** One choice. */
export interface PickerChoice {
  readonly id: string;
  readonly sign: string;
  readonly label: string;
  readonly note: string;
  readonly run: () => void;
}

const widthPx = 264;

/** The field, and as many rows as are shown at once. */
function heightPx(rows: number): number {
  return 34 + 8 + Math.min(264, Math.max(1, rows) * 30);
}

/** The picker at `x`, `y` within the canvas; closes itself after a choice, on Esc, and when the focus leaves. */
export function Picker({
  title,
  choices,
  empty,
  x,
  y,
  onClose,
}: {
  readonly title: string;
  readonly choices: readonly PickerChoice[];
  /** Said when nothing can be chosen at all. */
  readonly empty: string;
  readonly x: number;
  readonly y: number;
  readonly onClose: () => void;
}): ReactElement {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const shown = useMemo(() => {
    const fits = (choice: PickerChoice): number | null => matchWords(typed, `${choice.label} ${choice.note}`);
    const scored = choices.flatMap((choice) => {
      const score = fits(choice);
      return score === null ? [] : [{ choice, score }];
    });
    // Nothing typed yet: as given. Else the best first.
    if (typed.trim() !== "") scored.sort((a, b) => b.score - a.score);
    return scored.map(({ choice }) => choice);
  }, [choices, typed]);
  const current = Math.min(at, shown.length - 1);

  function choose(choice: PickerChoice | undefined): void {
    if (choice === undefined) return;
    onClose();
    // A choice may open the next list, which then takes the focus; else the canvas has it again.
    document.querySelector<HTMLElement>("[data-canvas]")?.focus({ preventScroll: true });
    choice.run();
  }

  return (
    <div
      className={`${css.picker} nowheel nopan`}
      // Whole within the canvas: what does not fit to the right or below is moved in.
      style={{
        left: `max(8px, min(${x}px, 100% - ${widthPx + 8}px))`,
        top: `max(8px, min(${y}px, 100% - ${heightPx(choices.length) + 8}px))`,
      }}
      role="dialog"
      aria-label={title}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      <input
        className={css.input}
        // The picker is opened by a deliberate act, and typing is what it is for.
        ref={(input) => input?.focus({ preventScroll: true })}
        placeholder={title}
        aria-label={title}
        role="combobox"
        aria-expanded="true"
        aria-controls="canvas-picker"
        aria-activedescendant={shown[current] === undefined ? undefined : `pick-${shown[current].id}`}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "ArrowDown") setAt(Math.min(shown.length - 1, current + 1));
          else if (event.key === "ArrowUp") setAt(Math.max(0, current - 1));
          else if (event.key === "Enter") choose(shown[current]);
          else if (event.key === "Escape") {
            onClose();
            document.querySelector<HTMLElement>("[data-canvas]")?.focus({ preventScroll: true });
          } else return;
          event.preventDefault();
        }}
      />
      <div id="canvas-picker" role="listbox" aria-label={title} className={css.list}>
        {shown.map((choice, index) => (
          <div
            key={choice.id}
            id={`pick-${choice.id}`}
            role="option"
            aria-selected={index === current}
            tabIndex={-1}
            className={css.choice}
            data-current={index === current}
            onPointerEnter={() => setAt(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            <Sign kind={choice.sign} size={18} />
            <span className={css.label}>{choice.label}</span>
            <span className={css.note}>{choice.note}</span>
          </div>
        ))}
        {shown.length === 0 && (
          <p className={css.empty}>{choices.length === 0 ? empty : `Nothing is called “${typed}”.`}</p>
        )}
      </div>
    </div>
  );
}
