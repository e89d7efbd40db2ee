// Who is let in, and what the door says to those who are not.
import Fastify from "fastify";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guardGate } from "./gate.ts";
import { startTestServer, type TestServer } from "../testing/testServer.ts";

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.done());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request by hand: fetch does not allow to forge Host. */
function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = "GET", body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: test.server.port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

describe("the Host header", () => {
  it.each(["evil.example", "127.0.0.1.evil.example", "localhost:1", "169.254.169.254", "localhost@evil.example"])(
    "refuses %s on every path",
    async (host) => {
      for (const path of ["/", "/healthz", "/trpc/documents.list", "/api/import"]) {
        const answer = await ask(path, { host });
        expect(answer.status).toBe(403);
        expect(JSON.stringify(answer.body)).toContain("foreign-origin");
      }
    },
  );

  it("lets the names of this machine in, with our port", async () => {
    for (const name of ["127.0.0.1", "localhost", "[::1]"])
      expect((await ask("/healthz", { host: `${name}:${test.server.port}` })).status).toBe(200);
  });
});

it("lets in who leaves out the port of http, where that is ours", async () => {
  const server = Fastify();
  guardGate(server, () => 80);
  server.get("/", async () => "ok");
  const statusFor = async (headers: Record<string, string>): Promise<number> =>
    (await server.inject({ url: "/", headers })).statusCode;
  for (const host of ["localhost", "127.0.0.1", "[::1]", "localhost:80"]) {
    expect(await statusFor({ host })).toBe(200);
    expect(await statusFor({ host, origin: `http://${host}` })).toBe(200);
  }
  expect(await statusFor({ host: "localhost", origin: "http://localhost:8080" })).toBe(403);
  expect(await statusFor({ host: "evil.example" })).toBe(403);
  expect((await ask("/healthz", { host: "localhost" })).status).toBe(403);
});

describe("the Origin header", () => {
  const json = { "content-type": "application/json" };

  it.each(["http://evil.example", "null", "http://localhost:1", "https://127.0.0.1"])("refuses %s", async (origin) => {
    const created = await ask("/trpc/documents.create", { ...json, origin }, "POST", "{}");
    expect(created.status).toBe(403);
    const followed = await ask("/trpc/runs.follow?input=%7B%22id%22%3A%22x%22%7D", { origin });
    expect(followed.status).toBe(403);
    const imported = await ask(
      "/api/import?name=a.csv",
      { origin, "content-type": "application/octet-stream" },
      "PUT",
      "a",
    );
    expect(imported.status).toBe(403);
    expect(await test.client.documents.list.query()).toEqual([]);
  });

  it("refuses what a browser marks as coming from another site", async () => {
    expect((await ask("/trpc/documents.list", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    // A link from another site may open the page.
    expect((await ask("/", { "sec-fetch-site": "cross-site" })).status).not.toBe(403);
  });

  it("lets our own page and programs without an Origin in", async () => {
    const origin = `http://127.0.0.1:${test.server.port}`;
    expect((await ask("/trpc/documents.list", { origin })).status).toBe(200);
    expect((await ask("/trpc/documents.list")).status).toBe(200);
  });
});

it("sends the strict policy with every answer", async () => {
  for (const path of ["/", "/healthz", "/trpc/documents.list", "/api/nope"]) {
    const { headers } = await ask(path);
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
  }
});
