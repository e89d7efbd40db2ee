// Imported logs. The upload itself streams outside of tRPC (the server's import door) and ends in `keepLog`.
import { done, failed, notFound, type Result } from "../failure.ts";
import { logsMax } from "../limits.ts";
import type { Call, Mutation, Query } from "../operation.ts";
import { may } from "../principal.ts";
import type { ImportedLog, ImportReport, LogSummary } from "../records.ts";
import { createDocument } from "./documents.ts";
import { byId, nothing } from "./inputs.ts";

/** The operations on imported logs. */
export interface LogOperations {
  readonly list: Query<void, readonly LogSummary[]>;
  readonly get: Query<{ id: string }, LogSummary>;
  readonly remove: Mutation<{ id: string }, { readonly id: string }>;
}

const importAgain = "Import the file again: a log that was removed is gone.";

export const logOperations: LogOperations = {
  list: {
    kind: "query",
    name: "logs.list",
    says: "All imported logs, the newest first.",
    input: nothing,
    scope: "logs:read",
    failures: [],
    handle: async ({ ports, principal }) => done(await ports.logs.list(principal.organisation)),
  },
  get: {
    kind: "query",
    name: "logs.get",
    says: "An imported log: its facts and the importer's report.",
    input: byId,
    scope: "logs:read",
    failures: ["not-found"],
    handle: async ({ ports, principal }, input) => {
      const found = await ports.logs.get(principal.organisation, input.id);
      return found === undefined ? notFound("log", input.id, importAgain) : done(found);
    },
  },
  remove: {
    kind: "mutation",
    name: "logs.remove",
    says: "Deletes an imported log with its events; documents and runs made from it stay.",
    input: byId,
    scope: "logs:write",
    failures: ["not-found"],
    handle: async ({ ports, principal }, input) =>
      (await ports.logs.remove(principal.organisation, input.id))
        ? done({ id: input.id })
        : notFound("log", input.id, importAgain),
  },
};

/** A log as the importer understood it, with the document that was drawn from it. */
export interface ReadLog {
  readonly name: string;
  readonly bytes: number;
  readonly report: ImportReport;
  /** The events as JSON lists, in order: made where the log was read, so that nobody else need turn a million of them over. */
  readonly parts: Iterable<string>;
  readonly document: { readonly name: string; readonly text: string };
  readonly proposals: ImportedLog["proposals"];
}

/** Who may import, asked before a byte of the upload is read. Failures: forbidden, too-many. */
export async function mayImport({ ports, principal }: Call): Promise<Result<void>> {
  if (!may(principal, "logs:write") || !may(principal, "documents:write"))
    return failed({
      code: "forbidden",
      message: "Importing a log needs the right to write logs and documents.",
      wayOut: "Ask an owner of the organisation.",
    });
  if ((await ports.logs.list(principal.organisation)).length >= logsMax)
    return failed({
      code: "too-many",
      message: `There are already ${logsMax} imported logs.`,
      wayOut: "Remove logs that are no longer needed.",
    });
  return done(undefined);
}

/** Keeps an imported log and makes its document; the log first, so that a document never names a log that is not there. */
export async function keepLog(call: Call, read: ReadLog): Promise<Result<ImportedLog>> {
  const allowed = await mayImport(call);
  if (!allowed.ok) return allowed;
  const { ports, principal } = call;
  const log: LogSummary = {
    id: ports.ids.next(),
    name: read.name,
    imported: ports.clock.now(),
    bytes: read.bytes,
    report: read.report,
  };
  await ports.logs.create(principal.organisation, log, read.parts);
  const document = await createDocument(call, read.document.name, read.document.text);
  return document.ok ? done({ log, document: document.value, proposals: read.proposals }) : document;
}
