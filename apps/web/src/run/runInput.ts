// What a run is made of: chosen before it, and told of it afterwards.
import type { RunDetail } from "@laban/service";
import { useDocument } from "../document/documentStore.ts";
import type { RunInput } from "./runStore.ts";

/** The first scenario of the document. */
export function firstInput(): RunInput | null {
  const [name] = Object.keys(useDocument.getState().document.scenarios);
  return name === undefined ? null : { type: "scenario", name };
}

/** What a kept run was made of. */
export function inputOf(run: RunDetail): RunInput | null {
  if (run.log !== null) return { type: "log", ...run.log };
  return run.scenario === null ? null : { type: "scenario", name: run.scenario };
}
