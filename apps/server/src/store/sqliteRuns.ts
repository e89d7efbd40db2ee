// Runs in SQLite: what the operations read, and the ledger that the host of runs writes while they go on.
import type { RunDetail, RunFrame, RunStatus, RunStore, RunSummary } from "@laban/service";
import type { Frame } from "@laban/trace";
import { guarded } from "./guarded.ts";
import type { Store } from "./openStore.ts";

/** How far a run came. */
export interface RunProgress {
  readonly records: number;
  readonly events: number;
  readonly reached: number | null;
  readonly progress: number | null;
}

/** How a run ended. */
export interface RunEnding {
  readonly status: Exclude<RunStatus, "queued" | "running">;
  readonly at: number;
  readonly message?: string;
  readonly wayOut?: string;
  readonly summary?: RunSummary;
}

/** What only the host of runs may write. Synchronous: a frame that is acknowledged to the thread is on the disk. */
export interface RunLedger {
  start(run: string, at: number): void;
  /** Appends frames (JSON) from `position` on and notes the progress, in one step. */
  append(run: string, position: number, frames: readonly string[], progress: RunProgress): void;
  end(run: string, ending: RunEnding): void;
  /** Runs that a server which is no more left behind. */
  unfinished(): readonly {
    readonly id: string;
    readonly seed: number | null;
    readonly status: RunStatus;
    readonly reached: number | null;
    readonly records: number;
  }[];
}

/** Frames that are read at once never hold more characters than this (but always one). */
const readCharactersMax = 4_000_000;

interface RunRow {
  readonly id: string;
  readonly document: string | null;
  readonly document_name: string;
  readonly bundle: string;
  readonly scenario: string | null;
  readonly log: string | null;
  readonly log_name: string | null;
  readonly seed: number | null;
  readonly status: RunStatus;
  readonly created: number;
  readonly started: number | null;
  readonly ended: number | null;
  readonly frames: number;
  readonly records: number;
  readonly events: number;
  readonly reached: number | null;
  readonly progress: number | null;
  readonly message: string | null;
  readonly way_out: string | null;
  readonly summary: string | null;
}

const columns =
  "id, document, document_name, bundle, scenario, log, log_name, seed, status, created, started, ended, frames, records, events, reached, progress, message, way_out, summary";

/** The readers' side. */
export function sqliteRuns(store: Store): RunStore {
  const { database } = store;
  const selectAll = database.prepare<[string], RunRow>(
    `SELECT ${columns} FROM runs WHERE organisation = ? ORDER BY created DESC, id LIMIT 1000`,
  );
  const selectOfDocument = database.prepare<[string, string], RunRow>(
    `SELECT ${columns} FROM runs WHERE organisation = ? AND document = ? ORDER BY created DESC, id`,
  );
  const selectOne = database.prepare<[string, string], RunRow>(
    `SELECT ${columns} FROM runs WHERE organisation = ? AND id = ?`,
  );
  const selectText = database.prepare<[string, string], { text: string }>(
    "SELECT text FROM runs WHERE organisation = ? AND id = ?",
  );
  const insert = database.prepare(
    `INSERT INTO runs (id, organisation, document, document_name, text, bundle, scenario, log, log_name, seed, status, created, progress)
     VALUES (@id, @organisation, @documentId, @documentName, @text, @bundle, @scenario, @logId, @logName, @seed, @status, @created, @progress)`,
  );
  const selectFrames = database.prepare<[string, string, number, number], { position: number; frame: string }>(
    `SELECT f.position, f.frame FROM run_frames f JOIN runs r ON r.id = f.run
     WHERE r.organisation = ? AND r.id = ? AND f.position >= ? ORDER BY f.position LIMIT ?`,
  );
  const drop = database.prepare(
    `DELETE FROM runs WHERE id IN (
       SELECT id FROM runs WHERE organisation = ? AND document IS ? AND status NOT IN ('queued', 'running')
       ORDER BY created DESC, id LIMIT -1 OFFSET ?)`,
  );

  return {
    list: (organisation, documentId) =>
      guarded(store, () =>
        (documentId === undefined ? selectAll.all(organisation) : selectOfDocument.all(organisation, documentId)).map(
          detailOf,
        ),
      ),
    get: (organisation, id) =>
      guarded(store, () => {
        const row = selectOne.get(organisation, id);
        return row === undefined ? undefined : detailOf(row);
      }),
    create: (organisation, run, text) =>
      guarded(store, () => {
        insert.run({
          ...run,
          organisation,
          text,
          logId: run.log?.id ?? null,
          logName: run.log?.name ?? null,
          summary: null,
          log: null,
        });
      }),
    text: (organisation, id) => guarded(store, () => selectText.get(organisation, id)?.text),
    frames: (organisation, id, from, limit) =>
      guarded(store, () => {
        const frames: RunFrame[] = [];
        let characters = 0;
        for (const { position, frame } of selectFrames.iterate(organisation, id, from, limit)) {
          characters += frame.length;
          if (frames.length > 0 && characters > readCharactersMax) break;
          // Written by the ledger below from what the trace package's writer made.
          frames.push({ index: position, frame: JSON.parse(frame) as Frame });
        }
        return frames;
      }),
    prune: (organisation, documentId, keep) =>
      guarded(store, () => {
        drop.run(organisation, documentId, keep);
      }),
  };
}

/** The writer's side. */
export function sqliteRunLedger({ database }: Store): RunLedger {
  const start = database.prepare("UPDATE runs SET status = 'running', started = ? WHERE id = ?");
  const insertFrame = database.prepare("INSERT INTO run_frames (run, position, frame) VALUES (?, ?, ?)");
  const advance = database.prepare(
    "UPDATE runs SET frames = @frames, records = @records, events = @events, reached = @reached, progress = @progress WHERE id = @run",
  );
  const end = database.prepare(
    `UPDATE runs SET status = @status, ended = @at, message = @message, way_out = @wayOut, summary = @summary,
       progress = CASE WHEN @status = 'finished' THEN 1 ELSE progress END
     WHERE id = @run AND status IN ('queued', 'running')`,
  );
  const selectUnfinished = database.prepare<
    [],
    { id: string; seed: number | null; status: RunStatus; reached: number | null; records: number }
  >("SELECT id, seed, status, reached, records FROM runs WHERE status IN ('queued', 'running')");

  return {
    start: (run, at) => {
      start.run(at, run);
    },
    append: (run, position, frames, progress) => {
      database.transaction(() => {
        for (const [offset, frame] of frames.entries()) insertFrame.run(run, position + offset, frame);
        advance.run({ run, frames: position + frames.length, ...progress });
      })();
    },
    end: (run, { status, at, message, wayOut, summary }) => {
      end.run({
        run,
        status,
        at,
        message: message ?? null,
        wayOut: wayOut ?? null,
        summary: summary === undefined ? null : JSON.stringify(summary),
      });
    },
    unfinished: () => selectUnfinished.all(),
  };
}

function detailOf(row: RunRow): RunDetail {
  const { document, document_name, log, log_name, way_out, summary, ...same } = row;
  return {
    ...same,
    documentId: document,
    documentName: document_name,
    log: log === null ? null : { id: log, name: log_name ?? log },
    wayOut: way_out,
    // Written by the ledger above and by nothing else.
    summary: summary === null ? null : (JSON.parse(summary) as RunSummary),
  };
}
