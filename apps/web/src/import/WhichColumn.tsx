// A column that the importer could not choose: those that there are, to pick from, and the same file again with the answer.
import { useId, useState, type ReactElement } from "react";
import type { ShownFailure } from "../api/failureOf.ts";
import { Button, Dialog, Icon } from "../controls/index.ts";
import { answerColumn, closeImport, type ColumnAsked } from "./importStore.ts";
import css from "./ImportDialog.module.css";

const asks = {
  time: "Which column says when it happened?",
  activity: "Which column says what happened?",
  case: "Which column says to which case it belongs?",
} as const;

const roles = { time: "the time", activity: "the event type", case: "the correlation" } as const;

/** The dialog. */
export function WhichColumn({
  name,
  failure,
  asked,
}: {
  readonly name: string;
  readonly failure: ShownFailure;
  readonly asked: ColumnAsked;
}): ReactElement {
  const [column, choose] = useState<string | null>(null);
  const id = useId();
  const { question, named } = asked;
  const before = (["case", "activity", "time"] as const).flatMap((role) => {
    const was = named[role];
    return was === undefined || role === question.role ? [] : [`“${was}” is ${roles[role]}.`];
  });
  return (
    <Dialog
      isOpen
      onClose={closeImport}
      title={asks[question.role]}
      description={failure.message}
      buttons={
        <>
          <Button onClick={closeImport}>Cancel</Button>
          <Button
            look="primary"
            disabled={column === null}
            onClick={() => {
              if (column !== null) void answerColumn(column);
            }}
          >
            Import with this column
          </Button>
        </>
      }
    >
      {before.length > 0 && <p className={css.phase}>{before.join(" ")}</p>}
      <fieldset className={css.columns}>
        <legend className="spoken">{`Columns of “${name}”`}</legend>
        {question.columns.map((one) => (
          <label key={one} className={css.column} data-chosen={one === column}>
            <input type="radio" name={id} value={one} checked={one === column} onChange={() => choose(one)} />
            <code>{one}</code>
          </label>
        ))}
      </fieldset>
      {question.columns.length === 0 && (
        <p className={css.failure}>
          <Icon name="octagon" /> {failure.wayOut}
        </p>
      )}
    </Dialog>
  );
}
