// Where files are dropped, chosen or pasted: choreographies as text and event logs. The whole page takes a drop; this is where it is said.
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Icon, joinClasses, Kbd } from "../controls/index.ts";
import { importFile, importFiles, importText } from "../import/importStore.ts";
import { withToast } from "../api/withToast.ts";
import css from "./DropZone.module.css";

/** The zone; it listens to the page while it is on screen. */
export function DropZone(): ReactElement {
  const chooser = useRef<HTMLInputElement>(null);
  const isOver = useDropAndPaste();
  return (
    <section className={joinClasses(css.zone, isOver && css.over)} aria-label="Import">
      <Icon name="download" size={24} />
      <p className={css.title}>{isOver ? "Let go to import" : "Drop a choreography or an event log"}</p>
      <p className={css.formats}>
        YAML, JSON, CSV, XES, NDJSON, also as .gz; Python, AsyncAPI, XState, SCXML, EventBridge, JSON Schema
      </p>
      <p className={css.other}>
        <button type="button" className={css.choose} onClick={() => chooser.current?.click()}>
          Choose a file
        </button>{" "}
        or paste text with <Kbd keys="Mod+V" />
      </p>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="File to import"
        accept=".yaml,.yml,.json,.csv,.tsv,.xes,.xml,.ndjson,.jsonl,.gz,.zip,.py,.scxml,.js,.mjs,.ts"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was mended.
          event.target.value = "";
          void importFiles(files);
        }}
      />
    </section>
  );
}

function useDropAndPaste(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const onDragOver = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) withToast(() => importFiles(files));
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (event.target instanceof Element && event.target.closest("input, textarea") !== null) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (file !== undefined) withToast(() => importFile(file));
      else if (text.trim() !== "") withToast(() => importText(text));
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
    window.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDrop);
      window.removeEventListener("paste", onPaste);
    };
  }, []);
  return isOver;
}
