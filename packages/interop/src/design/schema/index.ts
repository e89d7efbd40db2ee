// JSON Schemas as event types: one for each file, or for each definition where a file has nothing else.
import { isJsonObject } from "@laban/model";
import type { Json } from "@laban/model";
import { fail } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { headOf } from "../files/textOf.ts";
import { stemOf } from "../files/stemOf.ts";
import { DesignSketch, textIn } from "../sketch.ts";
import { References } from "../tree/references.ts";
import { treeOf } from "../tree/treeOf.ts";
import { addSchemaEvent } from "./addSchema.ts";

export const schemaFormat: DesignFormat = {
  id: "json-schema",
  title: "JSON Schema",
  says: "Event types with their schemas, one for each file or definition",
  fits: (files) => files.some(isSchema),
  read: (files) => {
    const [first] = files;
    const sketch = new DesignSketch(first === undefined || files.length > 1 ? "Imported schemas" : stemOf(first));
    const references = new References(files);
    let count = 0;
    for (const file of files) count += readFile(file, sketch, references);
    for (const outside of references.outside)
      sketch.leftOut(`$ref ${outside}`, "it was not among the files, and nothing is fetched");
    if (count === 0)
      fail(
        "not-a-schema",
        `"${first?.name ?? ""}" has neither properties nor definitions, so it is no schema of an event.`,
        {
          path: first === undefined ? [] : [first.name],
        },
      );
    return sketch.finish();
  },
};

function isSchema(file: DesignFile): boolean {
  const head = headOf(file);
  if (/^\s*[{]/.test(head))
    return (
      /"\$schema"\s*:\s*"[^"]*json-schema\.org/.test(head) ||
      (/"(?:\$defs|definitions|properties)"\s*:\s*\{/.test(head) && /"type"\s*:\s*"(?:object|string|array)"/.test(head))
    );
  return /^\$schema:/m.test(head) || (/^properties:\s*$/m.test(head) && /^type:\s*object/m.test(head));
}

function readFile(file: DesignFile, sketch: DesignSketch, references: References): number {
  const tree = treeOf(file);
  const { value } = tree;
  if (!isJsonObject(value)) {
    sketch.leftOut(file.name, "it is no schema", { file: file.name });
    return 0;
  }
  if (isJsonObject(value["properties"]) || value["type"] === "object" || Array.isArray(value["allOf"])) {
    addSchemaEvent(sketch, references, {
      name: textIn(value["title"]) ?? stemOf(file),
      what: `schema ${textIn(value["title"]) ?? file.name}`,
      place: tree.placeOf([]),
      ...describedBy(value["description"]),
      schema: { tree, path: [], value },
    });
    return 1;
  }
  let count = 0;
  for (const section of ["$defs", "definitions"]) {
    const definitions = value[section];
    if (!isJsonObject(definitions)) continue;
    for (const [name, definition] of Object.entries(definitions)) {
      const place = tree.placeOf([section, name]);
      if (!isJsonObject(definition) || !isJsonObject(definition["properties"])) {
        sketch.leftOut(`definition ${name}`, "it is no object, so it is no event", place);
        continue;
      }
      const id = addSchemaEvent(sketch, references, {
        name,
        what: `definition ${name}`,
        place,
        ...describedBy(definition["description"]),
        schema: { tree, path: [section, name], value: definition },
      });
      sketch.guessed(
        `definition ${name}`,
        ["events", id],
        "the file does not say which of its definitions are events; each object is taken for one",
        place,
      );
      count += 1;
    }
  }
  return count;
}

function describedBy(value: Json | undefined): { readonly description?: string } {
  const description = textIn(value);
  return description === undefined ? {} : { description };
}
