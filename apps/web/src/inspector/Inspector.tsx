// The inspector: what is selected, in words and fields. One thing, several, or nothing: then the document itself.
import { unreachable } from "@laban/bundle";
import type { ElementRef } from "@laban/model";
import type { ReactElement } from "react";
import { useDocument } from "../document/documentStore.ts";
import { exists } from "../document/elements.ts";
import { onlySelected, useSelection } from "../selection/selectionStore.ts";
import { AgentInspector } from "./AgentInspector.tsx";
import { DocumentOverview } from "./DocumentOverview.tsx";
import { EventInspector } from "./EventInspector.tsx";
import { PatternInspector } from "./PatternInspector.tsx";
import { ScenarioInspector } from "./ScenarioInspector.tsx";
import { SeveralSelected } from "./SeveralSelected.tsx";

/** The inspector of the current selection. */
export function Inspector(): ReactElement {
  const count = useSelection((state) => state.selected.length);
  const selected = useSelection(onlySelected);
  const isThere = useDocument((state) => selected !== null && exists(state.document, selected));
  if (count > 1) return <SeveralSelected />;
  if (selected === null || !isThere) return <DocumentOverview />;
  return <One key={`${selected.type}:${selected.id}`} selected={selected} />;
}

function One({ selected }: { readonly selected: ElementRef }): ReactElement {
  switch (selected.type) {
    case "pattern":
      return <PatternInspector id={selected.id} />;
    case "event":
      return <EventInspector id={selected.id} />;
    case "agent":
      return <AgentInspector id={selected.id} />;
    case "scenario":
      return <ScenarioInspector id={selected.id} />;
    default:
      return unreachable(selected.type);
  }
}
