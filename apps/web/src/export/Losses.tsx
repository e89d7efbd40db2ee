// What a format does not hold as it is meant, construct by construct; each row leads to its card.
import type { ExportLoss, LossReport } from "@laban/interop";
import { useState, type ReactElement } from "react";
import { Button, distinctKeys, Icon, Sign } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { exists, refOfPath, signNameOf } from "../document/elements.ts";
import { partsOfPlace } from "../problems/partsOfPlace.ts";
import { useSelection } from "../selection/selectionStore.ts";
import css from "./ExportPanel.module.css";

/** So many rows at first: a choreography of hundreds of patterns has thousands. */
const shownAtFirst = 60;

/** The report. */
export function Losses({ report }: { readonly report: LossReport }): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const lost = report.losses.filter(({ fate }) => fate === "lost").length;
  const shown = isWhole ? report.losses : report.losses.slice(0, shownAtFirst);
  const keys = distinctKeys(shown.map(({ path, what }) => `${what}:${path.join("/")}`));
  return (
    <section className={css.losses} aria-label="What is lost">
      <h3 className={css.section}>
        {report.losses.length === 0 ? "Nothing is lost" : "What is lost"}
        <span className={css.fileCount}>
          {report.kept} of {report.constructs} kept
          {report.losses.length > 0 && `, ${report.losses.length - lost} nearly, ${lost} lost`}
        </span>
      </h3>
      <ul>
        {shown.map((loss, at) => (
          <Row key={keys[at]} loss={loss} />
        ))}
      </ul>
      {shown.length < report.losses.length && (
        <Button size="small" onClick={() => setWhole(true)}>
          {`Show all ${report.losses.length}`}
        </Button>
      )}
    </section>
  );
}

function Row({ loss }: { readonly loss: ExportLoss }): ReactElement {
  const ref = refOfPath(loss.path);
  const sign = useDocument((state) =>
    ref === null || !exists(state.document, ref) ? null : signNameOf(state.document, ref),
  );
  const { name, below } = partsOfPlace(loss.path);
  const words = (
    <>
      <span className={css.fate} data-fate={loss.fate}>
        {loss.fate === "lost" ? "Lost" : "Nearly"}
      </span>
      <span className={css.place}>
        {sign !== null && <Sign kind={sign} size={16} />}
        <span className={css.name}>{name}</span>
        <span className={css.below}>{below === "" ? loss.what : below}</span>
        {sign !== null && <Icon name="chevronRight" size={12} />}
      </span>
      <span className={css.why}>{loss.why}</span>
    </>
  );
  return (
    <li className={css.row}>
      {ref !== null && sign !== null ? (
        <button type="button" className={css.go} onClick={() => useSelection.getState().reveal(ref)}>
          {words}
        </button>
      ) : (
        <div className={css.go}>{words}</div>
      )}
    </li>
  );
}
