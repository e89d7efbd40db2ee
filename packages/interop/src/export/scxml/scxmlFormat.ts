// SCXML 1.0: one document per pattern, and a list that says which events go to which document, under which name.
import type { Bundle } from "@laban/bundle";
import type { JsonObject } from "@laban/model";
import type { Export, ExportedFile, ExportFormat, ExportSource } from "../exportFormat.ts";
import { chartDocument } from "../machine/accountFor.ts";
import type { Chart } from "../machine/chart.ts";
import { firingOf } from "../machine/chartOf.ts";
import { distinctNames } from "../names/distinctNames.ts";
import { fileStem } from "../names/fileStem.ts";
import { scxmlText } from "./scxmlText.ts";
import { otherEvent, sentNames, stateIds } from "./sentNames.ts";

/** The entry of the registry. */
export const scxmlFormat: ExportFormat = {
  id: "scxml",
  title: "SCXML 1.0",
  says: "a state chart per pattern for interpreters of the W3C's SCXML, and a list of which events each is given",
  write,
};

/** What a pattern is written from. */
export interface ScxmlPattern {
  readonly chart: Chart;
  readonly description: string | undefined;
}

function write({ document, bundle, sourceMap }: ExportSource): Export {
  const { charts, ledger } = chartDocument(document, bundle, sourceMap);
  const patterns = [...charts].map(([id, chart]): ScxmlPattern => {
    const description = document.patterns[id]?.["description"];
    return { chart, description: typeof description === "string" ? description : undefined };
  });
  const about = {
    name: document.name,
    ...(document.description === undefined ? {} : { description: document.description }),
  };
  return { files: scxmlFiles(bundle, patterns, about), report: ledger.report("scxml") };
}

/** The documents of some patterns of a bundle, and the list of them. */
export function scxmlFiles(
  bundle: Bundle,
  patterns: readonly ScxmlPattern[],
  about: { readonly name: string; readonly description?: string },
): readonly ExportedFile[] {
  const sent = sentNames(patterns.flatMap(({ chart }) => chart.hears));
  const names = distinctNames(
    patterns.map(({ chart }) => chart.pattern),
    { shape: fileStem, sameAs: (name) => name.toLowerCase() },
  );
  const files: ExportedFile[] = [];
  const listed: JsonObject[] = [];
  for (const { chart, description } of patterns) {
    const ids = stateIds(chart.states.map(({ name }) => name));
    const name = `${names.get(chart.pattern) ?? ""}.scxml`;
    files.push({ name, mediaType: "application/scxml+xml", text: scxmlText({ chart, description, sent, ids }) });
    listed.push(entryOf(bundle, chart, { file: name, sent, first: ids.get(chart.states[0]?.name ?? "") ?? "" }));
  }
  listed.sort((a, b) => Number(b["priority"]) - Number(a["priority"]));
  const list = {
    choreography: about,
    // Where the key of an event is found: by its type, else at the default paths.
    default_key: bundle.defaultKey,
    keys: Object.entries(bundle.events).map(([type, { key }]) => ({ type, key })),
    patterns: listed,
  };
  const text = `${JSON.stringify(list, null, 2)}\n`;
  return [{ name: "machines.json", mediaType: "application/json", text }, ...files];
}

function entryOf(
  bundle: Bundle,
  chart: Chart,
  about: { readonly file: string; readonly sent: ReadonlyMap<string, string>; readonly first: string },
): JsonObject {
  const operator = bundle.patterns.find(({ id }) => id === chart.pattern);
  const firing = operator === undefined ? undefined : firingOf(operator);
  const by = operator?.scope === "global" ? [] : operator?.by;
  return {
    pattern: chart.pattern,
    file: about.file,
    priority: operator?.priority ?? 0,
    lives: chart.lives,
    first: about.first,
    hears: chart.hears.map((type) => ({ type, sent: about.sent.get(type) ?? type })),
    ...(chart.hearsOthers ? { others: otherEvent } : {}),
    ...(by === undefined ? {} : { by }),
    fires: firing?.main ?? "matched",
    ...(firing?.isSilent === true ? { silent: true } : {}),
    ...(firing?.cooldownMs === undefined ? {} : { cooldown_ms: firing.cooldownMs }),
    ...(firing?.exclusiveGroup === undefined ? {} : { exclusive_group: firing.exclusiveGroup }),
  };
}
