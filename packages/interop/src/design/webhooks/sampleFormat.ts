// Any JSON objects as samples of payloads: one event type for each file, or for each type that the events themselves name.
import { isJsonList, isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import { fail, ImportProblem } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { stemOf } from "../files/stemOf.ts";
import { headOf, textOf } from "../files/textOf.ts";
import { DesignSketch } from "../sketch.ts";
import { readJson } from "../tree/readJson.ts";
import type { SourceTree } from "../tree/sourceTree.ts";
import { treeOf } from "../tree/treeOf.ts";
import { Samples } from "./samples.ts";

/** Envelopes: where they name the type, and where they hold the payload. */
const ENVELOPES: readonly (readonly [mark: string, type: string, data: string])[] = [
  ["specversion", "type", "data"],
  ["event_type", "event_type", "data"],
  ["detail-type", "detail-type", "detail"],
];

export const sampleFormat: DesignFormat = {
  id: "samples",
  title: "Sample payloads",
  says: "Any JSON objects as samples of event types, their schemas inferred",
  fits: (files) =>
    files.length > 0 && files.every((file) => /^\uFEFF?\s*[[{]/.test(headOf(file))) && !files.some(isOfOthers),
  read: (files) => {
    const [first] = files;
    const sketch = new DesignSketch(first === undefined || files.length > 1 ? "Imported events" : stemOf(first));
    const samples = new Samples();
    const named = new Set<string>();
    for (const file of files) for (const tree of treesOf(file)) readTree(tree, { file, samples, named, sketch });
    const ids = samples.addTo(sketch);
    if (ids.size === 0)
      fail("no-payloads", `"${first?.name ?? ""}" holds no JSON object.`, {
        path: first === undefined ? [] : [first.name],
      });
    for (const [type, id] of ids)
      if (!named.has(type))
        sketch.guessed(
          `name ${type}`,
          ["events", id],
          "the samples do not say what happened; the file's name was taken",
        );
    return sketch.finish();
  },
};

/** Formats that hold JSON objects and are no samples of anything. */
function isOfOthers(file: DesignFile): boolean {
  return /"(?:ocel:[a-z-]+|objectTypes|resourceSpans|traceID|laban_bundle|laban|asyncapi|openapi|swagger|\$schema)"\s*:/.test(
    headOf(file).slice(0, 4_000),
  );
}

function treesOf(file: DesignFile): readonly SourceTree[] {
  const text = textOf(file);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const isLines = lines.length > 1 && lines.every((line) => /^\s*\{.*\}\s*$/s.test(line));
  return isLines ? lines.flatMap((line) => lineTree(file, line)) : [treeOf(file)];
}

// A broken line of many is what NDJSON has at its end; the others are samples all the same.
function lineTree(file: DesignFile, line: string): readonly SourceTree[] {
  try {
    return [readJson(file.name, line)];
  } catch (error) {
    if (error instanceof ImportProblem && error.failure.code === "import/json") return [];
    throw error;
  }
}

function readTree(
  tree: SourceTree,
  {
    file,
    samples,
    named,
    sketch,
  }: {
    readonly file: DesignFile;
    readonly samples: Samples;
    readonly named: Set<string>;
    readonly sketch: DesignSketch;
  },
): void {
  const items = isJsonList(tree.value) ? tree.value : [tree.value];
  for (const [at, item] of items.entries()) {
    const place = tree.placeOf(isJsonList(tree.value) ? [at] : []);
    if (!isJsonObject(item)) {
      sketch.leftOut(`${file.name}: item ${at + 1}`, "it is no object", place);
      continue;
    }
    const { type, data } = unwrapped(item);
    const name = type ?? stemOf(file);
    if (type !== undefined) named.add(type);
    samples.see(name, data, { what: `samples of ${name}`, place });
  }
}

function unwrapped(item: JsonObject): { readonly type?: string; readonly data: Json } {
  for (const [mark, type, data] of ENVELOPES) {
    if (!Object.hasOwn(item, mark)) continue;
    const name = Object.hasOwn(item, type) ? item[type] : undefined;
    if (typeof name === "string" && name.trim() !== "")
      return { type: name, data: Object.hasOwn(item, data) ? (item[data] ?? {}) : {} };
  }
  return { data: item };
}
