// Documents in SQLite. A save is one transaction: the text, its revision and the clearing of old ones, or nothing.
import {
  previewCharactersMax,
  revisionsKept,
  type DocumentCounts,
  type DocumentDetail,
  type DocumentStore,
  type DocumentSummary,
} from "@laban/service";
import type { Store } from "./openStore.ts";
import { guarded } from "./guarded.ts";

interface DocumentRow {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly revision: number;
  readonly counts: string;
  readonly created: number;
  readonly updated: number;
}

/** Documents on an open store. */
export function sqliteDocuments(store: Store): DocumentStore {
  const { database } = store;
  const columns = "id, name, text, revision, counts, created, updated";
  const selectAll = database.prepare<[string], DocumentRow>(
    `SELECT ${columns} FROM documents WHERE organisation = ? AND removed IS NULL ORDER BY updated DESC, id`,
  );
  const selectOne = database.prepare<[string, string], DocumentRow>(
    `SELECT ${columns} FROM documents WHERE organisation = ? AND id = ? AND removed IS NULL`,
  );
  const insert = database.prepare(
    `INSERT INTO documents (id, organisation, name, text, revision, counts, created, updated)
     VALUES (@id, @organisation, @name, @text, 1, @counts, @at, @at)`,
  );
  const update = database.prepare(
    `UPDATE documents SET name = @name, text = @text, counts = @counts, updated = @at, revision = revision + 1
     WHERE organisation = @organisation AND id = @id AND revision = @baseRevision AND removed IS NULL`,
  );
  const keep = database.prepare("INSERT INTO revisions (document, revision, saved, text) VALUES (?, ?, ?, ?)");
  const forget = database.prepare("DELETE FROM revisions WHERE document = ? AND revision <= ?");
  const hide = database.prepare(
    "UPDATE documents SET removed = ? WHERE organisation = ? AND id = ? AND removed IS NULL",
  );
  const selectRemoved = database.prepare<
    [string, number, number],
    { id: string; name: string; removed: number; counts: string }
  >(
    "SELECT id, name, removed, counts FROM documents WHERE organisation = ? AND removed >= ? ORDER BY removed DESC, id LIMIT ?",
  );
  const show = database.prepare(
    "UPDATE documents SET removed = NULL WHERE organisation = ? AND id = ? AND removed >= ?",
  );
  const selectRevisions = database.prepare<[string, string], { revision: number; saved: number; characters: number }>(
    `SELECT r.revision, r.saved, length(r.text) AS characters FROM revisions r JOIN documents d ON d.id = r.document
     WHERE d.organisation = ? AND d.id = ? ORDER BY r.revision DESC`,
  );
  const selectRevision = database.prepare<
    [string, string, number],
    { revision: number; saved: number; characters: number; text: string }
  >(
    `SELECT r.revision, r.saved, length(r.text) AS characters, r.text FROM revisions r JOIN documents d ON d.id = r.document
     WHERE d.organisation = ? AND d.id = ? AND r.revision = ?`,
  );

  const read = (organisation: string, id: string): DocumentDetail | undefined => {
    const row = selectOne.get(organisation, id);
    return row === undefined ? undefined : detailOf(row);
  };

  return {
    list: (organisation) =>
      guarded(store, () =>
        selectAll.all(organisation).map((row): DocumentSummary => {
          const { text, ...rest } = detailOf(row);
          return Object.assign(rest, { text: text.length > previewCharactersMax ? null : text });
        }),
      ),
    get: (organisation, id) => guarded(store, () => read(organisation, id)),
    create: (organisation, id, { name, text, counts, at }) =>
      guarded(store, () =>
        database.transaction(() => {
          insert.run({ id, organisation, name, text, counts: JSON.stringify(counts), at });
          keep.run(id, 1, at, text);
          return { id, name, text, counts, created: at, updated: at, revision: 1 };
        })(),
      ),
    save: (organisation, id, { baseRevision, draft }) =>
      guarded(store, () =>
        database.transaction(() => {
          const { name, text, counts, at } = draft;
          const stored = update.run({ organisation, id, baseRevision, name, text, counts: JSON.stringify(counts), at });
          if (stored.changes === 0) return undefined;
          const revision = baseRevision + 1;
          keep.run(id, revision, at, text);
          forget.run(id, revision - revisionsKept);
          return read(organisation, id);
        })(),
      ),
    remove: (organisation, id, at) => guarded(store, () => hide.run(at, organisation, id).changes > 0),
    removed: (organisation, since, most) =>
      guarded(store, () =>
        selectRemoved.all(organisation, since, most).map(({ id, name, removed, counts }) => ({
          id,
          name,
          removed,
          counts: JSON.parse(counts) as DocumentCounts,
        })),
      ),
    restore: (organisation, id, since) =>
      guarded(store, () => (show.run(organisation, id, since).changes > 0 ? read(organisation, id) : undefined)),
    revisions: (organisation, id) => guarded(store, () => selectRevisions.all(organisation, id)),
    revision: (organisation, id, revision) => guarded(store, () => selectRevision.get(organisation, id, revision)),
  };
}

/** Deletes for good what was removed before `before`, with its kept texts and its runs. Returns how many documents. */
export function purgeRemoved({ database }: Store, before: number): number {
  return database.transaction(() => {
    database.prepare("DELETE FROM runs WHERE document IN (SELECT id FROM documents WHERE removed < ?)").run(before);
    return database.prepare("DELETE FROM documents WHERE removed < ?").run(before).changes;
  })();
}

function detailOf(row: DocumentRow): DocumentDetail {
  // Written by `create` and `save` above and by nothing else.
  return { ...row, counts: JSON.parse(row.counts) as DocumentCounts };
}
