// Requests that make no sense: each gets a status, a message and a way out, and the server goes on.
import { callBytesMax } from "./trpcDoor.ts";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendLarge } from "../testing/stubbornClient.ts";
import { newFolder, startTestServer, type TestServer } from "../testing/testServer.ts";

let test: TestServer;
beforeAll(async () => {
  const webDir = newFolder();
  mkdirSync(join(webDir, "assets"));
  writeFileSync(join(webDir, "index.html"), "<!doctype html><title>Laban</title>");
  writeFileSync(join(webDir, "assets", "index-1a2b.js"), "export {};");
  test = await startTestServer(undefined, webDir);
});
afterAll(() => test.done());

const post = (path: string, body: string, type = "application/json"): Promise<Response> =>
  fetch(`${test.server.address}${path}`, { method: "POST", body, headers: { "content-type": type } });

async function failureIn(response: Response): Promise<{ code: string; message: string; wayOut: string }> {
  const body = (await response.json()) as { error?: { data: { failure: never } } };
  return body.error?.data.failure ?? (body as never);
}

describe("the page", () => {
  it("is served at / and at every address that the page routes by itself", async () => {
    for (const path of ["", "documents/abc", "documents/abc?view=score", "nobody/knows"]) {
      const response = await fetch(test.server.address + path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain("<title>Laban</title>");
    }
  });

  it("keeps hashed files for ever, and asks again for the rest", async () => {
    const asset = await fetch(`${test.server.address}assets/index-1a2b.js`);
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect((await fetch(test.server.address)).headers.get("cache-control")).toBe("no-cache");
  });

  it("answers a missing file with 404 and never leaves its folder", async () => {
    for (const path of [
      "assets/gone.js",
      "favicon.png",
      "assets/%2e%2e/%2e%2e/package.json",
      "..%2f..%2fetc%2fpasswd.txt",
    ]) {
      const response = await fetch(test.server.address + path);
      expect(response.status).toBe(404);
      expect(await failureIn(response)).toMatchObject({ code: "not-found", wayOut: expect.any(String) });
    }
  });
});

describe("unknown routes", () => {
  it("are JSON under /api and /trpc", async () => {
    for (const path of ["api/nope", "trpc/nope", "trpc/documents.nope", "trpc", "healthz/x"]) {
      const response = await fetch(test.server.address + path);
      expect(response.status).toBe(404);
      const failure = await failureIn(response);
      expect(failure.code).toBe("not-found");
      expect(failure.wayOut.length).toBeGreaterThan(10);
    }
  });

  it("say so for other methods, too", async () => {
    const response = await post("", "{}");
    expect(response.status).toBe(404);
    expect((await failureIn(response)).message).toBe("There is nothing at POST /.");
  });
});

describe("bad bodies", () => {
  it.each([
    ["broken JSON", '{"name":', 400],
    ["no object", '"text"', 400],
    ["an array", "[]", 400],
    ["a wrong type", '{"name":{"$ne":null}}', 400],
    ["control characters in a name", '{"name":"a\\u0000b"}', 400],
  ])("refuses %s", async (_what, body, status) => {
    const response = await post("trpc/documents.create", body);
    expect(response.status).toBe(status);
    expect((await failureIn(response)).wayOut.length).toBeGreaterThan(10);
  });

  it("refuses JSON that is deeper than 64 levels before anything reads it", async () => {
    const deep = `{"text":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const response = await post("trpc/compile.text", deep);
    expect(response.status).toBe(400);
    expect((await failureIn(response)).message).toContain("64 levels");
    const query = await fetch(`${test.server.address}trpc/documents.get?input=${"[".repeat(100)}`);
    expect((await failureIn(query)).message).toContain("64 levels");
  });

  it("refuses a call of more than 4 MB", async () => {
    const response = await post("trpc/compile.text", JSON.stringify({ text: "x".repeat(callBytesMax) }));
    expect(response.status).toBe(413);
    expect((await failureIn(response)).message).toContain("4 MB");
  });

  it.each([
    ["a call that is too large", "/trpc/compile.text", "application/json", 413],
    ["a form", "/trpc/documents.create", "multipart/form-data; boundary=x", 415],
    ["what nobody takes", "/nowhere", "application/octet-stream", 404],
  ])("answers %s before it has read it, and never with a broken connection", async (_what, path, type, expected) => {
    const { status, sentBefore } = await sendLarge(test.server.port, { path, type, megabytes: 64, framing: "length" });
    expect(status).toBe(expected);
    expect(sentBefore).toBeLessThan(64);
  });

  it("refuses forms and other types that need no preflight", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      const response = await post("trpc/documents.create", '{"name":"x"}', type);
      expect(response.status).toBe(415);
    }
    expect(await test.client.documents.list.query()).toEqual([]);
  });

  it("is not polluted by hostile keys", async () => {
    await post("trpc/documents.create", '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

it("reports none of this as a bug of its own", () => {
  expect(test.reports).toEqual([]);
});

it("says that it is ready", async () => {
  const response = await fetch(`${test.server.address}healthz`);
  expect(await response.json()).toEqual({ ok: true, version: "test", node: process.version });
});
