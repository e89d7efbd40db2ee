// A design of another tool before it is opened: what it was recognised as, its score, and what was understood, guessed and left out.
import type { DesignNote } from "@laban/interop";
import { useState, type ReactElement } from "react";
import { navigate } from "wouter/use-browser-location";
import { api } from "../api/client.ts";
import { withToast } from "../api/withToast.ts";
import { Button, Dialog, distinctKeys, Icon, toast } from "../controls/index.ts";
import { removeDocument } from "../home/documentsStore.ts";
import css from "./ImportDialog.module.css";
import { closeImport } from "./importStore.ts";
import type { ReadDesign } from "./readDesign.ts";

const groups = [
  { fate: "understood", title: "Understood", icon: "check" },
  { fate: "guessed", title: "Guessed", icon: "info" },
  { fate: "left_out", title: "Left out", icon: "triangle" },
] as const;

/** The dialog; nothing is made before it is opened. */
export function ImportedDesign({
  name,
  design,
  onOpen,
}: {
  readonly name: string;
  readonly design: ReadDesign;
  readonly onOpen: (documentId: string) => void;
}): ReactElement {
  const [isBusy, setBusy] = useState(false);
  const open = (): void => {
    setBusy(true);
    withToast(async () => {
      try {
        const made = await api.documents.create.mutate({ text: design.text });
        closeImport();
        onOpen(made.id);
        toast({
          title: `“${made.name}” is a new choreography`,
          action: { label: "Undo", run: () => withToast(() => takeBack(made.id)) },
        });
      } finally {
        setBusy(false);
      }
    });
  };
  return (
    <Dialog
      isOpen
      onClose={closeImport}
      width={680}
      title={`“${name}” can be opened`}
      description={`Recognised as ${design.format}. Nothing of it was executed or fetched.${design.errors === 0 ? "" : ` The choreography still has ${design.errors === 1 ? "one error" : `${design.errors} errors`} to mend.`}`}
      buttons={
        <>
          <Button onClick={closeImport}>Cancel</Button>
          <Button look="primary" disabled={isBusy} onClick={open}>
            Open as a new choreography
          </Button>
        </>
      }
    >
      <div className={css.designPicture}>
        <img src={`data:image/svg+xml,${encodeURIComponent(design.picture)}`} alt={`The score of ${design.name}`} />
      </div>
      {groups.map(({ fate, title, icon }) => (
        <Notes key={fate} title={title} icon={icon} notes={design.notes.filter((note) => note.fate === fate)} />
      ))}
    </Dialog>
  );
}

async function takeBack(id: string): Promise<void> {
  navigate("/");
  await removeDocument(id);
}

function Notes({
  title,
  icon,
  notes,
}: {
  readonly title: string;
  readonly icon: "check" | "info" | "triangle";
  readonly notes: readonly DesignNote[];
}): ReactElement | null {
  if (notes.length === 0) return null;
  const lines = notes.map(lineOf);
  const keys = distinctKeys(lines);
  return (
    <section className={css.notes} data-icon={icon} aria-label={title}>
      <h3 className={css.notesTitle}>{`${title} (${notes.length})`}</h3>
      <ul>
        {lines.map((line, at) => (
          <li key={keys[at]} className={css.note}>
            <Icon name={icon} size={14} />
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}

function lineOf({ what, why, file, line }: DesignNote): string {
  const place = line === undefined ? "" : ` (${file === undefined ? "" : `${file}, `}line ${line})`;
  return `${what}${place}${why === undefined ? "" : `: ${why}`}`;
}
