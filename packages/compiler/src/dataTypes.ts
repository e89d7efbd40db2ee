// The type of the payload of every declared event type, from its schema.
import { typeFromJsonSchema } from "@laban/cel";
import type { CelType } from "@laban/cel";
import type { ChoreographyDocument } from "@laban/model";

/** Types by event type, in declaration order; a type without a schema may hold anything. */
export function dataTypesOf(document: ChoreographyDocument): ReadonlyMap<string, CelType> {
  return new Map(
    Object.entries(document.events).map(([name, { schema, sensitive }]) => [
      name,
      schema === undefined
        ? ({ kind: "dyn" } as const)
        : typeFromJsonSchema(schema, sensitive === undefined ? {} : { sensitive }),
    ]),
  );
}
