// The address leads nowhere: say so, and how to go on.
import type { ReactElement } from "react";
import { Link } from "wouter";
import { Mark } from "./Mark.tsx";
import css from "./Screen.module.css";

/** The screen of an unknown address, or of a document that is not there. */
export function NotFound({ what }: { readonly what?: string }): ReactElement {
  return (
    <main className={css.screen}>
      <Mark />
      <h1 className={css.title}>{what ?? "There is nothing at this address"}</h1>
      <p className={css.words}>
        <code>{window.location.pathname}</code> may have been removed, or the link may be incomplete.
      </p>
      <p>
        <Link href="/">Go to your choreographies</Link>
      </p>
    </main>
  );
}
