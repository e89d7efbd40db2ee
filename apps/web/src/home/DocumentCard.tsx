// One choreography as a card: its score drawn small, its name, what is in it, its problems, when it was saved, and a menu.
import type { DocumentSummary } from "@laban/service";
import { useState, type ReactElement } from "react";
import { Link } from "wouter";
import { withToast } from "../api/withToast.ts";
import { giveFocusBack, Icon, IconButton, Menu, TextInput, toast } from "../controls/index.ts";
import { dayInWords, daysInWords } from "../workspace/clockTime.ts";
import { duplicateDocument, removeDocument, renameDocument, restoreDocument, useDocuments } from "./documentsStore.ts";
import { ScorePreview } from "./ScorePreview.tsx";
import css from "./DocumentCard.module.css";

/** A card; the whole of it opens the document, the menu lies above. */
export function DocumentCard({ document }: { readonly document: DocumentSummary }): ReactElement {
  const [isRenaming, setRenaming] = useState(false);
  const listedAt = useDocuments((state) => state.listedAt);
  const { id, name, counts } = document;

  function remove(): void {
    withToast(async () => {
      const until = await removeDocument(id);
      toast({
        title: `“${name}” was deleted`,
        description: `It can be brought back until ${dayInWords(until, Date.now())}.`,
        action: { label: "Undo", run: () => withToast(() => restoreDocument(id)) },
      });
    });
  }

  return (
    <li className={css.card}>
      <div className={css.preview}>
        <ScorePreview text={document.text} name={name} width={300} height={176} />
      </div>
      <div className={css.words}>
        <div className={css.nameLine}>
          {isRenaming ? (
            <TextInput
              autoFocus
              className={css.rename ?? ""}
              aria-label={`New name of ${name}`}
              value={name}
              onCommit={(next) => {
                if (next.trim() !== "") withToast(() => renameDocument(id, next.trim()));
              }}
              onDone={() => {
                setRenaming(false);
                giveFocusBack(`[href="/d/${id}"]`);
              }}
            />
          ) : (
            <h3 className={css.name}>
              <Link href={`/d/${id}`} className={css.link} title={name}>
                {name}
              </Link>
            </h3>
          )}
          {counts.problems > 0 && (
            <span className={css.problems}>
              <Icon name="octagon" size={13} />
              {counts.problems}
              <span className="spoken">{counts.problems === 1 ? "problem" : "problems"}</span>
            </span>
          )}
        </div>
        <p className={css.counts}>
          {counted(counts.patterns, "pattern")}, {counted(counts.events, "event")}, {counted(counts.agents, "agent")}
        </p>
        <p className="tempo">{daysInWords(document.updated, listedAt)}</p>
      </div>
      <div className={css.menu}>
        <Menu
          align="end"
          trigger={<IconButton icon="more" label={`Actions on ${name}`} size="small" />}
          entries={[
            { label: "Rename", icon: "pencil", run: () => setRenaming(true) },
            { label: "Duplicate", icon: "copy", run: () => withToast(() => duplicateDocument(id)) },
            { type: "separator", id: "before-delete" },
            { label: "Delete", icon: "trash", danger: true, run: remove },
          ]}
        />
      </div>
    </li>
  );
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
