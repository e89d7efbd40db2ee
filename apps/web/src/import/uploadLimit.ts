// How large an import may be: asked before anything is sent, because a server that hangs up in the middle of an upload cannot say why.
import type { ShownFailure } from "../api/failureOf.ts";

/** In bytes. The server's own limit (`uploadBytesMax` of the service); a test holds the two equal, so that the page need not load the service. */
export const uploadBytesMax: number = 64 * 1024 * 1024;

const megabyte = 1024 * 1024;

/** Why a file of this size cannot be imported, or null when it can. */
export function tooLarge(bytes: number): ShownFailure | null {
  if (bytes <= uploadBytesMax) return null;
  return {
    code: "too-large",
    message: `It has ${Math.ceil(bytes / megabyte)} MB; an import may have ${uploadBytesMax / megabyte} MB.`,
    retryable: false,
    wayOut: "Compress it (CSV and XES are read as .gz, too), or import a part of it.",
  };
}
