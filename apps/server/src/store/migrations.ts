// The steps that bring a store from any older version to this one. Steps are only ever added; `user_version` counts those that were taken.
import type { Database } from "better-sqlite3";
import { StartProblem } from "../startProblem.ts";

const steps: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: "documents and their kept texts",
    sql: `
      CREATE TABLE documents (
        id TEXT PRIMARY KEY, organisation TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,
        revision INTEGER NOT NULL, counts TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, removed INTEGER
      ) STRICT;
      CREATE INDEX documents_by_update ON documents (organisation, updated DESC);
      CREATE TABLE revisions (
        document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
        revision INTEGER NOT NULL, saved INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (document, revision)
      ) STRICT;`,
  },
  {
    name: "imported logs",
    sql: `
      CREATE TABLE logs (
        id TEXT PRIMARY KEY, organisation TEXT NOT NULL, name TEXT NOT NULL,
        imported INTEGER NOT NULL, bytes INTEGER NOT NULL, report TEXT NOT NULL
      ) STRICT;
      CREATE TABLE log_parts (
        log TEXT NOT NULL REFERENCES logs ON DELETE CASCADE,
        part INTEGER NOT NULL, events TEXT NOT NULL,
        PRIMARY KEY (log, part)
      ) STRICT;`,
  },
  {
    name: "runs and the frames of their traces",
    sql: `
      CREATE TABLE runs (
        id TEXT PRIMARY KEY, organisation TEXT NOT NULL, document TEXT, document_name TEXT NOT NULL, text TEXT NOT NULL,
        bundle TEXT NOT NULL, scenario TEXT, log TEXT, log_name TEXT, seed INTEGER, status TEXT NOT NULL,
        created INTEGER NOT NULL, started INTEGER, ended INTEGER,
        frames INTEGER NOT NULL DEFAULT 0, records INTEGER NOT NULL DEFAULT 0, events INTEGER NOT NULL DEFAULT 0,
        reached INTEGER, progress REAL, message TEXT, way_out TEXT, summary TEXT
      ) STRICT;
      CREATE INDEX runs_by_document ON runs (organisation, document, created DESC);
      CREATE TABLE run_frames (
        run TEXT NOT NULL REFERENCES runs ON DELETE CASCADE,
        position INTEGER NOT NULL, frame TEXT NOT NULL,
        PRIMARY KEY (run, position)
      ) STRICT;`,
  },
];

/** Takes the missing steps, each whole or not at all. Throws StartProblem for a store that a newer Laban wrote. */
export function migrate(database: Database, file: string): void {
  const taken = Number(database.pragma("user_version", { simple: true }));
  if (taken > steps.length)
    throw new StartProblem(
      `${file} was written by a newer Laban (store version ${taken}; this one knows ${steps.length}). Start that version, or use another folder with LABAN_DATA=/some/folder.`,
    );
  for (const [index, step] of steps.entries()) {
    if (index < taken) continue;
    database.transaction(() => {
      database.exec(step.sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
