// How the draft stands, always in sight: saved at, saving, or not saved with the reason.
import { unreachable } from "@laban/bundle";
import type { ReactElement } from "react";
import { Icon } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { saveNow } from "../document/openDocument.ts";
import { clockTime } from "./clockTime.ts";
import css from "./TopBar.module.css";

/** The chip beside the name; a polite live region for what goes wrong. */
export function SaveChip(): ReactElement {
  const save = useDocument((state) => state.save);
  switch (save.type) {
    case "saved":
      return (
        <span className={css.chip} role="status">
          draft saved <span className="code">{clockTime(save.at)}</span>
        </span>
      );
    case "unsaved":
    case "saving":
      return <span className={css.chip}>saving…</span>;
    case "failed":
      return (
        <span className={css.chip} data-tone="bad" role="status" title={`${save.reason} ${save.wayOut}`}>
          <Icon name="octagon" size={12} />
          not saved{save.retryAt === null ? "" : ", will retry"}
          <button type="button" className={css.retry} onClick={saveNow}>
            Retry now
          </button>
        </span>
      );
    case "conflict":
      return (
        <span className={css.chip} data-tone="wait" role="status">
          <Icon name="triangle" size={12} /> not saved: two versions
        </span>
      );
    case "shrink":
      return (
        <span className={css.chip} data-tone="wait" role="status">
          <Icon name="triangle" size={12} /> not saved: please confirm
        </span>
      );
    default:
      return unreachable(save);
  }
}
