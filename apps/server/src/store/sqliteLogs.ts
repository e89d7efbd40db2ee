// Imported logs in SQLite: the events as JSON lists of a thousand or so each, so that reading a log back is a few large reads.
import type { ImportReport, LogStore, LogSummary } from "@laban/service";
import type { ChoreographyEvent } from "@laban/trace";
import type { Database } from "better-sqlite3";
import { guarded } from "./guarded.ts";
import type { Store } from "./openStore.ts";

interface LogRow {
  readonly id: string;
  readonly name: string;
  readonly imported: number;
  readonly bytes: number;
  readonly report: string;
}

/** Logs on an open store. */
export function sqliteLogs(store: Store): LogStore {
  const { database } = store;
  const selectAll = database.prepare<[string], LogRow>(
    "SELECT id, name, imported, bytes, report FROM logs WHERE organisation = ? ORDER BY imported DESC, id",
  );
  const selectOne = database.prepare<[string, string], LogRow>(
    "SELECT id, name, imported, bytes, report FROM logs WHERE organisation = ? AND id = ?",
  );
  const insert = database.prepare(
    "INSERT INTO logs (id, organisation, name, imported, bytes, report) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const insertPart = database.prepare("INSERT INTO log_parts (log, part, events) VALUES (?, ?, ?)");
  const drop = database.prepare("DELETE FROM logs WHERE organisation = ? AND id = ?");

  return {
    list: (organisation) => guarded(store, () => selectAll.all(organisation).map(summaryOf)),
    get: (organisation, id) =>
      guarded(store, () => {
        const row = selectOne.get(organisation, id);
        return row === undefined ? undefined : summaryOf(row);
      }),
    create: (organisation, log, parts) =>
      guarded(store, () =>
        database.transaction(() => {
          insert.run(log.id, organisation, log.name, log.imported, log.bytes, JSON.stringify(log.report));
          let number = 0;
          for (const part of parts) {
            insertPart.run(log.id, number, part);
            number += 1;
          }
        })(),
      ),
    remove: (organisation, id) => guarded(store, () => drop.run(organisation, id).changes > 0),
  };
}

/** All events of a log in their order; used by the thread that replays them, on a connection of its own. */
export function readLogEvents(database: Database, log: string): ChoreographyEvent[] {
  const parts = database.prepare<[string], { events: string }>(
    "SELECT events FROM log_parts WHERE log = ? ORDER BY part",
  );
  const events: ChoreographyEvent[] = [];
  // Written by `create` above and by nothing else.
  for (const { events: part } of parts.iterate(log)) events.push(...(JSON.parse(part) as ChoreographyEvent[]));
  return events;
}

function summaryOf(row: LogRow): LogSummary {
  return { ...row, report: JSON.parse(row.report) as ImportReport };
}
