// Text → document → picture → shapes: what a preview needs of the heavier packages, in a file of its own so that the page is there before them.
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { layoutScore, signs, type SignName } from "@laban/notation";
import { previewShapes, type PreviewShapes } from "./previewShapes.ts";

/** The shapes of a text's score, or null where the text cannot be read. */
export function drawPreview(
  text: string,
  box: { readonly width: number; readonly height: number },
): { readonly shapes: PreviewShapes; readonly lineOf: (sign: SignName) => string } | null {
  const { document } = readDocument(text, kindCatalog);
  if (document === undefined) return null;
  return { shapes: previewShapes(layoutScore(document, kindCatalog), box), lineOf: (sign) => signs[sign].line };
}
