// "Begin from a sign": one row per pattern kind that has a small choreography to begin from; each of them runs at once.
import { useState, type ReactElement } from "react";
import { useLocation } from "wouter";
import { withToast } from "../api/withToast.ts";
import { Sign } from "../controls/index.ts";
import { beginnings, type Beginning } from "./beginnings.ts";
import { createDocument } from "./documentsStore.ts";
import { UnfoldedSign } from "./UnfoldedSign.tsx";
import home from "./Home.module.css";
import css from "./BeginFromSign.module.css";

/** The rows. */
export function BeginFromSign(): ReactElement {
  const [, navigate] = useLocation();
  const [isBusy, setBusy] = useState(false);

  function begin(beginning: Beginning): void {
    setBusy(true);
    withToast(async () => {
      try {
        navigate(`/d/${(await createDocument({ text: beginning.text })).id}`);
      } finally {
        setBusy(false);
      }
    });
  }

  return (
    <section aria-label="Begin from a sign">
      <div className={css.head}>
        <h2 className={home.section}>Begin from a sign</h2>
        <span className={home.count}>each one runs at once</span>
      </div>
      <ul>
        {beginnings.map((beginning) => (
          <li key={beginning.kind} className={css.item}>
            <button type="button" className={css.row} disabled={isBusy} onClick={() => begin(beginning)}>
              <span className={css.sign}>
                <Sign kind={beginning.kind} />
              </span>
              <span className={css.words}>
                <span className={css.title}>{beginning.title}</span>
                <span className={css.summary}>{beginning.summary}</span>
              </span>
              <UnfoldedSign kind={beginning.kind} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
