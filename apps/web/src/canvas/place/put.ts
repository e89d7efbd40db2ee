// Puts a sign at a place: one step of undo, after a question where the place leaves a choice; then the new thing is
// selected with its name in edit.
import type { Point } from "@laban/notation";
import { change } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import type { Place } from "./place.ts";
import type { Placing, PlacingWay } from "./placing.ts";
import { planPlacing } from "./planPlacing.ts";

/** Puts it, or asks first; `screen` is where the question stands, in page coordinates. */
export function put(kind: string, place: Place, screen: Point): void {
  const { document, catalog } = useDocument.getState();
  const placing = planPlacing(kind, { document, catalog, place });
  useCanvas.setState({ armed: null, aim: null, dropAt: null, picking: null });
  const [first, ...others] = placing.ways;
  if (first === undefined) return;
  if (others.length === 0) {
    carryOut(kind, placing, first);
    return;
  }
  say(placing.question);
  useCanvas.setState({
    asking: {
      screen,
      question: placing.question,
      answers: placing.ways.map((way) => ({
        label: way.label,
        note: way.note,
        sign: kind,
        run: () => carryOut(kind, placing, way),
      })),
    },
  });
}

function carryOut(kind: string, { created, says }: Placing, { command }: PlacingWay): void {
  if (!change(command)) return;
  useSelection.getState().reveal(created);
  useCanvas.setState({ renaming: created });
  const what = kind === "event" ? "event type" : kind.replaceAll("_", " ");
  say([`${what} ${created.id} is there`, ...(says === null ? [] : [says]), "its name is in edit"].join(", "));
}
