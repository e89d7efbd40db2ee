// A file before it is taken along: its text, and for pictures and pages what they look like.
import type { ExportedFile } from "@laban/interop";
import { useState, type ReactElement } from "react";
import { SegmentedSwitch } from "../controls/index.ts";
import css from "./ExportPanel.module.css";

/** So much is shown; longer files are whole in what is copied and downloaded. */
const shownCharacters = 60_000;

const views = [
  { value: "look", label: "Look" },
  { value: "text", label: "Text" },
] as const;

/** The preview. */
export function Preview({ file }: { readonly file: ExportedFile }): ReactElement {
  const canBeSeen = file.mediaType === "image/svg+xml" || file.mediaType === "text/html";
  const [view, setView] = useState<"look" | "text">("look");
  const lines = file.text.split("\n").length;
  return (
    <>
      <div className={css.fileHead}>
        <code className={css.fileTitle}>{file.name}</code>
        {canBeSeen ? (
          <SegmentedSwitch label="Preview" value={view} options={views} onChange={setView} />
        ) : (
          <span className={css.fileCount}>
            {lines} {lines === 1 ? "line" : "lines"}
          </span>
        )}
      </div>
      {canBeSeen && view === "look" ? <Look file={file} /> : <Text file={file} />}
    </>
  );
}

function Text({ file }: { readonly file: ExportedFile }): ReactElement {
  const isWhole = file.text.length <= shownCharacters;
  return (
    // The text scrolls, so it can be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={css.text} tabIndex={0} aria-label={`Text of ${file.name}`}>
      {isWhole ? file.text : `${file.text.slice(0, shownCharacters)}\n…`}
    </pre>
  );
}

function Look({ file }: { readonly file: ExportedFile }): ReactElement {
  if (file.mediaType === "text/html")
    return <iframe className={css.page} title={`Preview of ${file.name}`} sandbox="" srcDoc={file.text} />;
  return (
    <div className={css.picture}>
      <img src={`data:image/svg+xml,${encodeURIComponent(file.text)}`} alt={`Preview of ${file.name}`} />
    </div>
  );
}
