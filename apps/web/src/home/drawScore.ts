// Text → picture → SVG element. The SVG is parsed as XML and adopted, never as HTML, so that no name in it can become markup of the page.
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { layoutScore, pictureToSvg, type Picture } from "@laban/notation";
import type { ShownTheme } from "../app/theme.ts";

/** The score of a text in one theme; an empty drawing where the text cannot be read. */
export function drawScore(text: string, theme: ShownTheme, title: string): Node {
  const { document: read } = readDocument(text, kindCatalog);
  if (read === undefined) return document.createDocumentFragment();
  const svg = pictureToSvg(cropped(layoutScore(read, kindCatalog)), theme, { title, detail: "signs" });
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  if (parsed.querySelector("parsererror") !== null)
    throw new Error(`The notation drew something that is no SVG: ${parsed.documentElement.textContent}`);
  return document.adoptNode(parsed.documentElement);
}

const marginPx = 10;

/** Without words the column of the agents' names is empty: a preview begins at the brackets, on plain ground. */
function cropped(picture: Picture): Picture {
  const { bounds, staffs } = picture;
  const left = Math.min(...staffs.map(({ bar }) => bar.x)) - marginPx;
  if (!Number.isFinite(left)) return picture;
  const top = Math.min(...staffs.map(({ rect }) => rect.y));
  return {
    ...picture,
    bounds: { x: left, y: top, width: bounds.x + bounds.width - left, height: bounds.y + bounds.height - top },
    staffs: staffs.map((staff) => ({ ...staff, shaded: false })),
  };
}
