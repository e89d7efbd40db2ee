// A labelled row of a form: label left (or above), control right, and below it the help or what is wrong with the way out.
import type { ReactElement, ReactNode } from "react";
import { joinClasses } from "./joinClasses.ts";
import css from "./Field.module.css";

/** What is said below a control. */
export interface FieldProblem {
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly fix?: { readonly title: string; readonly apply: () => void };
}

const noProblems: readonly FieldProblem[] = [];

/** One field; `htmlFor` is the id of the control inside. */
export function Field({
  label,
  htmlFor,
  note,
  help,
  problems = noProblems,
  layout = "beside",
  hasRoomForProblems = false,
  children,
}: {
  readonly label: string;
  readonly htmlFor?: string;
  /** Right of the label when above; e.g. the value in the last run. */
  readonly note?: ReactNode;
  readonly help?: string;
  readonly problems?: readonly FieldProblem[];
  readonly layout?: "beside" | "above";
  /** Keeps a line free for a problem, where problems come and go while a person writes: what is below must not jump. */
  readonly hasRoomForProblems?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className={joinClasses(css.field, layout === "above" && css.above)}>
      <div className={css.labelRow}>
        <label className={css.label} htmlFor={htmlFor} title={help}>
          {label}
        </label>
        {note !== undefined && <span className={css.note}>{note}</span>}
      </div>
      <div className={joinClasses(css.control, hasRoomForProblems && css.roomy)}>
        {children}
        <FieldProblems problems={problems} {...(htmlFor === undefined ? {} : { id: `${htmlFor}-problems` })} />
      </div>
    </div>
  );
}

/** The lines below a control; spoken when they appear. */
export function FieldProblems({
  problems,
  id,
}: {
  readonly problems: readonly FieldProblem[];
  readonly id?: string;
}): ReactElement {
  return (
    <div id={id} aria-live="polite">
      {problems.map((problem) => (
        <p key={problem.message} className={css.problem} data-severity={problem.severity}>
          {problem.message}
          {problem.fix !== undefined && (
            <button type="button" className={css.fix} onClick={problem.fix.apply}>
              {problem.fix.title}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
