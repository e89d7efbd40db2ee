// Imports through the real door: what comes in, what is kept, and what is answered to files that cannot be read or are too large.
import type { Failure, ImportedLog, RunDetail } from "@laban/service";
import { createFrameReader } from "@laban/trace";
import { existsSync, readFileSync } from "node:fs";
import { constants, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followNews } from "./testing/eventStream.ts";
import { uploadsAtOnce } from "./http/importDoor.ts";
import { beginUpload, sendLarge } from "./testing/stubbornClient.ts";
import { failureOf, inCheckout, startTestServer, type TestServer } from "./testing/testServer.ts";

let test: TestServer;
beforeEach(async () => {
  test = await startTestServer();
});
afterEach(async () => {
  await test.done();
  expect(test.reports).toEqual([]);
});

async function upload(name: string, body: Uint8Array | string, extra = ""): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${test.server.address}api/import?name=${encodeURIComponent(name)}${extra}`, {
    method: "PUT",
    body: typeof body === "string" ? Buffer.from(body) : Buffer.from(body),
    headers: { "content-type": "application/octet-stream" },
  });
  return { status: response.status, body: await response.json() };
}

const orders = `case,activity,timestamp,amount
a,Ordered,2026-01-01T10:00:00Z,12.5
b,Ordered,2026-01-01T10:00:05Z,99
a,Packed,2026-01-01T10:20:00Z,
`;

describe("a log", () => {
  it("is kept with its events and the importer's report, and gets a document", async () => {
    const { status, body } = await upload("orders.csv", orders);
    const { log, document } = body as ImportedLog;
    expect(status).toBe(201);
    expect(log).toMatchObject({ name: "orders.csv", report: { format: "csv", events: 3, correlations: 2 } });
    expect(log.report.until - log.report.from).toBe(20 * 60_000);
    expect(document).toMatchObject({ revision: 1, counts: { events: 2, problems: 0 } });
    expect(await test.client.logs.list.query()).toEqual([log]);
    expect(await test.client.logs.get.query({ id: log.id })).toEqual(log);
    const { text } = await test.client.documents.get.query({ id: document.id });
    expect(text).toContain("Ordered");
  });

  it("is run by the document that was made of it, and gone when it is removed", async () => {
    const { body } = await upload("orders.csv", orders);
    const { log, document } = body as ImportedLog;
    const started = await test.client.runs.start.mutate({ documentId: document.id });
    expect(started).toMatchObject({ log: { id: log.id, name: "orders.csv" }, seed: null });
    let events = -1;
    for await (const { news } of followNews(test.server.address, { id: started.id }))
      if (news.type === "ended") events = news.run.summary?.counters.accepted ?? -1;
    expect(events).toBe(3);
    await test.client.logs.remove.mutate({ id: log.id });
    expect(await test.client.logs.list.query()).toEqual([]);
    const again = await failureOf(test.client.runs.start.mutate({ documentId: document.id }));
    expect(again).toMatchObject({ code: "not-found", wayOut: expect.stringContaining("Import the file again") });
    expect(await test.client.runs.list.query({ documentId: document.id })).toHaveLength(1);
  });

  it("may name its columns", async () => {
    const odd = "wer,was,wann,auch\nx,A,2026-01-01T10:00:00Z,p\ny,B,2026-01-01T10:00:01Z,q\n";
    const { body } = await upload("odd.csv", odd, "&case=auch&activity=was&time=wann");
    expect((body as ImportedLog).log.report.mapping).toMatchObject({ case: { column: "auch" } });
  });

  it("of the real world comes in whole, and is run whole", async () => {
    const path = inCheckout("../shared/data/logs/receipt.csv");
    if (!existsSync(path)) throw new Error(`The real log ${path} is missing: put the shared data beside the checkout.`);
    const { status, body } = await upload("receipt.csv", readFileSync(path));
    expect(status).toBe(201);
    const { log, document } = body as ImportedLog;
    expect(log.report).toMatchObject({ events: 8_577, correlations: 1_434 });
    expect((body as ImportedLog).proposals.map(({ record }) => record.kind)).toEqual(["sequence", "absence"]);

    const { id } = await test.client.runs.start.mutate({ documentId: document.id });
    const reader = createFrameReader();
    const correlations = new Set<string>();
    let events = 0;
    let run: RunDetail | undefined;
    for await (const { news } of followNews(test.server.address, { id })) {
      if (news.type === "ended") run = news.run;
      if (news.type !== "frame") continue;
      const reading = reader.read(news.frame);
      if (!reading.ok) throw new Error(reading.failure.message);
      for (const record of reading.records) {
        if (record.type !== "event") continue;
        events += 1;
        if (record.correlation !== null) correlations.add(record.correlation);
      }
    }
    expect(run).toMatchObject({ status: "finished", events: 8_577, summary: { counters: { accepted: 8_577 } } });
    expect(events).toBe(8_577);
    expect(correlations.size).toBe(1_434);
  });
});

describe("a file that cannot be read", () => {
  it.each([
    ["a CSV without times", "a.csv", "case,activity\n1,A\n2,B\n"],
    ["no events at all", "b.csv", "case,activity,timestamp\n"],
    ["nothing", "c.csv", ""],
    ["a picture", "d.png", "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR"],
    ["broken XML", "e.xes", "<log><trace><event></trace></log>"],
    ["broken JSON", "f.ndjson", '{"specversion":"1.0","id":"1"\n'],
  ])("%s: is refused with the way out, and nothing is kept", async (_what, name, text) => {
    const { status, body } = await upload(name, text);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "unreadable-log", message: expect.stringContaining(name) });
    expect((body as Failure).wayOut.length).toBeGreaterThan(20);
    expect(await test.client.logs.list.query()).toEqual([]);
    expect(await test.client.documents.list.query()).toEqual([]);
  });

  it("because it does not say which column is the time: asks for just that", async () => {
    const text = "case,activity,when\n1,A,monday\n2,B,tuesday\n";
    const { body } = await upload("week.csv", text);
    expect(body).toMatchObject({
      message: expect.not.stringContaining("--time"),
      wayOut: "Import it again and name the column with the time.",
      choice: { role: "time", columns: ["case", "activity", "when"] },
    });
  });

  it("that unpacks to far more than it is, is refused before it fills the memory", async () => {
    // Gzip members one after the other unpack to their texts one after the other: one small one, 300 times.
    const member = gzipSync(Buffer.alloc(1024 * 1024, "case,activity,timestamp\n"), { level: constants.Z_BEST_SPEED });
    const bomb = Buffer.concat(Array.from({ length: 300 }, () => member));
    const before = process.memoryUsage().rss;
    const { status, body } = await upload("bomb.csv.gz", bomb);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "unreadable-log" });
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  it("with a path for a name is only a name", async () => {
    const { body } = await upload("../../../etc/orders.csv", orders);
    expect((body as ImportedLog).log.name).toBe("orders.csv");
  });
});

it("takes a few uploads at once, refuses one more with the way out, and takes it when one of them has left", async () => {
  const begun = await Promise.all(Array.from({ length: uploadsAtOnce }, () => beginUpload(test.server.port)));
  const refused = await upload("orders.csv", orders);
  expect(refused).toMatchObject({ status: 503, body: { code: "queue-full", retryable: true } });
  expect((refused.body as Failure).wayOut).toContain("import it again");
  for (const socket of begun) socket.destroy();
  // Nothing tells when the server has noticed; until then it goes on to refuse.
  let status = 503;
  while (status === 503) ({ status } = await upload("orders.csv", orders));
  expect(status).toBe(201);
  // That uploads were broken off is no problem of the server's: `afterEach` looks at what it reported.
});

it.each(["length", "chunked"] as const)(
  "answers an upload of 200 MB (%s) early and clearly, and never with a broken connection",
  async (framing) => {
    const path = "/api/import?name=big.csv";
    const large = { path, type: "application/octet-stream", megabytes: 200, framing };
    const { status, body, sentBefore } = await sendLarge(test.server.port, large);
    expect(status).toBe(413);
    expect(body).toMatchObject({ code: "too-large", message: expect.stringContaining("64 MB") });
    // How much is on its way until the answer is read depends on how busy the machine is; it must not be all of it.
    expect(sentBefore).toBeLessThan(200);
    expect((await fetch(`${test.server.address}healthz`)).status).toBe(200);
  },
);

it("takes bytes only, and says so", async () => {
  const response = await fetch(`${test.server.address}api/import?name=a.csv`, {
    method: "POST",
    body: orders,
    headers: { "content-type": "text/csv" },
  });
  expect(response.status).toBe(415);
  expect(((await response.json()) as Failure).wayOut).toContain("application/octet-stream");
});
