// A server that cannot be put together: the message says why, and the folder is free again.
import Database from "better-sqlite3";
import { join } from "node:path";
import { expect, it } from "vitest";
import { StartProblem } from "./startProblem.ts";
import { openStore } from "./store/openStore.ts";
import { newFolder, startTestServer } from "./testing/testServer.ts";

it("names a store that lacks a table, every time, and lets go of its folder", async () => {
  const folder = newFolder();
  openStore(folder).close();
  const database = new Database(join(folder, "laban.db"));
  database.exec("DROP TABLE log_parts; DROP TABLE logs");
  database.close();
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const problem = await startTestServer(folder).catch((thrown: unknown) => thrown);
    expect(problem).toBeInstanceOf(StartProblem);
    expect((problem as StartProblem).message).toContain(join(folder, "laban.db"));
    expect((problem as StartProblem).message).toContain("no such table: logs");
    expect((problem as StartProblem).message).toContain("LABAN_DATA");
  }
});
