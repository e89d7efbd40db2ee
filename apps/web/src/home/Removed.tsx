// What was deleted and can be brought back: one quiet line, unfolding to the names, each with the day until when.
import { useId, useState, type ReactElement } from "react";
import { withToast } from "../api/withToast.ts";
import { Button, Icon, toast } from "../controls/index.ts";
import { dayInWords, daysInWords } from "../workspace/clockTime.ts";
import { restoreDocument, useDocuments } from "./documentsStore.ts";
import css from "./Removed.module.css";

/** Nothing where nothing was deleted. */
export function Removed(): ReactElement | null {
  const removed = useDocuments((state) => state.removed);
  const listedAt = useDocuments((state) => state.listedAt);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (removed.length === 0) return null;

  function restore(documentId: string, name: string): void {
    withToast(async () => {
      await restoreDocument(documentId);
      toast({ title: `“${name}” is back` });
    });
  }

  return (
    <section className={css.removed} aria-label="Deleted choreographies">
      <button
        type="button"
        className={css.fold}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? "chevronDown" : "chevronRight"} size={12} />
        {removed.length === 1 ? "One deleted choreography" : `${removed.length} deleted choreographies`}
      </button>
      <ul id={id} className={css.rows} hidden={!isOpen}>
        {removed.map((document) => (
          <li key={document.id} className={css.row}>
            <span className={css.name} title={document.name}>
              {document.name}
            </span>
            <span className={`tempo ${css.when ?? ""}`}>
              deleted {daysInWords(document.removed, listedAt)}, kept until{" "}
              {dayInWords(document.restorableUntil, listedAt)}
            </span>
            <Button
              size="small"
              icon="undo"
              aria-label={`Bring back ${document.name}`}
              onClick={() => restore(document.id, document.name)}
            >
              Bring back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
