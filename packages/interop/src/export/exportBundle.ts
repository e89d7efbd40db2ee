// Exports what is executed: the bundle as its canonical JSON, with a report of what a document has and a bundle has not.
import { bundleText } from "@laban/bundle";
import { compileDocument } from "@laban/compiler";
import type { ChoreographyDocument, Diagnostic } from "@laban/model";
import { sourceOf } from "../collectEvents.ts";

/** A file that an exporter made. The name is made here, never taken from outside as it is. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** Something that the export does not hold. */
export interface ExportLoss {
  readonly what: string;
  readonly count: number;
  readonly why: string;
}

/** The files with their losses, or the errors that keep the document from being compiled. */
export type BundleExport =
  | { readonly files: readonly ExportedFile[]; readonly losses: readonly ExportLoss[] }
  | { readonly errors: readonly Diagnostic[] };

/** Compiles and exports. Nothing that is executed is lost; what is not executed is counted. */
export function exportBundle(document: ChoreographyDocument): BundleExport {
  const { bundle, diagnostics } = compileDocument(document);
  if (bundle === undefined) return { errors: diagnostics.filter(({ severity }) => severity === "error") };
  const name = `${sourceOf(document.name)}.bundle.json`;
  return { files: [{ name, mediaType: "application/json", text: bundleText(bundle) }], losses: lossesOf(document) };
}

function lossesOf({
  layout,
  scenarios,
  agents,
  events,
  patterns,
  description,
}: ChoreographyDocument): readonly ExportLoss[] {
  const places = [layout.free, layout.score].reduce((count, map) => count + Object.keys(map ?? {}).length, 0);
  const behaviours = Object.values(agents).reduce((count, agent) => count + Object.keys(agent.behaviours).length, 0);
  const texts = [
    description,
    ...[events, agents, patterns].flatMap((map) => Object.values(map).map((record) => record["description"])),
  ];
  const candidates: readonly ExportLoss[] = [
    {
      what: "layout",
      count: places + (layout.staffs === undefined ? 0 : 1),
      why: "where things stand changes nothing that is executed",
    },
    { what: "scenarios", count: Object.keys(scenarios).length, why: "they are for simulations" },
    { what: "behaviours", count: behaviours, why: "they are what the simulator plays for agents" },
    {
      what: "agents",
      count: Object.keys(agents).length,
      why: "a bundle names the capabilities that it needs, not who offers them",
    },
    { what: "descriptions", count: texts.filter((text) => text !== undefined).length, why: "they are for readers" },
  ];
  return candidates.filter(({ count }) => count > 0);
}
