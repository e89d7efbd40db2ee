// The banner over the workspace when a person has to decide: two versions of the document, a save that would lose half of it, or texts that other tabs left.
import { useState, type ReactElement } from "react";
import { useLocation } from "wouter";
import { failureOf } from "../api/failureOf.ts";
import { Button, Icon, toast } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { confirmShrink, keepAsCopy, loadTheirs, overwriteTheirs } from "../document/openDocument.ts";
import { bringBackCopy, discardCopy, keepCopyApart, useLeftCopies } from "../document/leftCopies.ts";
import type { LeftCopy } from "../document/safetyCopy.ts";
import { daysInWords } from "./clockTime.ts";
import css from "./SaveBanner.module.css";

/** Shown only while saving waits for an answer. */
export function SaveBanner(): ReactElement | null {
  const save = useDocument((state) => state.save);
  const undo = useDocument((state) => state.undo);
  const copies = useLeftCopies((state) => state.copies);
  const [left] = copies;
  const [isBusy, setBusy] = useState(false);
  const [, navigate] = useLocation();

  async function doing(what: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await what();
    } catch (error) {
      const failure = failureOf(error);
      toast({ tone: "bad", title: failure.message, description: failure.wayOut });
    } finally {
      setBusy(false);
    }
  }

  if (save.type === "conflict")
    return (
      <div className={css.banner} role="alert">
        <Icon name="triangle" />
        <p className={css.words}>
          <strong>Two versions of this choreography.</strong> {save.reason} Nothing is lost: choose what becomes of
          them.
        </p>
        <Button size="small" disabled={isBusy} onClick={() => void doing(loadTheirs)}>
          Load theirs
        </Button>
        <Button
          size="small"
          disabled={isBusy}
          onClick={() =>
            void doing(async () => {
              navigate(`/d/${await keepAsCopy()}`);
            })
          }
        >
          Keep mine as a copy
        </Button>
        <Button size="small" disabled={isBusy} onClick={overwriteTheirs}>
          Save mine over theirs
        </Button>
      </div>
    );
  if (save.type === "shrink")
    return (
      <div className={css.banner} role="alert">
        <Icon name="triangle" />
        <p className={css.words}>
          <strong>Is this meant?</strong> {save.reason}
        </p>
        <Button size="small" onClick={undo}>
          Undo the last change
        </Button>
        <Button size="small" onClick={confirmShrink}>
          Yes, save it
        </Button>
      </div>
    );
  if (left !== undefined)
    return <LeftBanner key={left.keptAt} left={left} more={copies.length - 1} isBusy={isBusy} doing={doing} />;
  return null;
}

function LeftBanner({
  left,
  more,
  isBusy,
  doing,
}: {
  readonly left: LeftCopy;
  readonly more: number;
  readonly isBusy: boolean;
  readonly doing: (what: () => Promise<void>) => Promise<void>;
}): ReactElement {
  const [now] = useState(Date.now);
  const [, navigate] = useLocation();

  async function keepApart(): Promise<void> {
    const id = await keepCopyApart(left);
    toast({
      title: "Kept as a choreography of its own",
      action: { label: "Open it", run: () => navigate(`/d/${id}`) },
    });
  }

  return (
    <div className={css.banner} role="alert">
      <Icon name="info" />
      <p className={css.words}>
        <strong>Another tab left unsaved changes, too.</strong>{" "}
        {left.keptAt === 0 ? "" : `Last changed: ${daysInWords(left.keptAt, now)}. `}
        {more === 0 ? "" : `${more} more wait behind them. `}Nothing is lost: choose what becomes of them.
      </p>
      <Button size="small" disabled={isBusy} onClick={() => bringBackCopy(left)}>
        Take them in here
      </Button>
      <Button size="small" disabled={isBusy} onClick={() => void doing(keepApart)}>
        Keep them as a copy
      </Button>
      <Button size="small" disabled={isBusy} onClick={() => discardCopy(left)}>
        Throw them away
      </Button>
    </div>
  );
}
