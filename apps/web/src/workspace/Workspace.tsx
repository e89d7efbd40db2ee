// The workspace of one document: top bar, rail, canvas with the text beside it, inspector, dock.
import type { ReactElement } from "react";

/** The workspace of document `id`. */
export function Workspace({ id }: { readonly id: string }): ReactElement {
  return <main>{id}</main>;
}
