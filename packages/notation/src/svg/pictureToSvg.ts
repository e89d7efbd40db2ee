// A picture as a standalone SVG: for previews on the home page and for export. Drawn back to front: grounds, staffs,
// wires, cards, pins, names.
import { px, type Point } from "../geometry.ts";
import type { Picture, PictureCard, PictureMark, PictureStaff, PictureText, PictureWire } from "../picture.ts";
import { signs } from "../signs/sign.ts";
import { textFaces, textWidth } from "../text/measure.ts";
import { palettes, type Palette } from "./palette.ts";
import { element, escapeXml } from "./write.ts";

/** Options of an SVG. */
export interface SvgOptions {
  /** Spoken title of the image. */
  readonly title?: string;
  /** What the image shows, in words, for those who hear it (`describePicture`). */
  readonly description?: string;
  /** A style sheet of our own to put inside: `@font-face` with fonts as data, where the image must carry them. */
  readonly style?: string;
  /** "names" (default) shows everything; "signs" leaves out all words, as previews do. */
  readonly detail?: "names" | "signs";
  /** Size of the image in px; the picture is fitted into it. The picture's own size when absent. */
  readonly widthPx?: number;
  readonly heightPx?: number;
}

// Each face by the names that style sheets give it, then by those that the font files themselves have: readers of SVG
// that are no browsers know only these.
const fonts: Readonly<Record<string, string>> = {
  name: "'Hanken Grotesk Variable','Hanken Grotesk',system-ui,sans-serif",
  body: "'Hanken Grotesk Variable','Hanken Grotesk',system-ui,sans-serif",
  italic: "'Newsreader Variable',Newsreader,'Newsreader 16pt 16pt',Georgia,serif",
  mono: "'Commit Mono',CommitMono,ui-monospace,monospace",
};

/**
 * Draws the picture in one of the two themes, or with the colours of the page that it is put into ("page": variables such
 * as `--laban-ink`, light where the page has none). Needs no font: a word keeps its width in whatever face it is set.
 * Deterministic; every name in it is escaped, nothing in it runs or is fetched.
 */
export function pictureToSvg(picture: Picture, theme: keyof typeof palettes, options: SvgOptions = {}): string {
  const palette = palettes[theme];
  const words = options.detail !== "signs";
  const { bounds } = picture;
  const width = Math.max(1, bounds.width);
  const height = Math.max(1, bounds.height);
  const body = [
    options.title === undefined ? "" : element("title", {}, escapeXml(onOneLine(options.title))),
    options.description === undefined ? "" : element("desc", {}, escapeXml(onOneLine(options.description))),
    options.style === undefined ? "" : element("style", {}, escapeXml(options.style)),
    element("rect", { x: bounds.x, y: bounds.y, width, height, fill: palette.canvas }),
    ...picture.staffs.map((staff) => drawStaff(staff, palette, words)),
    ...(words ? picture.beats.map((beat) => drawBeat(beat.x, String(beat.number), picture, palette)) : []),
    ...picture.brackets.map((bracket) => stroke(bracket.path, palette.line2, 1.25)),
    ...picture.wires.map((wire) => drawWire(wire, palette, picture.view === "free")),
    ...picture.cards.map((card) => drawCard(card, palette, words)),
    ...picture.echoes.map(({ at, dangling }) =>
      ring(at, 4.5, palette, dangling ? palette.bad : palette.ink2, "1.6 1.6"),
    ),
    ...picture.pins.map(({ at }) => ring(at, 5.5, palette, palette.ink)),
    ...(words ? picture.labels.map((label) => drawText(label, palette, palette[label.ground])) : []),
  ];
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      role: "img",
      viewBox: `${px(bounds.x)} ${px(bounds.y)} ${px(width)} ${px(height)}`,
      width: px(options.widthPx ?? width),
      height: px(options.heightPx ?? height),
      preserveAspectRatio: "xMidYMid meet",
    },
    body.join("\n"),
  );
}

function drawStaff(staff: PictureStaff, palette: Palette, words: boolean): string {
  const { rect, bar } = staff;
  return [
    staff.shaded ? element("rect", { ...rect, fill: palette.panel }) : "",
    element("path", { d: `M${px(rect.x)} ${px(rect.y + rect.height - 0.5)}h${px(rect.width)}`, stroke: palette.line }),
    ...staff.lines.map((y) =>
      element("path", { d: `M${px(bar.x + 12)} ${px(y)}H${px(rect.x + rect.width)}`, stroke: palette.staff }),
    ),
    element("rect", { ...bar, fill: palette.ink }),
    ...(words ? staff.texts.map((text) => drawText(text, palette)) : []),
  ].join("");
}

function drawBeat(x: number, number: string, picture: Picture, palette: Palette): string {
  const bottom = picture.bounds.y + picture.bounds.height;
  return (
    element("path", { d: `M${px(x - 14)} 24V${px(bottom)}`, stroke: palette.line, "stroke-dasharray": "1 5" }) +
    drawText({ text: number, style: "beat", x: x - 14, y: 16, anchor: "middle" }, palette)
  );
}

function drawWire(wire: PictureWire, palette: Palette, free: boolean): string {
  const late = wire.form === "deadline";
  const color = late ? palette.wait : palette.ink2;
  const width = wire.form === "cue" || wire.form === "ask" ? 1.25 : 1.75;
  const head =
    wire.head === undefined ? "" : element("path", { d: headPath(wire.head.at, wire.head.toward), fill: color });
  if (wire.form === "emission") {
    // Cased: two fine lines with the ground between them.
    return stroke(wire.path, color, 4) + stroke(wire.core ?? wire.path, palette.canvas, 2) + head;
  }
  const isDot = wire.form === "cue" && free;
  const end = isDot && wire.head !== undefined ? dot(wire.head.at, color) : head;
  return stroke(wire.path, color, width, late ? "6 3" : undefined) + end;
}

function drawCard(card: PictureCard, palette: Palette, words: boolean): string {
  const sign = signs[card.sign];
  const parts = [
    ...card.marks
      .filter((mark) => mark.role === "sheet")
      .map((mark) =>
        element("path", { d: mark.path, fill: palette.raised, stroke: palette.line2, "stroke-width": 1.25 }),
      ),
    element("path", { d: card.outline, fill: palette.raised, stroke: palette.line2, "stroke-width": 1.25 }),
    ...card.marks.filter((mark) => mark.role !== "sheet").map((mark) => drawMark(mark, palette)),
    element(
      "g",
      { transform: `translate(${px(card.signAt.x - 10)} ${px(card.signAt.y - 10)})` },
      stroke(sign.line, palette.ink, 1.5) +
        (sign.always === undefined ? "" : element("path", { d: sign.always, fill: palette.ink })),
    ),
    ...(words ? card.texts.map((text) => drawText(text, palette)) : []),
  ];
  return element("g", { transform: `translate(${px(card.rect.x)} ${px(card.rect.y)})` }, parts.join(""));
}

function drawMark(mark: PictureMark, palette: Palette): string {
  switch (mark.role) {
    case "bar":
      return stroke(mark.path, palette.ink, 2.5);
    case "bracket":
      return element("path", { d: mark.path, fill: palette.ink });
    case "tab":
      return element("path", { d: mark.path, fill: palette.tab });
    case "present":
      return element("path", { d: mark.path, fill: palette.tab, stroke: palette.ink2, "stroke-width": 1.25 });
    case "cell":
    case "divider":
    case "ruler":
    case "sheet":
      return stroke(mark.path, palette.line2, 1.25);
  }
}

function drawText(text: PictureText, palette: Palette, halo?: string): string {
  const face = textFaces[text.style];
  const strong = text.style === "name" || text.style === "label" || text.style === "title";
  const quiet = text.style === "number" || text.style === "beat" || text.style === "body";
  return element(
    "text",
    {
      x: px(text.x),
      y: px(text.y),
      "text-anchor": text.anchor === "start" ? undefined : text.anchor,
      "font-family": fonts[face.face],
      "font-size": face.sizePx,
      "font-weight": face.weight,
      "font-style": face.face === "italic" ? "italic" : undefined,
      ...fixedWidth(text),
      fill: text.tone === "wait" ? palette.wait : strong ? palette.ink : quiet ? palette.ink3 : palette.ink2,
      ...(halo === undefined
        ? {}
        : { stroke: halo, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" }),
      "xml:space": "preserve",
    },
    (text.full === undefined ? "" : element("title", {}, escapeXml(onOneLine(text.full)))) +
      escapeXml(onOneLine(text.text)),
  );
}

// A line end in a name is a blank in a picture.
function onOneLine(text: string): string {
  return text.replaceAll(/[\t\n\r]/g, " ");
}

/**
 * The width that the layout counted with, so that a face that is wider than ours does not run over its neighbours. Only
 * where every advance is known: words in other scripts are measured too wide on purpose.
 */
function fixedWidth(text: PictureText): { readonly textLength?: string; readonly lengthAdjust?: string } {
  if (!/^[ -~]{2,}$/u.test(text.text)) return {};
  return { textLength: px(textWidth(text.text, text.style)), lengthAdjust: "spacingAndGlyphs" };
}

function ring(at: Point, radius: number, palette: Palette, color: string, dash?: string): string {
  return element("circle", {
    cx: px(at.x),
    cy: px(at.y),
    r: radius,
    fill: palette.raised,
    stroke: color,
    "stroke-width": 1.75,
    "stroke-dasharray": dash,
  });
}

function dot(at: Point, color: string): string {
  return element("circle", { cx: px(at.x), cy: px(at.y), r: 3.5, fill: color });
}

function stroke(d: string, color: string, width: number, dash?: string): string {
  return element("path", { d, fill: "none", stroke: color, "stroke-width": width, "stroke-dasharray": dash });
}

/** An arrow head, 6 wide and 8 long, its tip at the point. */
export function headPath(tip: Point, toward: "up" | "down" | "left" | "right"): string {
  const { x, y } = tip;
  switch (toward) {
    case "down":
      return `M${px(x)} ${px(y)}l-4 -7h8Z`;
    case "up":
      return `M${px(x)} ${px(y)}l-4 7h8Z`;
    case "right":
      return `M${px(x)} ${px(y)}l-7 -4v8Z`;
    case "left":
      return `M${px(x)} ${px(y)}l7 -4v8Z`;
  }
}
