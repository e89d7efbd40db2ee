// The Python package that runs exported choreographies, as it is shipped beside each of them.
import type { ExportedFile } from "../exportFormat.ts";
import { declarations } from "./runtime/declarations.ts";
import { engine } from "./runtime/engine.ts";
import { events } from "./runtime/events.ts";
import { init } from "./runtime/init.ts";
import { machines } from "./runtime/machines.ts";
import { operations } from "./runtime/operations.ts";
import { running } from "./runtime/running.ts";
import { sequences } from "./runtime/sequences.ts";
import { sets } from "./runtime/sets.ts";
import { single } from "./runtime/single.ts";
import { thresholds } from "./runtime/thresholds.ts";
import { values } from "./runtime/values.ts";

const modules: Readonly<Record<string, string>> = {
  __init__: init,
  declarations,
  engine,
  events,
  machines,
  operations,
  running,
  sequences,
  sets,
  single,
  thresholds,
  values,
};

/** The files of the package laban_choreography. */
export const pythonRuntime: readonly ExportedFile[] = Object.entries(modules).map(([name, text]) => ({
  name: `laban_choreography/${name}.py`,
  mediaType: "text/x-python",
  text,
}));
