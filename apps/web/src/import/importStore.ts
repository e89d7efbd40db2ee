// One import at a time: what is being brought in, how far it is, and the report or the failure at its end.
import type { ImportedLog } from "@laban/service";
import type { ColumnQuestion } from "@laban/interop";
import { create } from "zustand";
import { failureOf, type ShownFailure } from "../api/failureOf.ts";
import { api } from "../api/client.ts";
import { lookedAtCharacters, nameOfPasted, recogniseInput } from "./recogniseInput.ts";
import type { ReadDesign } from "./readDesign.ts";
import { tooLarge } from "./uploadLimit.ts";
import { uploadLog, type NamedColumns, type UploadProgress } from "./uploadLog.ts";

/** Where the import stands. */
export type ImportState =
  | { readonly type: "idle" }
  | { readonly type: "running"; readonly name: string; readonly progress: UploadProgress }
  | { readonly type: "imported"; readonly name: string; readonly imported: ImportedLog }
  | { readonly type: "design"; readonly name: string; readonly design: ReadDesign }
  | { readonly type: "opened"; readonly documentId: string }
  | { readonly type: "failed"; readonly name: string; readonly failure: ShownFailure; readonly asked?: ColumnAsked };

/** What the importer asks for, and what is needed to import the same file with the answer. */
export interface ColumnAsked {
  readonly question: ColumnQuestion;
  readonly content: Blob;
  /** The columns that were named before. */
  readonly named: NamedColumns;
}

/** The import; idle again after `closeImport`. */
export const useImport = create<{ readonly state: ImportState }>()(() => ({ state: { type: "idle" } }));

let stopping: AbortController | null = null;

const show = (state: ImportState): void => useImport.setState({ state });

/** Stops what is being sent; the server keeps nothing of it. */
export function stopImport(): void {
  stopping?.abort();
}

/** Closes the report or the failure. */
export function closeImport(): void {
  show({ type: "idle" });
}

/** Brings in a dropped or chosen file. Never rejects: the state says what came of it. */
export async function importFile(file: File): Promise<void> {
  try {
    const failure = tooLarge(file.size);
    if (failure !== null) return show({ type: "failed", name: file.name, failure });
    if (await importDesignOf([file])) return;
    const beginning = await file.slice(0, lookedAtCharacters).text();
    if (recogniseInput(file.name, beginning) === "log") await importLog(file, file.name);
    else await importChoreography(await file.text(), file.name);
  } catch (error) {
    show({ type: "failed", name: file.name, failure: failureOf(error) });
  }
}

/** Brings in several files at once: the parts of one design. Never rejects. */
export async function importFiles(files: readonly File[]): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  if (files.length === 1) return importFile(first);
  try {
    if (!(await importDesignOf(files))) await importFile(first);
  } catch (error) {
    show({ type: "failed", name: first.name, failure: failureOf(error) });
  }
}

/** Brings in pasted text. Never rejects. */
export async function importText(text: string): Promise<void> {
  if (await importDesignOf([new File([text], "pasted")])) return;
  const kind = recogniseInput("", text.slice(0, lookedAtCharacters));
  const name = nameOfPasted(kind, text);
  if (kind === "log") await importLog(new Blob([text]), name);
  else await importChoreography(text, name);
}

/** Imports the failed file again, with the column that was asked for. Does nothing where none was. */
export async function answerColumn(column: string): Promise<void> {
  const { state } = useImport.getState();
  if (state.type !== "failed" || state.asked === undefined) return;
  const { question, content, named } = state.asked;
  await importLog(content, state.name, { ...named, [question.role]: column });
}

/** Larger files are logs: designs are written by people. */
const designBytesMax = 16 * 1024 * 1024;

/** Whether these were a design of another tool; then it is shown, or said why it is refused. The readers are fetched only now. */
async function importDesignOf(files: readonly File[]): Promise<boolean> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > designBytesMax || files.every(({ name }) => /\.(csv|tsv|xes|ndjson|jsonl)(\.gz)?$/i.test(name)))
    return false;
  const { readDesign } = await import("./readDesign.ts");
  const reading = await readDesign(files);
  if (reading === null) return false;
  const name = files[0]?.name ?? "";
  if ("design" in reading) show({ type: "design", name, design: reading.design });
  else
    show({
      type: "failed",
      name,
      failure: {
        code: "bad-input",
        message: reading.refused,
        retryable: false,
        wayOut: "Nothing of it was kept. Mend it and import it again.",
      },
    });
  return true;
}

async function importLog(content: Blob, name: string, named: NamedColumns = {}): Promise<void> {
  if (useImport.getState().state.type === "running") return;
  const controller = new AbortController();
  stopping = controller;
  show({ type: "running", name, progress: { phase: "sending", sentBytes: 0, totalBytes: content.size } });
  const outcome = await uploadLog(content, name, {
    named,
    signal: controller.signal,
    onProgress: (progress) => show({ type: "running", name, progress }),
  });
  stopping = null;
  switch (outcome.type) {
    case "imported":
      return show({ type: "imported", name, imported: outcome.imported });
    case "failed": {
      const { failure } = outcome;
      const { choice: question } = failure;
      return show({
        type: "failed",
        name,
        failure,
        ...(question === undefined ? {} : { asked: { question, content, named } }),
      });
    }
    case "stopped":
      return show({ type: "idle" });
  }
}

async function importChoreography(text: string, name: string): Promise<void> {
  try {
    const made = await api.documents.create.mutate({ text });
    show({ type: "opened", documentId: made.id });
  } catch (error) {
    show({ type: "failed", name, failure: failureOf(error) });
  }
}
