// The first lines: what Laban is for, the two ways to begin that need no thought, and how its pictures are read.
import { useState, type ReactElement } from "react";
import { useLocation } from "wouter";
import { withToast } from "../api/withToast.ts";
import { Button } from "../controls/index.ts";
import { createDocument, openExample, useDocuments } from "./documentsStore.ts";
import { ReadingFigure } from "./ReadingFigure.tsx";
import css from "./Home.module.css";

/** Heading, buttons and the little score. */
export function Hero(): ReactElement {
  const [, navigate] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const example = useDocuments((state) => state.examples[0]);

  function begin(work: () => Promise<string>, query = ""): void {
    setBusy(true);
    withToast(async () => {
      try {
        navigate(`/d/${await work()}${query}`);
      } finally {
        setBusy(false);
      }
    });
  }

  return (
    <section className={css.hero}>
      <div>
        <h1 className={css.heading}>Write how your services answer each other.</h1>
        <p className={css.lead}>Then play it on a virtual clock, and see why each sign fired, or did not.</p>
        <div className={css.heroButtons}>
          <Button
            look="primary"
            icon="plus"
            disabled={isBusy}
            onClick={() => begin(async () => (await createDocument({ name: "Untitled choreography" })).id)}
          >
            New choreography
          </Button>
          <Button
            icon="play"
            disabled={isBusy || example === undefined}
            onClick={() => example !== undefined && begin(() => openExample(example.id), "?play")}
          >
            Play the example
          </Button>
        </div>
      </div>
      <ReadingFigure />
    </section>
  );
}
