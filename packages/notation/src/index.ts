// The door of the notation: one geometry for the canvas, previews, diffs and exports.
export { around, overlaps } from "./geometry.ts";
export type { Point, Rect } from "./geometry.ts";
export type {
  Picture,
  PictureBeat,
  PictureBracket,
  PictureCard,
  PictureEcho,
  PictureLabel,
  PictureMark,
  PicturePin,
  PictureStaff,
  PictureText,
  PictureView,
  PictureWire,
  TextStyle,
  WireForm,
} from "./picture.ts";
export { layoutFree } from "./free/layoutFree.ts";
export { wireInHand } from "./free/wireInHand.ts";
export { layoutScore } from "./score/layoutScore.ts";
export type { ScoreOptions } from "./score/layoutScore.ts";
export { placePlates, platePointPx, plateTextPx } from "./score/plates.ts";
export type { Plate, PlateWish } from "./score/plates.ts";
export { readDocument as readForDrawing } from "./reading/read.ts";
export type { AskReading, Emission, PatternReading, Reading } from "./reading/read.ts";
export { scoreMetrics } from "./score/metrics.ts";
export type { ScoreMetrics, ScoreSize } from "./score/metrics.ts";
export { freeOutline, pointedOutline } from "./signs/outline.ts";
export { signOf, signs, struckPath } from "./signs/sign.ts";
export type { SignName, SignShape } from "./signs/sign.ts";
export { spokenName } from "./spokenName.ts";
export { describePicture } from "./svg/describePicture.ts";
export { palettes } from "./svg/palette.ts";
export type { Palette } from "./svg/palette.ts";
export { headPath, pictureToSvg } from "./svg/pictureToSvg.ts";
export type { SvgOptions } from "./svg/pictureToSvg.ts";
export { textFaces, textWidth } from "./text/measure.ts";
export type { TextFace } from "./text/measure.ts";
