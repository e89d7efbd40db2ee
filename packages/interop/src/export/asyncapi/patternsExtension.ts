// `x-laban-patterns`: what AsyncAPI has no word for. The patterns as they are written, each with its sentence; and the JSON Schema of that.
import { kindCatalog } from "@laban/compiler";
import { isJsonObject } from "@laban/model";
import type { ChoreographyDocument, Json, JsonObject } from "@laban/model";

/** JSON Schema (2020-12) of the extension; it stands in docs/formats/asyncapi.md, too. */
export const patternsExtensionSchema: JsonObject = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "x-laban-patterns",
  description: "The patterns of a choreography, in the order in which they are asked.",
  type: "array",
  items: {
    type: "object",
    required: ["id", "says", "pattern"],
    properties: {
      id: { type: "string", description: "What the pattern is called." },
      says: { type: "string", description: "What it does, in a sentence." },
      pattern: {
        type: "object",
        description:
          "The pattern as a Laban document has it, except that states are a list in which each has its name.",
        required: ["kind"],
        properties: {
          kind: { enum: ["pattern", "sequence", "absence", "all_of", "any_of", "threshold", "state_machine"] },
          states: { type: "array", items: { type: "object", required: ["name"] } },
        },
      },
    },
    additionalProperties: false,
  },
};

/** The extension of a document. Nothing in it is keyed by names of the user: readers of AsyncAPI take some of them (`$ref`, `hasOwnProperty`) for their own. */
export function patternsExtension(document: ChoreographyDocument): readonly JsonObject[] {
  return Object.entries(document.patterns).map(([id, pattern]) => {
    const sentence = kindCatalog.find(pattern.kind)?.sentence(pattern, document) ?? [];
    const fields = Object.entries(pattern).flatMap(([field, value]): readonly (readonly [string, Json])[] => {
      if (value === undefined) return [];
      return [[field, field === "states" && isJsonObject(value) ? statesOf(value) : value]];
    });
    return { id, says: sentence.map(({ text }) => text).join(""), pattern: Object.fromEntries(fields) };
  });
}

function statesOf(states: JsonObject): readonly JsonObject[] {
  return Object.entries(states).map(([name, state]) => Object.assign({ name }, isJsonObject(state) ? state : {}));
}
