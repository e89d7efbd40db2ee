// What can be exported from a terminal: the formats of @laban/interop, which are text, and the picture as pixels.
import { exportDocument, exportFormats, type ExportResult, type LossReport } from "@laban/interop";
import type { ChoreographyDocument } from "@laban/model";
import type { WrittenFile } from "./outputFile.ts";
import { pngOfSvg } from "./pictures/pngOfSvg.ts";

/** The one format that is made here: drawing pixels takes a renderer and typefaces, which no package has. */
const png = {
  id: "png",
  title: "Picture (PNG)",
  says: "The same picture in pixels, two for each of the SVG's, with its typefaces drawn in",
};

/** All of them, as `laban formats` lists them. */
export const exportsHere: readonly { readonly id: string; readonly title: string; readonly says: string }[] =
  exportFormats.flatMap((format) => (format.id === "svg" ? [format, png] : [format]));

/** The files with the report of what is lost. */
export interface Exported {
  readonly files: readonly WrittenFile[];
  readonly report: LossReport;
}

/** Takes a document to one of the formats of `exportsHere`, or says which errors keep it from being compiled. */
export async function exported(
  document: ChoreographyDocument,
  format: string,
): Promise<Exported | Extract<ExportResult, { readonly errors: unknown }>> {
  const result = exportDocument(document, format === png.id ? "svg" : format);
  if ("errors" in result) return result;
  if (format !== png.id)
    return { report: result.report, files: result.files.map(({ name, text }) => ({ name, content: text })) };
  const files: WrittenFile[] = [];
  for (const { name, text } of result.files) {
    // oxlint-disable-next-line no-await-in-loop -- one picture in memory at a time
    files.push({ name: name.replace(/\.svg$/, ".png"), content: await pngOfSvg(text) });
  }
  return { files, report: { ...result.report, format: png.id } };
}
