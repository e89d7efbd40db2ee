// The score of a document as SVG, with its words for those who hear it: for the picture that is exported and for the page of documentation.
import { kindCatalog } from "@laban/compiler";
import type { ChoreographyDocument } from "@laban/model";
import { describePicture, layoutScore, pictureToSvg } from "@laban/notation";

/** Draws it in one of the two themes, or in the colours of the page that it stands in. */
export function scoreSvg(document: ChoreographyDocument, theme: "light" | "dark" | "page"): string {
  const picture = layoutScore(document, kindCatalog);
  const title = document.name.trim() === "" ? "A choreography" : document.name;
  return pictureToSvg(picture, theme, { title: `The score of ${title}`, description: describePicture(picture) });
}
