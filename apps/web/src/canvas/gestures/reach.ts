// What every gesture needs to reach: the picture that is shown, the viewport, and the ways between page and canvas.
import type { ElementRef } from "@laban/model";
import { spokenName, type Picture, type PictureWire, type Point } from "@laban/notation";
import type { NodeChange, ReactFlowInstance } from "@xyflow/react";
import { useDocument } from "../../document/documentStore.ts";
import { isSameRef, useSelection } from "../../selection/selectionStore.ts";
import { useCanvas } from "../canvasStore.ts";
import { connect } from "../connect/finishConnection.ts";
import { legalityOf } from "../connect/rewiring.ts";
import { problemsByElement } from "../picture/problems.ts";
import type { CanvasEdge, CanvasNode } from "../picture/toFlow.ts";
import { placeAt } from "../place/place.ts";
import { rectOf, type CanvasViewport } from "../viewport/useViewport.ts";

/** The canvas as gestures see it. Functions, because the picture changes while handlers stay. */
export interface Reach {
  readonly picture: () => Picture;
  readonly viewport: () => CanvasViewport;
  readonly flow: ReactFlowInstance<CanvasNode, CanvasEdge>;
  /** The pane's box on the page. */
  readonly box: () => DOMRect;
  /** Carries out what React Flow asks for: moves, selections. */
  readonly change: (changes: NodeChange<CanvasNode>[]) => void;
  /** Puts every node back to where the picture has it. */
  readonly reset: () => void;
  /** Where the pointer last was on the canvas, in page coordinates. */
  readonly pointer: { current: Point | null };
}

/** From the page to the canvas. */
export function onCanvas(reach: Reach, screen: Point): Point {
  return reach.flow.screenToFlowPosition(screen);
}

/** On the page: beside the selected thing, or in the middle of the pane. */
export function placeOfSelection(reach: Reach): Point {
  const [ref] = useSelection.getState().selected;
  const rect = ref === undefined ? null : rectOf(reach.picture(), ref);
  if (rect !== null) return reach.flow.flowToScreenPosition({ x: rect.x + 30, y: rect.y + rect.height + 4 });
  const box = reach.box();
  return { x: box.left + box.width / 2 - 130, y: box.top + box.height / 3 };
}

/** Opens the menu of a thing, a wire or the empty ground. */
export function openMenu(reach: Reach, screen: Point, ref: ElementRef | null, wire: PictureWire | null): void {
  const flow = onCanvas(reach, screen);
  useCanvas.setState({ menu: { screen, flow, place: placeAt(reach.picture(), flow), ref, wire } });
}

/** Selects a thing unless it is among what is selected already: a menu on one of several is for all of them. */
export function selectForMenu(ref: ElementRef): void {
  const { selected, select } = useSelection.getState();
  if (!selected.some((one) => isSameRef(one, ref))) select([ref]);
}

/** A click on a thing while a wire is in hand ends it there, if that has a meaning; else it stays in hand. Answers whether there was one. */
export function completeConnection(to: ElementRef, screen: Point): boolean {
  const { connecting } = useCanvas.getState();
  if (connecting === null) return false;
  const { document, catalog } = useDocument.getState();
  if (legalityOf(document, catalog, connecting, to).isLegal) useCanvas.setState({ connecting: null });
  connect(connecting.from, to, screen);
  return true;
}

/** A thing in words, with its problem. */
export function inWords(picture: Picture, ref: ElementRef): string {
  const problem = problemsByElement(useDocument.getState().diagnostics).get(`${ref.type}:${ref.id}`);
  const words = spokenName(picture, ref);
  return problem === undefined ? words : `${words}. Problem: ${problem.message}`;
}
