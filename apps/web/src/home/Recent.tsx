// What there is: a card per choreography with its own score; and where there is nothing yet, the three steps of the first five minutes.
import { useMemo, type ReactElement } from "react";
import { Button, Icon, Select } from "../controls/index.ts";
import { DocumentCard } from "./DocumentCard.tsx";
import { loadDocuments, useDocuments } from "./documentsStore.ts";
import { FirstSteps } from "./FirstSteps.tsx";
import { inOrder, orders, useOrder } from "./documentOrder.ts";
import css from "./Home.module.css";

/** The cards, or why there are none. */
export function Recent(): ReactElement {
  const status = useDocuments((state) => state.status);
  const documents = useDocuments((state) => state.documents);
  const failure = useDocuments((state) => state.failure);
  const [order, choose] = useOrder();
  const shown = useMemo(() => inOrder(documents, order), [documents, order]);
  if (status === "failed" && failure !== null)
    return (
      <section>
        <div className={css.recentHead}>
          <h2 className={css.section}>Recent</h2>
        </div>
        <div className={css.failure} role="alert">
          <p className={css.failureTitle}>
            <Icon name="octagon" /> Your choreographies cannot be listed
          </p>
          <p>
            {failure.message} {failure.wayOut}
          </p>
          <Button onClick={() => void loadDocuments()}>Try again</Button>
        </div>
      </section>
    );
  if (status === "ready" && documents.length === 0) return <FirstSteps />;
  return (
    <section aria-label="Recent choreographies">
      <div className={css.recentHead}>
        <h2 className={css.section}>Recent</h2>
        {status === "ready" && (
          <span className={css.count}>
            {documents.length === 1 ? "one choreography" : `${documents.length} choreographies`}
          </span>
        )}
        {documents.length > 1 && (
          <Select
            look="quiet"
            label="Order of the choreographies"
            className={css.order ?? ""}
            value={order}
            options={orders}
            onChange={choose}
          />
        )}
      </div>
      <ul className={css.cards}>
        {shown.map((document) => (
          <DocumentCard key={document.id} document={document} />
        ))}
      </ul>
    </section>
  );
}
