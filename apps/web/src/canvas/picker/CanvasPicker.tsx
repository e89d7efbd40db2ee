// The canvas's picker: what to create at a place, what to connect the chosen thing with, or which of several meanings is meant.
import type { ElementRef } from "@laban/model";
import { useMemo, type ReactElement } from "react";
import { useDocument } from "../../document/documentStore.ts";
import { agentTitle, signNameOf } from "../../document/elements.ts";
import { say, useCanvas, type Asking, type Picking } from "../canvasStore.ts";
import { chooseWay } from "../connect/chooseWay.ts";
import { legalTargets } from "../connect/legality.ts";
import { creatables } from "../palette/creatables.ts";
import { put } from "../place/put.ts";
import { Picker, type PickerChoice } from "./Picker.tsx";

interface OnPane {
  /** From the page to the pane. */
  readonly toPane: (x: number, y: number) => { readonly x: number; readonly y: number };
}

/** The picker that the canvas's state asks for; nothing when it asks for none. */
export function CanvasPicker({ toPane }: OnPane): ReactElement | null {
  const picking = useCanvas((state) => state.picking);
  const asking = useCanvas((state) => state.asking);
  if (asking !== null) return <Question key={asking.question} asking={asking} toPane={toPane} />;
  if (picking === null) return null;
  return <OpenPicker key={`${picking.screen.x} ${picking.screen.y}`} picking={picking} toPane={toPane} />;
}

/** A short list of meanings. */
function Question({ asking, toPane }: { readonly asking: Asking } & OnPane): ReactElement {
  const { question, answers, screen } = asking;
  const pane = toPane(screen.x, screen.y);
  return (
    <Picker
      title={question}
      choices={answers.map(({ label, note, sign, run }, index) => ({ id: String(index), label, note, sign, run }))}
      empty="There is nothing to choose."
      x={pane.x}
      y={pane.y}
      onClose={() => useCanvas.setState({ asking: null })}
    />
  );
}

/** What can be newly made at the end of a wire. */
function madeAfter(from: ElementRef, kind: string): boolean {
  if (from.type === "event") return kind !== "event" && kind !== "agent";
  return kind === (from.type === "pattern" ? "agent" : "event");
}

function OpenPicker({ picking, toPane }: { readonly picking: Picking } & OnPane): ReactElement {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const { connect, place, screen } = picking;
  const choices = useMemo((): readonly PickerChoice[] => {
    if (connect === null) {
      return creatables(catalog).map((one) => ({
        id: one.kind,
        sign: one.kind,
        label: one.title,
        note: one.summary,
        run: () => put(one.kind, place, screen),
      }));
    }
    const targets = legalTargets(document, catalog, connect).map(({ ref, found }): PickerChoice => ({
      id: `${ref.type}-${ref.id}`,
      sign: signNameOf(document, ref),
      label: ref.type === "agent" ? agentTitle(document, ref.id) : ref.id,
      note: found.says.replace(ref.id, "").trim(),
      run: () => chooseWay(found, screen, () => say(`Connected: ${found.says}`)),
    }));
    // Where a wire ended on empty ground, something new may be meant: it is created already wired.
    const fresh = creatables(catalog).filter((one) => madeAfter(connect, one.kind));
    return [
      ...targets,
      ...fresh.map(({ kind, title, summary }) => ({
        id: `new-${kind}`,
        sign: kind,
        label: `New ${title.toLowerCase()}`,
        note: summary,
        run: () => put(kind, place, screen),
      })),
    ];
  }, [document, catalog, connect, place, screen]);
  const pane = toPane(screen.x, screen.y);
  const title = connect === null ? "Put here" : `${connect.id} ${verbs[connect.type]}`;
  return (
    <Picker
      title={title}
      choices={choices}
      empty="There is nothing it could be connected with."
      x={pane.x}
      y={pane.y}
      onClose={() => useCanvas.setState({ picking: null })}
    />
  );
}

const verbs = {
  event: "reaches",
  pattern: "asks",
  agent: "raises",
  scenario: "has no wires",
} as const satisfies Readonly<Record<ElementRef["type"], string>>;
