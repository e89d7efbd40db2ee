// The export panel beside the canvas: the formats with a sentence each, then one of them with its text, its losses, and ways to take it along.
import { exportFormats, type ExportFormat } from "@laban/interop";
import { useEffect, type ReactElement } from "react";
import { Button, Icon, IconButton } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { exportBundle, exportText } from "../workspace/exportDocument.ts";
import { closeExport, leaveFormat, useExport } from "./exportStore.ts";
import { ExportedFormat } from "./ExportedFormat.tsx";
import css from "./ExportPanel.module.css";

/** The panel. Esc closes it; the focus is in it when it opens. */
export function ExportPanel(): ReactElement {
  const formatId = useExport((state) => state.formatId);
  const format = exportFormats.find(({ id }) => id === formatId);
  useEffect(() => () => useExport.setState({ isOpen: false, losses: new Map(), isForSharing: false }), []);
  return (
    <section
      // Another key, another panel: the focus goes to its first button each time.
      key={formatId ?? "all"}
      ref={focusFirst}
      className={css.panel}
      aria-label="Export"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        if (format === undefined) closeExport();
        else leaveFormat();
      }}
    >
      <header className={css.head}>
        {format === undefined ? (
          <h2 className={css.title}>Export</h2>
        ) : (
          <>
            <IconButton
              icon="arrowRight"
              label="All formats"
              size="small"
              className={css.back ?? ""}
              data-first
              onClick={leaveFormat}
            />
            <h2 className={css.title}>{format.title}</h2>
          </>
        )}
        <IconButton icon="close" label="Close the export" size="small" onClick={closeExport} />
      </header>
      {format === undefined ? <Formats /> : <ExportedFormat key={format.id} format={format} />}
    </section>
  );
}

function focusFirst(panel: HTMLElement | null): void {
  panel?.querySelector<HTMLElement>("[data-first]")?.focus();
}

function Formats(): ReactElement {
  const errors = useDocument((state) => state.diagnostics.filter(({ severity }) => severity === "error").length);
  const leftId = useExport((state) => state.leftId);
  return (
    <div className={css.scroll}>
      <div className={css.quick}>
        <p className={css.quickTitle}>The choreography itself, to open it again</p>
        <div className={css.buttons}>
          <Button
            {...(leftId === null && { "data-first": true })}
            icon="download"
            onClick={() => exportText("download")}
          >
            Download the text
          </Button>
          <Button icon="copy" onClick={() => exportText("copy")}>
            Copy the text
          </Button>
        </div>
        <p className={css.quickTitle}>What is executed: the compiled bundle</p>
        <div className={css.buttons}>
          <Button icon="download" onClick={() => exportBundle("download")}>
            Download the bundle
          </Button>
          <Button icon="copy" onClick={() => exportBundle("copy")}>
            Copy the bundle
          </Button>
        </div>
      </div>
      {errors > 0 && (
        <p className={css.stops}>
          <Icon name="octagon" size={14} /> {errors === 1 ? "One error stops" : `${errors} errors stop`} every format
          but the text; choose one to see {errors === 1 ? "it" : "them"}.
        </p>
      )}
      <ul className={css.formats} aria-label="Formats">
        {exportFormats.map((format) => (
          <FormatRow key={format.id} format={format} isFirst={format.id === leftId} />
        ))}
      </ul>
    </div>
  );
}

function FormatRow({ format, isFirst }: { readonly format: ExportFormat; readonly isFirst: boolean }): ReactElement {
  return (
    <li>
      <button
        type="button"
        className={css.format}
        {...(isFirst && { "data-first": true })}
        onClick={() => useExport.setState({ formatId: format.id })}
      >
        <span className={css.formatTitle}>{format.title}</span>
        <span className={css.says}>{format.says}</span>
        <Icon name="chevronRight" size={12} />
      </button>
    </li>
  );
}
