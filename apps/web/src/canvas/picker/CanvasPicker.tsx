// The canvas's picker: what to create at a place, or what to connect the chosen thing with.
import { useMemo, type ReactElement } from "react";
import { change } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { agentTitle, signNameOf } from "../../document/elements.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { say, useCanvas, type Picking } from "../canvasStore.ts";
import { legalTargets } from "../connect/legality.ts";
import { putElement } from "../edit/putElement.ts";
import { creatables } from "../palette/creatables.ts";
import { Picker, type PickerChoice } from "./Picker.tsx";

/** The picker that the canvas's state asks for; nothing when it asks for none. */
export function CanvasPicker({
  toPane,
}: {
  readonly toPane: (x: number, y: number) => { readonly x: number; readonly y: number };
}): ReactElement | null {
  const picking = useCanvas((state) => state.picking);
  if (picking === null) return null;
  return <OpenPicker key={`${picking.screen.x} ${picking.screen.y}`} picking={picking} toPane={toPane} />;
}

function OpenPicker({
  picking,
  toPane,
}: {
  readonly picking: Picking;
  readonly toPane: (x: number, y: number) => { readonly x: number; readonly y: number };
}): ReactElement {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const { connect, flow, screen } = picking;
  const choices = useMemo((): readonly PickerChoice[] => {
    const at = flow ?? undefined;
    if (connect === null) {
      return creatables(catalog).map((one) => ({
        id: one.kind,
        sign: one.kind,
        label: one.title,
        note: one.summary,
        run: () => putElement(one.kind, at),
      }));
    }
    const targets = legalTargets(document, catalog, connect).map(({ ref, says, command }): PickerChoice => ({
      id: `${ref.type}-${ref.id}`,
      sign: signNameOf(document, ref),
      label: ref.type === "agent" ? agentTitle(document, ref.id) : ref.id,
      note: says.replace(ref.id, "").trim(),
      run: () => {
        if (change(command)) say(`Connected: ${says}`);
      },
    }));
    // Where a wire ended on empty ground, something new may be meant: it is created already wired.
    const fresh =
      connect.type === "event"
        ? catalog.kinds.map(({ kind, title, summary }) => ({ kind, title: `New ${title.toLowerCase()}`, summary }))
        : [];
    return [
      ...targets,
      ...fresh.map(({ kind, title, summary }) => ({
        id: `new-${kind}`,
        sign: kind,
        label: title,
        note: summary,
        run: () => {
          useSelection.getState().select([connect]);
          putElement(kind, at);
        },
      })),
    ];
  }, [document, catalog, connect, flow]);
  const pane = toPane(screen.x, screen.y);
  const title =
    connect === null ? "Put here" : connect.type === "pattern" ? `${connect.id} asks` : `${connect.id} reaches`;
  return (
    <Picker
      title={title}
      choices={choices}
      empty={
        connect?.type === "pattern"
          ? "There is no other agent that offers a capability."
          : "There is nothing it could be connected with."
      }
      x={pane.x}
      y={pane.y}
      onClose={() => useCanvas.setState({ picking: null })}
    />
  );
}
