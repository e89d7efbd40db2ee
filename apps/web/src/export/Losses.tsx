// What a format does not hold as it is meant, reason by reason; each place leads to its card.
import type { ExportLoss, LossReport } from "@laban/interop";
import { useState, type ReactElement } from "react";
import { distinctKeys, Sign } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { exists, refOfPath, signNameOf } from "../document/elements.ts";
import { partsOfPlace } from "../problems/partsOfPlace.ts";
import { useSelection } from "../selection/selectionStore.ts";
import css from "./ExportPanel.module.css";
import { lossGroups, type LossGroup } from "./lossGroups.ts";

/** Places of a reason that are shown at first. */
const shownAtFirst = 3;

/** The report. */
export function Losses({ report }: { readonly report: LossReport }): ReactElement {
  const lost = report.losses.filter(({ fate }) => fate === "lost").length;
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
        {lossGroups(report.losses).map((group) => (
          <Reason key={`${group.fate} ${group.why}`} group={group} />
        ))}
      </ul>
    </section>
  );
}

function Reason({ group: { fate, why, losses } }: { readonly group: LossGroup }): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? losses : losses.slice(0, shownAtFirst);
  const keys = distinctKeys(shown.map(({ path, what }) => `${what}:${path.join("/")}`));
  return (
    <li className={css.row}>
      <span className={css.fate} data-fate={fate}>
        {fate === "lost" ? "Lost" : "Nearly"}
      </span>
      <div className={css.reason}>
        <p className={css.why}>{why.slice(0, 1).toUpperCase() + why.slice(1)}</p>
        <ul className={css.places}>
          {shown.map((loss, at) => (
            <li key={keys[at]} tabIndex={-1} ref={isWhole && at === shownAtFirst ? focusOnce : undefined}>
              <Place loss={loss} />
            </li>
          ))}
          {shown.length < losses.length && (
            <li>
              <button type="button" className={css.go} onClick={() => setWhole(true)}>
                {`and ${losses.length - shown.length} more`}
              </button>
            </li>
          )}
        </ul>
      </div>
    </li>
  );
}

/** The button that showed the rest is gone: the focus goes on with the first of them. */
function focusOnce(item: HTMLElement | null): void {
  (item?.querySelector("button") ?? item)?.focus();
}

function Place({ loss }: { readonly loss: ExportLoss }): ReactElement {
  const ref = refOfPath(loss.path);
  const sign = useDocument((state) =>
    ref === null || !exists(state.document, ref) ? null : signNameOf(state.document, ref),
  );
  const { name, below } = partsOfPlace(loss.path);
  const isNamedByKind = loss.path.length === 1;
  const words = (
    <>
      {sign !== null && <Sign kind={sign} size={16} />}
      <span className={css.name}>{isNamedByKind ? `the ${loss.what}` : name}</span>
      {!isNamedByKind && <span className={css.below}>{below === "" ? loss.what : below}</span>}
    </>
  );
  if (ref === null || sign === null) return <span className={css.go}>{words}</span>;
  return (
    <button type="button" className={css.go} onClick={() => useSelection.getState().reveal(ref)}>
      {words}
    </button>
  );
}
