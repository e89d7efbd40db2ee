// The document could not be opened: why, and how to go on.
import type { ReactElement } from "react";
import { Link } from "wouter";
import screen from "../app/Screen.module.css";
import { Button } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { openDocument } from "../document/openDocument.ts";

/** Shown instead of the workspace. */
export function OpenFailed({ id }: { readonly id: string }): ReactElement {
  const failure = useDocument((state) => state.openFailure);
  return (
    <main className={screen.screen} role="alert">
      <h1 className={screen.title}>This choreography could not be opened</h1>
      <p className={screen.words}>
        {failure?.message} {failure?.wayOut}
      </p>
      <div className={screen.ways}>
        <Button look="primary" onClick={() => void openDocument(id)}>
          Try again
        </Button>
        <Link href="/">All choreographies</Link>
      </div>
    </main>
  );
}
