// One format of the open document: the files as they would be taken along, what is lost on the way, and what stops it.
import { zipFiles, type ExportedFile, type ExportFormat } from "@laban/interop";
import type { Diagnostic } from "@laban/model";
import { useDeferredValue, useEffect, useMemo, useState, type ReactElement } from "react";
import { Button, toast } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { copyText } from "../inspector/copyAsText.ts";
import { downloadFile, downloadText } from "../workspace/downloadText.ts";
import { fileName } from "../workspace/exportDocument.ts";
import { exportNow } from "./exportNow.ts";
import css from "./ExportPanel.module.css";
import { markLosses, useExport } from "./exportStore.ts";
import { Losses } from "./Losses.tsx";
import { Preview } from "./Preview.tsx";
import { Sharing } from "./Sharing.tsx";
import { Stops } from "./Stops.tsx";
import { svgToPng } from "./svgToPng.ts";

const none: readonly Diagnostic[] = [];

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** The format's part of the panel; it follows the document as it is edited. */
export function ExportedFormat({ format }: { readonly format: ExportFormat }): ReactElement {
  const drawn = useDeferredValue(useDocument((state) => state.document));
  const isReadable = useDocument((state) => state.readable);
  const isForSharing = useExport((state) => state.isForSharing);
  const exported = useMemo(() => exportNow(format, drawn, isForSharing), [format, drawn, isForSharing]);
  const { result } = exported;
  useEffect(() => {
    markLosses("errors" in result || !isReadable ? [] : result.report.losses);
    return () => markLosses([]);
  }, [result, isReadable]);
  const unreadable = useDocument((state) => (state.readable ? none : state.diagnostics));
  if (!isReadable || "errors" in result)
    return (
      <div className={css.scroll}>
        <p className={css.says}>{format.says}.</p>
        <Stops
          errors={isReadable && "errors" in result ? result.errors : unreadable.filter(isError)}
          isReadable={isReadable}
        />
      </div>
    );
  return (
    <>
      <div className={css.scroll}>
        <p className={css.says}>{format.says}.</p>
        <Sharing exported={exported} />
        <Files files={result.files} />
        <Losses report={result.report} />
      </div>
      <footer className={css.foot}>
        <p className={css.hash} title={exported.hash}>
          <span className={css.hashName}>Bundle</span> <code>{exported.hash.slice(0, 19)}…</code>
        </p>
        <Taking format={format} files={result.files} />
      </footer>
    </>
  );
}

function Files({ files }: { readonly files: readonly ExportedFile[] }): ReactElement {
  const [chosen, choose] = useState(0);
  const at = Math.min(chosen, files.length - 1);
  const file = files[at];
  return (
    <div className={css.files}>
      {files.length > 1 && (
        <label className={css.fileChoice}>
          <span className="spoken">File</span>
          <select className={css.fileSelect} value={at} onChange={(event) => choose(Number(event.target.value))}>
            {files.map(({ name }, index) => (
              <option key={name} value={index}>
                {name}
              </option>
            ))}
          </select>
          <span className={css.fileCount}>
            {at + 1} of {files.length} files
          </span>
        </label>
      )}
      {file !== undefined && <Preview key={file.name} file={file} />}
      {file !== undefined && (
        <div className={css.buttons}>
          <Button size="small" icon="copy" onClick={() => copyText(file.text, `${file.name} is on the clipboard`)}>
            Copy
          </Button>
          {files.length > 1 && (
            <Button
              size="small"
              icon="download"
              aria-label={`Download ${file.name}`}
              onClick={() => downloadText(file.name, file.text, file.mediaType)}
            >
              This file
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Taking({
  format,
  files,
}: {
  readonly format: ExportFormat;
  readonly files: readonly ExportedFile[];
}): ReactElement {
  const name = useDocument((state) => state.name);
  const [only] = files;
  const svg = files.find(({ mediaType }) => mediaType === "image/svg+xml");
  return (
    <div className={css.buttons}>
      {format.id === "svg" && svg !== undefined && (
        <Button
          icon="download"
          onClick={() => {
            svgToPng(svg.text).then(
              (png) => downloadFile(svg.name.replace(/svg$/, "png"), png),
              (error: unknown) =>
                toast({
                  tone: "bad",
                  title: "The picture could not be drawn as PNG.",
                  description: error instanceof Error ? error.message : "Take the SVG instead.",
                }),
            );
          }}
        >
          Download as PNG
        </Button>
      )}
      {files.length === 1 && only !== undefined ? (
        <Button look="primary" icon="download" onClick={() => downloadText(only.name, only.text, only.mediaType)}>
          Download
        </Button>
      ) : (
        <Button
          look="primary"
          icon="download"
          onClick={() =>
            downloadFile(`${fileName(name)}-${format.id}.zip`, new Blob([zipFiles(files)], { type: "application/zip" }))
          }
        >
          Download all as zip
        </Button>
      )}
    </div>
  );
}
