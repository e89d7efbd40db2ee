// The shelf of examples that new documents may start from.
import { done, notFound } from "../failure.ts";
import type { Query } from "../operation.ts";
import type { ExampleSummary } from "../records.ts";
import { byId, nothing } from "./inputs.ts";

/** The operations on examples. */
export interface ExampleOperations {
  readonly list: Query<void, readonly ExampleSummary[]>;
  readonly get: Query<{ id: string }, ExampleSummary>;
}

export const exampleOperations: ExampleOperations = {
  list: {
    kind: "query",
    name: "examples.list",
    says: "All examples, with their texts.",
    input: nothing,
    scope: "documents:read",
    failures: [],
    handle: async ({ ports }) => done(await ports.examples.list()),
  },
  get: {
    kind: "query",
    name: "examples.get",
    says: "One example.",
    input: byId,
    scope: "documents:read",
    failures: ["not-found"],
    handle: async ({ ports }, input) => {
      const found = (await ports.examples.list()).find((example) => example.id === input.id);
      return found === undefined
        ? notFound("example", input.id, "Choose one that `examples.list` names.")
        : done(found);
    },
  },
};
