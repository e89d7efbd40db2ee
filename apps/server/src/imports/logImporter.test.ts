// How many logs are read at once, and what becomes of uploads that nobody waits for.
import { expect, it } from "vitest";
import { importsAtOnce, threadLogImporter, type Upload } from "./logImporter.ts";

/** With a buffer of its own, as a large upload has. */
function upload(name: string): Upload {
  const bytes = new TextEncoder().encode("case,activity,timestamp\na,Ordered,2026-01-01T10:00:00Z\n").slice();
  return { name, bytes, mapping: {} };
}

it("reads a few logs at once, refuses one more with the way out, and takes it when they are done", async () => {
  const importer = threadLogImporter();
  const { signal } = new AbortController();
  const going = Array.from({ length: importsAtOnce }, (_, n) => importer.read(upload(`${n}.csv`), signal));
  expect(await importer.read(upload("more.csv"), signal)).toMatchObject({
    ok: false,
    failure: { code: "queue-full", retryable: true, message: expect.stringContaining("more.csv") },
  });
  for (const read of await Promise.all(going)) expect(read).toMatchObject({ ok: true, value: { bytes: 55 } });
  expect(await importer.read(upload("more.csv"), signal)).toMatchObject({ ok: true });
});

it("moves the bytes to the thread instead of keeping them twice", async () => {
  const given = upload("moved.csv");
  await threadLogImporter().read(given, new AbortController().signal);
  expect(given.bytes).toHaveLength(0);
});

it("does not start on an upload whose sender has gone, and ends one when the sender goes", async () => {
  const importer = threadLogImporter();
  const given = upload("gone.csv");
  const gone = { ok: false, failure: { message: '"gone.csv" was no longer waited for.' } };
  expect(await importer.read(given, AbortSignal.abort())).toMatchObject(gone);
  expect(given.bytes).toHaveLength(55);
  const leaving = new AbortController();
  const reading = importer.read(given, leaving.signal);
  leaving.abort();
  expect(await reading).toMatchObject(gone);
});
