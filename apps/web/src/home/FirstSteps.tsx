// The home screen of a new person: the example with its score, and three steps that teach the rest.
import type { ReactElement } from "react";
import { useLocation } from "wouter";
import { withToast } from "../api/withToast.ts";
import { Button, Kbd } from "../controls/index.ts";
import { openExample, useDocuments } from "./documentsStore.ts";
import { ScorePreview } from "./ScorePreview.tsx";
import home from "./Home.module.css";
import css from "./FirstSteps.module.css";

/** Shown while there is no choreography yet. */
export function FirstSteps(): ReactElement {
  const example = useDocuments((state) => state.examples[0]);
  const [, navigate] = useLocation();
  return (
    <section aria-label="First steps">
      <div className={home.recentHead}>
        <h2 className={home.section}>First time here?</h2>
        <span className={home.count}>three steps, five minutes</span>
      </div>
      <div className={css.layout}>
        {example !== undefined && (
          <button
            type="button"
            className={css.example}
            onClick={() => withToast(async () => navigate(`/d/${await openExample(example.id)}`))}
          >
            <span className={css.preview}>
              <ScorePreview text={example.text} name={example.name} width={580} height={300} />
            </span>
            <span className={css.words}>
              <span className={css.name}>{example.name}</span>
              <span className={css.description}>{example.description}</span>
            </span>
          </button>
        )}
        <ol className={css.steps}>
          <li className={css.step}>
            <span className={css.number}>1</span>
            <div>
              <h3 className={css.title}>Open the shop</h3>
              <p className={css.text}>Seven agents answer each other from an order to the request for a review.</p>
              {example !== undefined && (
                <Button
                  size="small"
                  onClick={() => withToast(async () => navigate(`/d/${await openExample(example.id)}`))}
                >
                  Open {example.name}
                </Button>
              )}
            </div>
          </li>
          <li className={css.step}>
            <span className={css.number}>2</span>
            <div>
              <h3 className={css.title}>
                Press <Kbd keys="Space" />
              </h3>
              <p className={css.text}>Watch one order find its way, sign by sign, on a clock that you hold.</p>
            </div>
          </li>
          <li className={css.step}>
            <span className={css.number}>3</span>
            <div>
              <h3 className={css.title}>Ask why not</h3>
              <p className={css.text}>Change a condition, or choose an event that stayed quiet, and see the reason.</p>
            </div>
          </li>
        </ol>
      </div>
    </section>
  );
}
