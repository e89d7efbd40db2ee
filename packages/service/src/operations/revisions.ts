// The kept texts of a document: what undo across days is made of.
import { z } from "zod";
import { done, notFound } from "../failure.ts";
import type { Query } from "../operation.ts";
import type { RevisionDetail, RevisionSummary } from "../records.ts";
import { byId, id } from "./inputs.ts";

/** The operations on revisions. */
export interface RevisionOperations {
  readonly list: Query<{ id: string }, readonly RevisionSummary[]>;
  readonly get: Query<{ id: string; revision: number }, RevisionDetail>;
}

export const revisionOperations: RevisionOperations = {
  list: {
    kind: "query",
    name: "revisions.list",
    says: "The kept texts of a document, the newest first, without the texts themselves.",
    input: byId,
    scope: "documents:read",
    failures: ["not-found"],
    handle: async ({ ports, principal }, input) => {
      const revisions = await ports.documents.revisions(principal.organisation, input.id);
      return revisions.length === 0
        ? notFound("document", input.id, "Go back to the list of documents.")
        : done(revisions);
    },
  },
  get: {
    kind: "query",
    name: "revisions.get",
    says: "One kept text.",
    input: z.strictObject({ id, revision: z.int().min(1) }),
    scope: "documents:read",
    failures: ["not-found"],
    handle: async ({ ports, principal }, input) => {
      const found = await ports.documents.revision(principal.organisation, input.id, input.revision);
      return found === undefined
        ? notFound(
            "revision",
            String(input.revision),
            "Choose one that `revisions.list` names; the newest 200 are kept.",
          )
        : done(found);
    },
  },
};
