// Why the last start came to nothing. Apart from the run that is shown: a start that is refused takes nothing away from it.
import { compileDocument } from "@laban/compiler";
import { create } from "zustand";
import { allDiagnostics, useDocument } from "../document/documentStore.ts";

/** What is in the way of a start, and the way out. */
export interface Refusal {
  readonly message: string;
  readonly wayOut: string | null;
  /** The way out is in the list of problems. */
  readonly isByProblems?: boolean;
}

/** The refusal that is shown, if there is one. */
export const useRefusal = create<{ readonly refusal: Refusal | null }>()(() => ({ refusal: null }));

/** The first error of the open document as a refusal; undefined where nothing is in the way. */
export function refusalOfDocument(): Refusal | undefined {
  const { diagnostics, editing } = useDocument.getState();
  const isError = ({ severity }: { readonly severity: string }): boolean => severity === "error";
  if (!diagnostics.some(isError)) return undefined;
  // What is listed follows the text a moment later: a document that was mended just now is asked again before it is refused.
  const errors = allDiagnostics(editing, compileDocument(editing.document, { partial: true })).filter(isError);
  const [first] = errors;
  if (first === undefined) return undefined;
  const rest = errors.length - 1;
  const more = rest === 0 ? "" : ` ${rest} more ${rest === 1 ? "is" : "are"} listed.`;
  return {
    message: `The document cannot be run yet: ${first.message}${more}`,
    wayOut: "Mend it, then run again.",
    isByProblems: true,
  };
}

let stopWatching: (() => void) | undefined;

/** Shows a refusal until the document changes: then it is no longer known to hold. */
export function refuse(refusal: Refusal): void {
  withdrawRefusal();
  useRefusal.setState({ refusal });
  stopWatching = useDocument.subscribe((now, before) => {
    if (now.text !== before.text || now.id !== before.id) withdrawRefusal();
  });
}

/** Takes the refusal away. */
export function withdrawRefusal(): void {
  stopWatching?.();
  stopWatching = undefined;
  useRefusal.setState({ refusal: null });
}
