// The picture of a document: everything that canvas, previews and exports draw, already placed. Plain data, no behaviour.
import type { DocumentPath, ElementRef } from "@laban/model";
import type { Point, Rect } from "./geometry.ts";
import type { SignName } from "./signs/sign.ts";

/** Which of the two views of one document. */
export type PictureView = "score" | "free";

/** Which face, weight and size a text is set in; the renderer maps each to its font. */
export type TextStyle = "name" | "label" | "body" | "code" | "time" | "number" | "echo" | "title" | "beat";

/** A placed line of text. `x` is the start, middle or end as `anchor` says; `y` is the baseline. */
export interface PictureText {
  readonly text: string;
  readonly style: TextStyle;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  /** The whole text where `text` had to be shortened. */
  readonly full?: string;
  /** Set on a filled ground (the tabs of a sequence). */
  readonly inverted?: boolean;
  /** Says something about a deadline. */
  readonly tone?: "wait";
}

/**
 * A small drawn part of a card beside its outline: the tabs of a sequence, the deadline bar, the ruler of an absence, the
 * states of a machine ("present" is where it begins).
 */
export interface PictureMark {
  readonly role: "tab" | "bar" | "divider" | "ruler" | "sheet" | "bracket" | "cell" | "present";
  readonly path: string;
  /** The step it stands for, 0-based: its fill shows how far a run has come. */
  readonly step?: number;
}

/** A card: a pattern in either view, an event type or an agent in the free view. Texts and marks are relative to `rect`. */
export interface PictureCard {
  readonly id: string;
  readonly ref: ElementRef;
  /** The pattern kind, or "event" and "agent". */
  readonly kind: string;
  readonly rect: Rect;
  /** Path of the edge, relative to `rect`. */
  readonly outline: string;
  readonly sign: SignName;
  /** Centre of the sign, relative to `rect`. */
  readonly signAt: Point;
  readonly texts: readonly PictureText[];
  readonly marks: readonly PictureMark[];
  /** Where the after-run count is written, relative to `rect`; `y` is its baseline. Absent where there is no room for it. */
  readonly countAt?: Point & { readonly anchor: "start" | "end" };
  /** Where a consequence leaves; a wire may be dragged from here. Relative to `rect`. */
  readonly exit: Point;
  /** The staff it stands on (score). */
  readonly staff?: string;
  readonly beat?: number;
}

/** An event type on the staff of the agent that emits it. */
export interface PicturePin {
  readonly id: string;
  readonly ref: ElementRef;
  readonly at: Point;
  readonly staff: string;
  readonly beat: number;
}

/** A dashed pin: stands for an event type whose own pin cannot be reached without running back. */
export interface PictureEcho {
  readonly id: string;
  readonly event: string;
  readonly at: Point;
  /** The pattern at whose card it stands. */
  readonly pattern: string;
  /** "heard": the pattern listens to it; "said": its asked agent may emit it. */
  readonly direction: "heard" | "said";
  /** The document has no such event type. */
  readonly dangling: boolean;
}

/** How a wire is drawn: form tells its meaning, never its hue. */
export type WireForm = "cue" | "consequence" | "deadline" | "ask" | "emission";

/** A wire is a reference of the document made visible. */
export interface PictureWire {
  readonly id: string;
  readonly form: WireForm;
  readonly from: ElementRef;
  readonly to: ElementRef;
  /** Corner points from cause to effect: tokens travel along them. */
  readonly points: readonly Point[];
  /** What is drawn: `points` with its gaps at crossings and its rounded corners. */
  readonly path: string;
  /**
   * Where it is drawn cased: what of its trunk is laid bare inside, `path` and the wires of the same trunk before it, so
   * that branches open into it. Absent where that is `path` itself.
   */
  readonly core?: string;
  /** Where the arrow head's tip is and which way it points; none where the wire ends in a pin. */
  readonly head?: { readonly at: Point; readonly toward: "up" | "down" | "left" | "right" };
  /** How often of 1 the asked agent answers so, by the weights of its behaviour. */
  readonly share?: number;
  /** What the asked agent does that may bring this about, where a pattern leads to an event type. */
  readonly action?: string;
  /** The reference that it draws: rewiring writes here. */
  readonly reference?: { readonly pattern: string; readonly path: DocumentPath };
}

/** A text beside a pin or a wire, placed so that no two collide. */
export interface PictureLabel extends PictureText {
  readonly id: string;
  readonly ref: ElementRef;
  readonly role: "pin" | "echo" | "share" | "note";
  readonly rect: Rect;
  /** What it lies on: its halo has that colour. */
  readonly ground: "canvas" | "panel";
}

/** An agent's staff: a band across the score. */
export interface PictureStaff {
  readonly id: string;
  /** None for the staffs of what no agent owns. */
  readonly ref?: ElementRef;
  readonly rect: Rect;
  /** y of the staff lines. */
  readonly lines: readonly number[];
  /** The thick bar that begins it. */
  readonly bar: Rect;
  readonly texts: readonly PictureText[];
  /** Every second staff lies on the panel's ground. */
  readonly shaded: boolean;
}

/** Staffs of agents that offer the same capability. */
export interface PictureBracket {
  readonly capability: string;
  readonly path: string;
}

/** A column of the score. */
export interface PictureBeat {
  readonly number: number;
  readonly x: number;
}

/** A whole picture. Two pictures of equal documents are deeply equal. */
export interface Picture {
  readonly view: PictureView;
  readonly size: "normal" | "large";
  readonly bounds: Rect;
  readonly staffs: readonly PictureStaff[];
  readonly brackets: readonly PictureBracket[];
  readonly beats: readonly PictureBeat[];
  readonly cards: readonly PictureCard[];
  readonly pins: readonly PicturePin[];
  readonly echoes: readonly PictureEcho[];
  readonly wires: readonly PictureWire[];
  readonly labels: readonly PictureLabel[];
}
