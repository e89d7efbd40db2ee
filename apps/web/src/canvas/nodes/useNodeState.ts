// What a card or pin shows beyond its shape: selected, hovered, wrong, legal or not as a target, sounding, counted.
// Each is read through a narrow selector, so that a run never replaces the nodes.
import type { ElementRef } from "@laban/model";
import { useDocument } from "../../document/documentStore.ts";
import { useExport, type ElementLosses } from "../../export/exportStore.ts";
import { useLive } from "../../run/liveStore.ts";
import { isSameRef, useSelection } from "../../selection/selectionStore.ts";
import { useCanvas } from "../canvasStore.ts";
import type { Legality } from "../connect/legality.ts";
import { legalityOf } from "../connect/rewiring.ts";
import { elementKey } from "../live/keys.ts";
import { problemsByElement, type ElementProblem } from "../picture/problems.ts";

/** The state of one thing. */
export interface NodeState {
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  readonly isSounding: boolean;
  readonly problem: ElementProblem | undefined;
  readonly legality: Legality | null;
  readonly isRenaming: boolean;
  /** What the format in the export panel loses of it. */
  readonly losses: ElementLosses | undefined;
}

/** Reads the state of one thing. */
export function useNodeState(ref: ElementRef): NodeState {
  const isSelected = useSelection((state) => state.selected.some((one) => isSameRef(one, ref)));
  const isHovered = useSelection((state) => isSameRef(state.hovered, ref));
  const key = elementKey(ref);
  const isSounding = useLive((live) => key !== null && live.sounding.has(key));
  const problem = useDocument((state) => problemsByElement(state.diagnostics).get(`${ref.type}:${ref.id}`));
  const connecting = useCanvas((state) => state.connecting);
  const document = useDocument((state) => (connecting === null ? null : state.document));
  const catalog = useDocument((state) => state.catalog);
  const isRenaming = useCanvas((state) => isSameRef(state.renaming, ref));
  const legality = connecting === null || document === null ? null : legalityOf(document, catalog, connecting, ref);
  const losses = useExport((state) => state.losses.get(`${ref.type}:${ref.id}`));
  return { losses, isSelected, isHovered, isSounding, problem, legality, isRenaming };
}
