// A store that cannot be opened: in use, damaged, not a database, too new. The message names the file and the way out, and the file stays as it is.
import type { RunDetail } from "@laban/service";
import Database from "better-sqlite3";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { StartProblem } from "../startProblem.ts";
import { newFolder } from "../testing/testServer.ts";
import { openStore } from "./openStore.ts";
import { purgeRemoved, sqliteDocuments } from "./sqliteDocuments.ts";
import { sqliteRuns } from "./sqliteRuns.ts";

function problemOf(open: () => unknown): string {
  try {
    open();
  } catch (problem) {
    expect(problem).toBeInstanceOf(StartProblem);
    return (problem as StartProblem).message;
  }
  throw new Error("it was opened");
}

it("makes the folder and keeps it to its owner", () => {
  const folder = join(newFolder(), "a", "b");
  openStore(folder).close();
  expect(openStore(folder).database.pragma("journal_mode", { simple: true })).toBe("wal");
});

it("asks the disk for every commit", () => {
  const { database } = openStore(newFolder());
  // 2 is FULL.
  expect(database.pragma("synchronous", { simple: true })).toBe(2);
  expect(database.pragma("foreign_keys", { simple: true })).toBe(1);
});

it("lets one server in, and tells the second where the first answers", () => {
  const folder = newFolder();
  const first = openStore(folder);
  first.lock.announce("http://127.0.0.1:4747/");
  const message = problemOf(() => openStore(folder));
  expect(message).toContain(folder);
  expect(message).toContain("http://127.0.0.1:4747/");
  expect(message).toContain("LABAN_DATA");
  first.close();
  openStore(folder).close();
});

it("refuses a file that is no database and leaves it as it is", () => {
  const folder = newFolder();
  const file = join(folder, "laban.db");
  const bytes = "this is somebody's shopping list, not a database\n".repeat(100);
  writeFileSync(file, bytes);
  expect(problemOf(() => openStore(folder))).toContain(`${file} is not a Laban store`);
  expect(readFileSync(file, "utf8")).toBe(bytes);
});

/** A store with documents, closed, and then damaged; its folder, file and bytes. */
async function damagedStore(): Promise<{ folder: string; file: string; bytes: Buffer }> {
  const folder = newFolder();
  const store = openStore(folder);
  const documents = sqliteDocuments(store);
  const counts = { events: 0, agents: 0, patterns: 0, problems: 0 };
  for (let n = 0; n < 50; n += 1)
    await documents.create("local", `d${n}`, { name: "n", text: "x".repeat(5_000), counts, at: n });
  store.close();
  const file = join(folder, "laban.db");
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 4_096 * 20, 4_096 * 60);
  writeFileSync(file, bytes);
  return { folder, file, bytes };
}

it("checks the whole file after a server that was killed, says how to save what is intact, and gives the lock back", async () => {
  const { folder, file, bytes } = await damagedStore();
  writeFileSync(join(folder, "server.json"), '{"pid":1}');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const message = problemOf(() => openStore(folder));
    expect(message).toContain(file);
    expect(message).toContain(".recover");
  }
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

it("does not read the whole file after a clean stop; damage is named where it is met, and the next start checks", async () => {
  const { folder, file } = await damagedStore();
  const store = openStore(folder);
  await expect(sqliteDocuments(store).list("local")).rejects.toThrow(`${file} is damaged`);
  store.close();
  expect(problemOf(() => openStore(folder))).toContain(".recover");
});

it("is checked again after a server that never closed it, and not after one that did", () => {
  const folder = newFolder();
  const first = openStore(folder);
  expect(first.lock.wasSound).toBe(true);
  // As a kill leaves it: the system lets go of the lock, the note stays.
  first.database.close();
  first.lock.release("suspect");
  const second = openStore(folder);
  expect(second.lock.wasSound).toBe(false);
  second.close();
  const third = openStore(folder);
  expect(third.lock.wasSound).toBe(true);
  third.close();
});

it("refuses a store that a newer Laban wrote", () => {
  const folder = newFolder();
  openStore(folder).close();
  const database = new Database(join(folder, "laban.db"));
  database.pragma("user_version = 99");
  database.close();
  expect(problemOf(() => openStore(folder))).toContain("newer Laban");
});

it("names the folder that cannot be made", () => {
  const folder = newFolder();
  writeFileSync(join(folder, "file"), "");
  expect(problemOf(() => openStore(join(folder, "file", "data")))).toContain("LABAN_DATA");
  rmSync(folder, { recursive: true });
});

it("names the file that cannot be opened for writing", () => {
  const folder = newFolder();
  mkdirSync(join(folder, "laban.db"));
  expect(problemOf(() => openStore(folder))).toContain(join(folder, "laban.db"));
});

it("forgets removed documents with their texts and runs only when their time is over", async () => {
  const store = openStore(newFolder());
  const documents = sqliteDocuments(store);
  const runs = sqliteRuns(store);
  const counts = { events: 0, agents: 0, patterns: 0, problems: 0 };
  for (const id of ["kept", "early", "late"]) {
    await documents.create("local", id, { name: id, text: "laban: 1", counts, at: 0 });
    await runs.create("local", runOf(id), "laban: 1");
  }
  await documents.remove("local", "early", 1_000);
  await documents.remove("local", "late", 2_000);
  expect(purgeRemoved(store, 1_000)).toBe(0);
  expect(purgeRemoved(store, 2_000)).toBe(1);
  expect(await documents.restore("local", "early", 0)).toBeUndefined();
  expect(await documents.revisions("local", "early")).toEqual([]);
  expect(await runs.get("local", "run of early")).toBeUndefined();
  // Not purged yet, and over all the same.
  expect(await documents.restore("local", "late", 2_001)).toBeUndefined();
  expect(await documents.removed("local", 0, 0)).toEqual([]);
  expect(await documents.restore("local", "late", 2_000)).toMatchObject({ name: "late", revision: 1 });
  expect((await documents.list("local")).map(({ id }) => id).toSorted()).toEqual(["kept", "late"]);
  expect(await runs.list("local", undefined)).toHaveLength(2);
  store.close();
});

function runOf(documentId: string): RunDetail {
  return {
    id: `run of ${documentId}`,
    documentId,
    documentName: documentId,
    bundle: "",
    scenario: null,
    log: null,
    seed: 1,
    status: "queued",
    created: 0,
    started: null,
    ended: null,
    frames: 0,
    records: 0,
    events: 0,
    reached: null,
    progress: 0,
    message: null,
    wayOut: null,
    summary: null,
  };
}
