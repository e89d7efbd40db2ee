// Documents: everything that is saved, and never lost. A save is optimistic: it names the revision it started from.
import { z } from "zod";
import { done, failed, notFound, type Result } from "../failure.ts";
import { inspectText } from "../inspectText.ts";
import { documentsMax, removedKeptMs, removedListedMax, shrinkCharactersMin } from "../limits.ts";
import type { Call, Mutation, Query } from "../operation.ts";
import type { DocumentDraft } from "../ports.ts";
import type {
  DocumentDetail,
  DocumentSummary,
  RemovedDocument,
  RestorableDocument,
  SavedDocument,
} from "../records.ts";
import { emptyText, renamedText } from "../renamedText.ts";
import { byId, id, name, nothing, text } from "./inputs.ts";

/** Where a new document starts: empty, from a text, or from an example; at most one of the two. */
export interface CreateInput {
  readonly name?: string | undefined;
  readonly text?: string | undefined;
  readonly fromExample?: string | undefined;
}

/** A save: `baseRevision` is the revision that the edited text started from; `confirmed` says that losing half of it is meant. */
export interface SaveInput {
  readonly id: string;
  readonly baseRevision: number;
  readonly text: string;
  readonly confirmed?: boolean | undefined;
}

/** The operations on documents. */
export interface DocumentOperations {
  readonly list: Query<void, readonly DocumentSummary[]>;
  readonly get: Query<{ id: string }, DocumentDetail>;
  readonly create: Mutation<CreateInput, SavedDocument>;
  readonly save: Mutation<SaveInput, SavedDocument>;
  readonly rename: Mutation<{ id: string; name: string }, SavedDocument>;
  readonly duplicate: Mutation<{ id: string }, SavedDocument>;
  readonly remove: Mutation<{ id: string }, RemovedDocument>;
  readonly removed: Query<void, readonly RestorableDocument[]>;
  readonly restore: Mutation<{ id: string }, SavedDocument>;
}

const lookInTheList = "Go back to the list of documents; it may have been removed in another tab.";

export const documentOperations: DocumentOperations = {
  list: {
    kind: "query",
    name: "documents.list",
    says: "All documents, the most recently saved first.",
    input: nothing,
    scope: "documents:read",
    failures: [],
    handle: async ({ ports, principal }) => done(await ports.documents.list(principal.organisation)),
  },
  get: {
    kind: "query",
    name: "documents.get",
    says: "A document with its text.",
    input: byId,
    scope: "documents:read",
    failures: ["not-found"],
    handle: (call, input) => find(call, input.id),
  },
  create: {
    kind: "mutation",
    name: "documents.create",
    says: "Makes a document: empty, from a text, or from an example.",
    input: z.strictObject({ name: name.optional(), text: text.optional(), fromExample: id.optional() }),
    scope: "documents:write",
    failures: ["not-found", "too-many"],
    handle: async (call, input) => {
      const start = await startingText(call, input);
      return start.ok ? createDocument(call, input.name, start.value) : start;
    },
  },
  save: {
    kind: "mutation",
    name: "documents.save",
    says: "Keeps a text as the next revision, if nobody saved in between.",
    input: z.strictObject({
      id,
      baseRevision: z.int().min(0),
      text,
      confirmed: z.boolean().optional(),
    }),
    scope: "documents:write",
    failures: ["not-found", "conflict", "shrink"],
    handle: saveDocument,
  },
  rename: {
    kind: "mutation",
    name: "documents.rename",
    says: "Changes the name in the document's text; comments and layout stay.",
    input: z.strictObject({ id, name }),
    scope: "documents:write",
    failures: ["not-found", "conflict", "not-readable"],
    handle: async (call, input) => {
      const found = await find(call, input.id);
      if (!found.ok) return found;
      const renamed = renamedText(found.value.text, input.name);
      if (renamed === undefined)
        return failed({
          code: "not-readable",
          message: `"${found.value.name}" cannot be renamed: its text cannot be read as a document.`,
          wayOut: "Open it, mend the problems that the text pane shows, and rename it then.",
        });
      return storeNext(call, found.value, renamed);
    },
  },
  duplicate: {
    kind: "mutation",
    name: "documents.duplicate",
    says: "Makes a copy under a name of its own.",
    input: byId,
    scope: "documents:write",
    failures: ["not-found", "too-many"],
    handle: async (call, input) => {
      const found = await find(call, input.id);
      if (!found.ok) return found;
      const copyName = `${found.value.name} (copy)`;
      return createDocument(call, copyName, renamedText(found.value.text, copyName) ?? found.value.text);
    },
  },
  remove: {
    kind: "mutation",
    name: "documents.remove",
    says: "Takes a document off the list; `documents.restore` brings it back within 30 days, then it is deleted for good.",
    input: byId,
    scope: "documents:write",
    failures: ["not-found"],
    handle: async ({ ports, principal }, input) => {
      const at = ports.clock.now();
      return (await ports.documents.remove(principal.organisation, input.id, at))
        ? done({ id: input.id, restorableUntil: at + removedKeptMs })
        : notFound("document", input.id, lookInTheList);
    },
  },
  removed: {
    kind: "query",
    name: "documents.removed",
    says: `The removed documents that \`documents.restore\` can bring back, with the time until when; the last removed first, at most ${removedListedMax}.`,
    input: nothing,
    scope: "documents:read",
    failures: [],
    handle: async ({ ports, principal }) => {
      const since = ports.clock.now() - removedKeptMs;
      const found = await ports.documents.removed(principal.organisation, since, removedListedMax);
      return done(
        found.map(({ id, name, removed, counts }) => ({
          id,
          name,
          removed,
          counts,
          restorableUntil: removed + removedKeptMs,
        })),
      );
    },
  },
  restore: {
    kind: "mutation",
    name: "documents.restore",
    says: "Brings a removed document back as it was.",
    input: byId,
    scope: "documents:write",
    failures: ["not-found", "too-many"],
    handle: async (call, input) => {
      const { ports, principal } = call;
      const live = await ports.documents.get(principal.organisation, input.id);
      if (live !== undefined) return done(asSaved(live));
      const room = await roomForOne(call);
      if (!room.ok) return room;
      const since = ports.clock.now() - removedKeptMs;
      const restored = await ports.documents.restore(principal.organisation, input.id, since);
      return restored === undefined ? notFound("document", input.id, lookInTheList) : done(asSaved(restored));
    },
  },
};

/** Makes a document of `text`; shared with the import of logs. Failure: too-many. */
export async function createDocument(
  call: Call,
  wantedName: string | undefined,
  text: string,
): Promise<Result<SavedDocument>> {
  const room = await roomForOne(call);
  if (!room.ok) return room;
  const { ports, principal } = call;
  const draft = draftOf(text, ports.clock.now(), wantedName ?? "Untitled");
  return done(asSaved(await ports.documents.create(principal.organisation, ports.ids.next(), draft)));
}

async function roomForOne({ ports, principal }: Call): Promise<Result<void>> {
  const existing = await ports.documents.list(principal.organisation);
  if (existing.length < documentsMax) return done(undefined);
  return failed({
    code: "too-many",
    message: `There are already ${documentsMax} documents.`,
    wayOut: "Remove documents that are no longer needed.",
  });
}

async function find({ ports, principal }: Call, documentId: string): Promise<Result<DocumentDetail>> {
  const found = await ports.documents.get(principal.organisation, documentId);
  return found === undefined ? notFound("document", documentId, lookInTheList) : done(found);
}

async function startingText(call: Call, input: CreateInput): Promise<Result<string>> {
  if (input.text !== undefined && input.fromExample !== undefined)
    return failed({
      code: "bad-input",
      message: "A new document starts from a text or from an example, not from both.",
      wayOut: 'Leave out "text" or "fromExample".',
    });
  if (input.fromExample !== undefined) {
    const example = (await call.ports.examples.list()).find((one) => one.id === input.fromExample);
    if (example === undefined) return notFound("example", input.fromExample, "Choose one that `examples.list` names.");
    return done(input.name === undefined ? example.text : (renamedText(example.text, input.name) ?? example.text));
  }
  if (input.text === undefined) return done(emptyText(input.name ?? "Untitled"));
  return done(input.name === undefined ? input.text : (renamedText(input.text, input.name) ?? input.text));
}

async function saveDocument(call: Call, input: SaveInput): Promise<Result<SavedDocument>> {
  const found = await find(call, input.id);
  if (!found.ok) return found;
  const current = found.value;
  // The same text again is a save whose answer was lost on the way: it is kept already.
  if (input.text === current.text && input.baseRevision <= current.revision) return done(asSaved(current));
  if (input.baseRevision !== current.revision) return conflict(current, input.baseRevision);
  const lost = current.text.length - input.text.length;
  if (input.confirmed !== true && current.text.length >= shrinkCharactersMin && lost * 2 > current.text.length)
    return failed({
      code: "shrink",
      message: `This save would drop ${Math.round((100 * lost) / current.text.length)} % of "${current.name}" (${current.text.length} → ${input.text.length} characters).`,
      wayOut: "If that is meant, save it as confirmed; otherwise undo, or open the last kept revision.",
    });
  return storeNext(call, current, input.text);
}

async function storeNext(call: Call, current: DocumentDetail, text: string): Promise<Result<SavedDocument>> {
  const { ports, principal } = call;
  const draft = draftOf(text, ports.clock.now(), current.name);
  const stored = await ports.documents.save(principal.organisation, current.id, {
    baseRevision: current.revision,
    draft,
  });
  if (stored !== undefined) return done(asSaved(stored));
  // Somebody saved (or removed it) between our look and our save.
  const now = await find(call, current.id);
  return now.ok ? conflict(now.value, current.revision) : now;
}

function conflict(current: DocumentDetail, baseRevision: number): Result<never> {
  const when = new Date(current.updated).toISOString().replace("T", " ").slice(0, 19);
  return failed({
    code: "conflict",
    message: `"${current.name}" was saved elsewhere at ${when} UTC (revision ${current.revision}); this copy started from revision ${baseRevision}.`,
    wayOut:
      "Load the other version, keep this one as a copy, or save this one over it; both texts stay among the kept revisions.",
    current: { revision: current.revision, updated: current.updated },
  });
}

function draftOf(text: string, at: number, fallbackName: string): DocumentDraft {
  const seen = inspectText(text);
  return { name: (seen.name ?? fallbackName).slice(0, 200), text, counts: seen.counts, at };
}

function asSaved({ id: savedId, name: savedName, revision, updated, counts }: DocumentDetail): SavedDocument {
  return { id: savedId, name: savedName, revision, updated, counts };
}
