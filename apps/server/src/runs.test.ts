// Runs through the real door: started, followed, resumed, cancelled, opened again, and what a killed server leaves.
import type { RunDetail, RunNews } from "@laban/service";
import { createFrameReader, createTraceHash, type TraceRecord } from "@laban/trace";
import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followNews, type NewsItem } from "./testing/eventStream.ts";
import { startProcess } from "./testing/process.ts";
import { ordersText } from "./testing/scenes.ts";
import { clientOf, failureOf, newFolder, startTestServer, type TestServer } from "./testing/testServer.ts";

let test: TestServer;
beforeEach(async () => {
  test = await startTestServer();
});
afterEach(async () => {
  await test.done();
  expect(test.reports).toEqual([]);
});

async function allNews(id: string, lastEventId?: string): Promise<NewsItem[]> {
  const news: NewsItem[] = [];
  const input = lastEventId === undefined ? { id } : { id, lastEventId };
  for await (const item of followNews(test.server.address, input)) news.push(item);
  return news;
}

function recordsOf(news: readonly { readonly news: RunNews }[]): TraceRecord[] {
  const reader = createFrameReader();
  return news.flatMap(({ news: item }) => {
    if (item.type !== "frame") return [];
    const reading = reader.read(item.frame);
    if (!reading.ok) throw new Error(reading.failure.message);
    return reading.records;
  });
}

function endOf(news: readonly NewsItem[]): RunDetail {
  const last = news.at(-1)?.news;
  if (last?.type !== "ended") throw new Error(`the stream did not end with the end of the run but with ${last?.type}`);
  return last.run;
}

describe("a run", () => {
  it("streams its whole trace, and ends with the hash of exactly these records", async () => {
    const started = await test.client.runs.start.mutate({ text: ordersText(3_000) });
    expect(started).toMatchObject({ status: "queued", scenario: "day", seed: 7, documentName: "Orders" });
    const news = await allNews(started.id);
    const run = endOf(news);
    const records = recordsOf(news);
    expect(run).toMatchObject({ status: "finished", records: records.length, progress: 1, message: null });
    const hash = createTraceHash();
    for (const record of records) hash.add(record);
    expect(run.summary?.traceHash).toBe(hash.hex());
    expect(run.summary?.counters.patterns["forgotten"]?.opened).toBe(3_000);
    expect(run.events).toBe(records.filter(({ type }) => type === "event").length);
  });

  it("has the same hash with the same seed, and another with another", async () => {
    const hashes: (string | undefined)[] = [];
    for (const seed of [7, 7, 8]) {
      const { id } = await test.client.runs.start.mutate({ text: ordersText(200), seed });
      hashes.push(endOf(await allNews(id)).summary?.traceHash);
    }
    expect(hashes[0]).toBeDefined();
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  it("can be followed on from any frame, without gap or repetition", async () => {
    const { id } = await test.client.runs.start.mutate({ text: ordersText(3_000) });
    const whole = await allNews(id);
    const frames = whole.filter(({ news }) => news.type === "frame");
    expect(frames.length).toBeGreaterThan(3);
    expect(frames.map(({ news }) => (news.type === "frame" ? news.index : -1))).toEqual(frames.map((_, n) => n));
    for (const at of [0, 2, frames.length - 1]) {
      const rest = (await allNews(id, String(at))).filter(({ news }) => news.type === "frame");
      expect(rest).toEqual(frames.slice(at + 1));
    }
  });

  it("goes on when its follower leaves in the middle, and the follower comes back", async () => {
    const { id } = await test.client.runs.start.mutate({ text: ordersText(20_000) });
    const seen: NewsItem[] = [];
    for await (const item of followNews(test.server.address, { id })) {
      if (item.news.type === "frame") seen.push(item);
      if (seen.length === 3) break;
    }
    const rest = await allNews(id, seen.at(-1)?.id);
    const run = endOf(rest);
    expect(run.status).toBe("finished");
    expect(recordsOf([...seen, ...rest])).toHaveLength(run.records);
  });

  it("can be opened again, by frames and with its text", async () => {
    const { id: documentId } = await test.client.documents.create.mutate({ text: ordersText(2_000) });
    const { id } = await test.client.runs.start.mutate({ documentId });
    await allNews(id);
    expect(await test.client.runs.list.query({ documentId })).toMatchObject([{ id, status: "finished" }]);
    const run = await test.client.runs.get.query({ id });
    expect(run.text).toBe(ordersText(2_000));
    const frames: NewsItem[] = [];
    for (let from: number | null = 0; from !== null;) {
      const page: Awaited<ReturnType<typeof test.client.runs.frames.query>> = await test.client.runs.frames.query({
        id,
        from,
        limit: 2,
      });
      for (const { index, frame } of page.frames)
        frames.push({ id: String(index), news: { type: "frame", index, frame } });
      from = page.next;
    }
    expect(recordsOf(frames)).toHaveLength(run.records);
  });

  it("is stopped when that is asked for, and keeps what it did", async () => {
    const { id } = await test.client.runs.start.mutate({ text: ordersText(150_000) });
    let run: RunDetail | undefined;
    for await (const { news } of followNews(test.server.address, { id })) {
      if (news.type === "frame" && news.index === 1) await test.client.runs.cancel.mutate({ id });
      if (news.type === "ended") run = news.run;
    }
    expect(run).toMatchObject({ status: "cancelled", summary: null });
    expect(run?.frames).toBeGreaterThanOrEqual(2);
    expect(run?.message).toContain("stopped at 2026-11-20");
    expect(await test.client.runs.cancel.mutate({ id })).toMatchObject({ status: "cancelled" });
  });
});

describe("what cannot be run", () => {
  it("is refused with the reason", async () => {
    const { start } = test.client.runs;
    expect(await failureOf(start.mutate({}))).toMatchObject({ code: "bad-input" });
    expect(await failureOf(start.mutate({ documentId: "nope" }))).toMatchObject({ code: "not-found" });
    expect(await failureOf(start.mutate({ text: ordersText(1), scenario: "nigth" }))).toMatchObject({
      code: "not-found",
      wayOut: "Choose one of: day.",
    });
    expect(await failureOf(start.mutate({ text: ordersText(1), log: "nope" }))).toMatchObject({ code: "not-found" });
    const broken = ordersText(1).replace("on: ordered", "on: orderd");
    const failure = await failureOf(start.mutate({ text: broken }));
    expect(failure.code).toBe("not-runnable");
    expect(failure.message).toContain("orderd");
    const noScenario = await failureOf(start.mutate({ text: "laban: 1\nname: Empty\n" }));
    expect(noScenario).toMatchObject({ code: "not-runnable" });
  });

  it("says that an unknown run is not there, also to a follower", async () => {
    expect(await failureOf(test.client.runs.get.query({ id: "nope" }))).toMatchObject({ code: "not-found" });
    const response = await fetch(`${test.server.address}trpc/runs.follow?input=${encodeURIComponent('{"id":"nope"}')}`);
    expect(await response.text()).toContain("There is no run");
  });

  it("waits in a queue of bounded length", async () => {
    const starts = await Promise.allSettled(
      Array.from({ length: 14 }, () => test.client.runs.start.mutate({ text: ordersText(150_000) })),
    );
    const refused = starts.filter((one) => one.status === "rejected");
    expect(refused.length).toBeGreaterThanOrEqual(3);
    const runs = await test.client.runs.list.query({});
    expect(runs.filter(({ status }) => status === "running")).toHaveLength(2);
    for (const { id } of runs) await test.client.runs.cancel.mutate({ id });
  });
});

describe("a server that goes away in the middle of a run", () => {
  const killed = async (signal: NodeJS.Signals): Promise<{ readonly run: RunDetail; readonly records: number }> => {
    const folder = newFolder();
    const first = await startProcess({ LABAN_DATA: folder });
    const client = clientOf(first.address);
    const document = await client.documents.create.mutate({ text: ordersText(150_000) });
    const { id } = await client.runs.start.mutate({ documentId: document.id, seed: 99 });
    let seen = 0;
    for await (const { news } of followNews(first.address, { id })) {
      if (news.type !== "frame") continue;
      seen = news.index;
      if (seen >= 2) break;
    }
    expect(await first.kill(signal)).toBe(signal === "SIGTERM" ? 0 : null);

    const second = await startProcess({ LABAN_DATA: folder });
    const again = clientOf(second.address);
    expect(await again.documents.get.query({ id: document.id })).toMatchObject({ text: ordersText(150_000) });
    const run = await again.runs.get.query({ id });
    const news: NewsItem[] = [];
    for await (const item of followNews(second.address, { id })) news.push(item);
    const frames = news.filter((item) => item.news.type === "frame");
    expect(frames.length).toBeGreaterThan(seen);
    await second.kill("SIGTERM");
    rmSync(folder, { recursive: true });
    return { run, records: recordsOf(news).length };
  };

  it.each(["SIGKILL", "SIGTERM"] as const)(
    "after %s leaves it interrupted, with all that was seen and the way to have it again",
    async (signal) => {
      const { run, records } = await killed(signal);
      expect(run).toMatchObject({ status: "interrupted", wayOut: "Run it again with seed 99.", records });
      expect(run.message).toContain(`the ${records} records until then were kept`);
    },
  );
});
