// The head of the inspector: the sign, the name (F2 or a press to rename it everywhere), what it is, and a menu.
import { identifierProblem, isIdentifier, proposedIdentifier, type ElementRef } from "@laban/model";
import { useState, type ReactElement } from "react";
import { FieldProblems, giveFocusBack, IconButton, joinClasses, Menu, Sign, TextInput } from "../controls/index.ts";
import { duplicateElements, removeElements, renameElement } from "../document/changes.ts";
import { pathOfRef } from "../document/elements.ts";
import { openTextAt } from "../text/textPlace.ts";
import { copyAsText } from "./copyAsText.ts";
import { ProblemCount } from "./ElementProblems.tsx";
import css from "./Inspector.module.css";

/** The head of one selected thing. */
export function InspectorHead({
  selected,
  sign,
  what,
}: {
  readonly selected: ElementRef;
  readonly sign: string;
  readonly what: string;
}): ReactElement {
  const [isRenaming, setRenaming] = useState(false);
  /** What was typed and is no identifier. */
  const [refused, setRefused] = useState<string | null>(null);
  const problem = refused === null ? undefined : identifierProblem(refused, selected.type);
  const proposed = refused === null ? "" : proposedIdentifier(refused, selected.type);

  function rename(typed: string): void {
    const next = typed.trim();
    if (next === "") return;
    setRefused(isIdentifier(next) ? null : next);
    if (isIdentifier(next)) renameElement(selected, next);
  }

  return (
    <header className={css.head}>
      <span className={css.sign}>
        <Sign kind={sign} />
      </span>
      <div className={css.names}>
        {isRenaming ? (
          <TextInput
            autoFocus
            aria-label={`New name of ${selected.id}`}
            className={css.nameInput ?? ""}
            value={selected.id}
            onCommit={rename}
            onDone={() => {
              setRenaming(false);
              giveFocusBack("[data-rename]");
            }}
          />
        ) : (
          <h2 className={css.heading}>
            <button
              type="button"
              data-rename
              className={css.name}
              title="Rename everywhere (F2)"
              onClick={() => setRenaming(true)}
            >
              {selected.id}
            </button>
          </h2>
        )}
        <p className={css.kind}>
          <span className={css.what} title={what}>
            {what}
          </span>
          <ProblemCount selected={selected} />
        </p>
        {problem !== undefined && (
          <FieldProblems
            problems={[
              {
                severity: "error",
                message: problem,
                fix: { title: `Name it ${proposed}`, apply: () => rename(proposed) },
              },
            ]}
          />
        )}
      </div>
      <Menu
        align="end"
        trigger={<IconButton icon="more" label={`Actions on ${selected.id}`} />}
        entries={[
          { label: "Rename", icon: "pencil", keys: "F2", run: () => setRenaming(true) },
          { label: "Duplicate", icon: "copy", keys: "Mod+D", run: () => duplicateElements([selected]) },
          {
            label: "Show in the text",
            icon: "text",
            run: () => openTextAt({ path: pathOfRef(selected) }),
          },
          { label: "Copy as text", icon: "file", run: () => copyAsText([selected]) },
          { type: "separator", id: "before-delete" },
          { label: "Delete", icon: "trash", danger: true, keys: "Delete", run: () => removeElements([selected]) },
        ]}
      />
    </header>
  );
}

/** The head of something that has no name of its own to change. */
export function PlainHead({
  sign,
  title,
  what,
}: {
  readonly sign: string;
  readonly title: string;
  readonly what: string;
}): ReactElement {
  return (
    <header className={joinClasses(css.head, css.plain)}>
      <span className={css.sign}>
        <Sign kind={sign} />
      </span>
      <div className={css.names}>
        <h2 className={css.sectionTitle} style={{ font: "var(--w-name) var(--text-section)" }}>
          {title}
        </h2>
        <p className={css.kind}>{what}</p>
      </div>
    </header>
  );
}
