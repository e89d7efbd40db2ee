// The operations on documents, through the real door: HTTP, tRPC, SQLite.
import { revisionsKept } from "@laban/service";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failureOf, newFolder, startTestServer, type TestServer } from "./testing/testServer.ts";

let test: TestServer;
beforeEach(async () => {
  test = await startTestServer();
});
afterEach(() => test.done());

const text = (name: string, comment = ""): string => `# ${comment}\nlaban: 1\nname: ${name}\n`;

describe("creating documents", () => {
  it("makes an empty one that the compiler finds nothing wrong with", async () => {
    const { id } = await test.client.documents.create.mutate({ name: "Returns" });
    const document = await test.client.documents.get.query({ id });
    expect(document).toMatchObject({ name: "Returns", revision: 1, counts: { problems: 0, patterns: 0 } });
    expect(await test.client.compile.text.mutate({ text: document.text })).toMatchObject({ diagnostics: [] });
  });

  it("makes one from an example, under its own name or a new one", async () => {
    const own = await test.client.documents.create.mutate({ fromExample: "ecommerce" });
    const named = await test.client.documents.create.mutate({ fromExample: "ecommerce", name: "My shop" });
    expect(own.name).toBe("E-commerce order processing");
    expect(own.counts).toEqual({ events: 10, agents: 7, patterns: 12, problems: 0 });
    expect(named.name).toBe("My shop");
    const { text: namedText } = await test.client.documents.get.query({ id: named.id });
    expect(namedText).toContain("# Every agent reacts to events by itself");
  });

  it("keeps a text that is broken, because saving is never blocked by that", async () => {
    const broken = "laban: 1\nname: [unclosed\n  patterns: }";
    const { id, counts } = await test.client.documents.create.mutate({ text: broken });
    expect(counts.problems).toBeGreaterThan(0);
    expect((await test.client.documents.get.query({ id })).text).toBe(broken);
  });

  it("refuses both a text and an example, an unknown example, and fields nobody asked for", async () => {
    const { create } = test.client.documents;
    expect(await failureOf(create.mutate({ text: "a", fromExample: "ecommerce" }))).toMatchObject({
      code: "bad-input",
    });
    expect(await failureOf(create.mutate({ fromExample: "nope" }))).toMatchObject({ code: "not-found" });
    const extra = { name: "x", id: "mine", organisation: "other", revision: 9 };
    expect((await failureOf(create.mutate(extra))).message).toContain("organisation");
  });
});

describe("saving", () => {
  it("makes the next revision and takes the name from the text", async () => {
    const { id } = await test.client.documents.create.mutate({ text: text("One") });
    const saved = await test.client.documents.save.mutate({ id, baseRevision: 1, text: text("Two") });
    expect(saved).toMatchObject({ id, name: "Two", revision: 2 });
    expect((await test.client.documents.list.query())[0]).toMatchObject({ id, name: "Two", text: text("Two") });
  });

  it("refuses a save that started from an older revision, says when the other one was made, and keeps both texts", async () => {
    const { id } = await test.client.documents.create.mutate({ text: text("Shared") });
    const first = await test.client.documents.save.mutate({ id, baseRevision: 1, text: text("Shared", "first tab") });
    const failure = await failureOf(
      test.client.documents.save.mutate({ id, baseRevision: 1, text: text("Shared", "second tab") }),
    );
    expect(failure).toMatchObject({ code: "conflict", current: { revision: 2, updated: first.updated } });
    expect(failure.message).toContain(new Date(first.updated).toISOString().slice(11, 19));
    // Over it, on purpose: the other text stays among the kept ones.
    await test.client.documents.save.mutate({ id, baseRevision: 2, text: text("Shared", "second tab") });
    const kept = await test.client.revisions.get.query({ id, revision: 2 });
    expect(kept.text).toBe(text("Shared", "first tab"));
  });

  it("lets exactly one of many saves from the same revision win", async () => {
    const { id } = await test.client.documents.create.mutate({ text: text("Race") });
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        test.client.documents.save.mutate({ id, baseRevision: 1, text: text("Race", `writer ${n}`) }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await test.client.documents.get.query({ id })).revision).toBe(2);
  });

  it("answers a repeated save whose answer was lost with the same revision", async () => {
    const { id } = await test.client.documents.create.mutate({ text: text("Again") });
    const save = { id, baseRevision: 1, text: text("Again", "edited") };
    const first = await test.client.documents.save.mutate(save);
    expect(await test.client.documents.save.mutate(save)).toEqual(first);
    expect(await test.client.revisions.list.query({ id })).toHaveLength(2);
  });

  it("asks before it drops half of a document, and does it when that is confirmed", async () => {
    const { id } = await test.client.documents.create.mutate({ fromExample: "ecommerce" });
    const save = { id, baseRevision: 1, text: text("Almost nothing") };
    expect(await failureOf(test.client.documents.save.mutate(save))).toMatchObject({ code: "shrink" });
    expect((await test.client.documents.get.query({ id })).revision).toBe(1);
    expect(await test.client.documents.save.mutate({ ...save, confirmed: true })).toMatchObject({ revision: 2 });
  });

  it(`keeps the newest ${revisionsKept} texts`, async () => {
    const { id } = await test.client.documents.create.mutate({ text: text("Long", "0") });
    for (let n = 1; n <= revisionsKept + 5; n += 1)
      await test.client.documents.save.mutate({ id, baseRevision: n, text: text("Long", String(n)) });
    const revisions = await test.client.revisions.list.query({ id });
    expect(revisions).toHaveLength(revisionsKept);
    expect(revisions[0]?.revision).toBe(revisionsKept + 6);
    expect(await failureOf(test.client.revisions.get.query({ id, revision: 1 }))).toMatchObject({ code: "not-found" });
  });
});

describe("renaming, copying, removing", () => {
  it("renames in the text and keeps its comments", async () => {
    const { id } = await test.client.documents.create.mutate({ fromExample: "ecommerce" });
    await test.client.documents.rename.mutate({ id, name: 'Shop: "north"' });
    const document = await test.client.documents.get.query({ id });
    expect(document.name).toBe('Shop: "north"');
    expect(document.revision).toBe(2);
    expect(document.text).toContain("# no answer at all: the reminder is for these");
  });

  it("does not rename what cannot be read", async () => {
    const { id } = await test.client.documents.create.mutate({ text: "name: [" });
    expect(await failureOf(test.client.documents.rename.mutate({ id, name: "x" }))).toMatchObject({
      code: "not-readable",
    });
  });

  it("copies under a name of its own", async () => {
    const { id } = await test.client.documents.create.mutate({ name: "Original" });
    const copy = await test.client.documents.duplicate.mutate({ id });
    expect(copy.id).not.toBe(id);
    expect(copy.name).toBe("Original (copy)");
  });

  it("takes a removed one off the list and brings it back as it was", async () => {
    const { id } = await test.client.documents.create.mutate({ name: "Gone" });
    await test.client.documents.remove.mutate({ id });
    expect(await test.client.documents.list.query()).toEqual([]);
    expect(await failureOf(test.client.documents.get.query({ id }))).toMatchObject({ code: "not-found" });
    expect(await failureOf(test.client.documents.remove.mutate({ id }))).toMatchObject({ code: "not-found" });
    const [removed, ...others] = await test.client.documents.removed.query();
    expect(others).toEqual([]);
    expect(removed).toMatchObject({ id, name: "Gone", restorableUntil: (removed?.removed ?? 0) + 30 * 86_400_000 });
    expect(await test.client.documents.restore.mutate({ id })).toMatchObject({ name: "Gone", revision: 1 });
    expect(await test.client.documents.list.query()).toHaveLength(1);
    expect(await test.client.documents.removed.query()).toEqual([]);
  });
});

it("finds everything again after a stop and a start", async () => {
  const folder = newFolder();
  const before = await startTestServer(folder);
  const { id } = await before.client.documents.create.mutate({ text: text("Kept") });
  await before.client.documents.save.mutate({ id, baseRevision: 1, text: text("Kept", "second") });
  await before.done();
  const after = await startTestServer(folder);
  expect(await after.client.documents.get.query({ id })).toMatchObject({ revision: 2, text: text("Kept", "second") });
  await after.done();
});

it("lists the examples with their texts and counts", async () => {
  const [first] = await test.client.examples.list.query();
  expect(first).toMatchObject({ id: "ecommerce", name: "E-commerce order processing" });
  expect(await test.client.examples.get.query({ id: "ecommerce" })).toEqual(first);
});
