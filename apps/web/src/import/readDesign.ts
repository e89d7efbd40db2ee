// Reads designs of other tools in the page: what they are recognised as, the choreography that comes of them, and the report. Executes and fetches nothing.
import {
  designFormats,
  detectDesign,
  importDesign,
  scoreSvg,
  type DesignImport,
  type DesignNote,
} from "@laban/interop";

/** A design as it is shown before it is opened. */
export interface ReadDesign {
  /** "Python", "AsyncAPI 3". */
  readonly format: string;
  readonly text: string;
  readonly name: string;
  readonly notes: readonly DesignNote[];
  readonly errors: number;
  /** The score as SVG. */
  readonly picture: string;
}

/** A design, why it is refused, or null for what is no design of another tool: our own text, or a log. */
export type DesignReading = { readonly design: ReadDesign } | { readonly refused: string } | null;

/** Names that only designs have: what cannot be read of these is told, and not tried as a log. */
const DESIGN_NAME = /\.(zip|py|scxml|js|mjs|ts)$/i;

/** Reads them. A payload that looks like an event is left to the reader of logs. */
export async function readDesign(files: readonly File[]): Promise<DesignReading> {
  const given = await Promise.all(
    files.map(async (file) => ({
      name: file.webkitRelativePath || file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
  const format = detectDesign(given);
  const isNamedSo = files.length > 1 || given.some(({ name }) => DESIGN_NAME.test(name));
  if (format === undefined ? !isNamedSo : format.id === "laban" || (format.id === "samples" && !isNamedSo)) return null;
  return readingOf(importDesign(given));
}

function readingOf(result: DesignImport): DesignReading {
  if ("failure" in result) {
    const { message, line } = result.failure;
    return { refused: line === undefined || message.includes(`line ${line}`) ? message : `${message} (line ${line})` };
  }
  const { document, text, notes, diagnostics } = result;
  return {
    design: {
      format: designFormats.find(({ id }) => id === result.format)?.title ?? result.format,
      text,
      name: document.name,
      notes,
      errors: diagnostics.filter(({ severity }) => severity === "error").length,
      picture: scoreSvg(document, window.document.documentElement.dataset["theme"] === "dark" ? "dark" : "light"),
    },
  };
}
