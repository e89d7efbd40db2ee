// The program itself: what it says when it starts, and when it cannot.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSettings } from "./settings.ts";
import { startProcess } from "./testing/process.ts";
import { newFolder } from "./testing/testServer.ts";

const problem = async (environment: Record<string, string>): Promise<string> => {
  try {
    await startProcess(environment);
  } catch (ended) {
    return String(ended);
  }
  throw new Error("it started");
};

it("says where it is, answers there, and ends at once when asked", async () => {
  const folder = newFolder();
  const server = await startProcess({ LABAN_DATA: join(folder, "new") });
  expect(server.said()).toMatch(/^Laban is ready at http:\/\/127\.0\.0\.1:\d+\/\n/);
  expect((await fetch(`${server.address}healthz`)).status).toBe(200);
  expect(await problem({ LABAN_DATA: join(folder, "new") })).toContain(`it answers at ${server.address}`);
  const port = new URL(server.address).port;
  const inUse = await problem({ LABAN_DATA: join(folder, "other"), PORT: port });
  expect(inUse).toContain(`Port ${port} is in use`);
  expect(inUse).toContain(`PORT=${Number(port) + 1} npm start`);
  expect(inUse).not.toContain("    at ");
  expect(await server.kill("SIGTERM")).toBe(0);
  expect(existsSync(join(folder, "new", "server.json"))).toBe(false);
  rmSync(folder, { recursive: true });
});

it("listens on loopback only, and says why", () => {
  for (const host of ["0.0.0.0", "192.168.1.5", "::", "example.org"]) {
    const reading = readSettings({ HOST: host });
    expect(reading).toMatchObject({ ok: false, message: expect.stringContaining("only listens on this machine") });
  }
  expect(readSettings({ HOST: "localhost" })).toMatchObject({ ok: true, settings: { host: "127.0.0.1" } });
});

it("refuses what is no port", () => {
  for (const port of ["http", "-1", "65536", "80.5", " "])
    expect(readSettings({ PORT: port })).toMatchObject({ ok: false, message: expect.stringContaining("PORT") });
  expect(readSettings({})).toMatchObject({ ok: true, settings: { port: 4747 } });
});

it("keeps its data outside of the checkout", () => {
  const of = (environment: Record<string, string>): string => {
    const reading = readSettings(environment);
    return reading.ok ? reading.settings.dataDir : reading.message;
  };
  expect(of({ LABAN_DATA: "/data/laban" })).toBe("/data/laban");
  expect(of({ XDG_DATA_HOME: "/xdg" })).toBe("/xdg/laban");
  expect(of({ XDG_DATA_HOME: "relative" })).toMatch(/\/\.local\/share\/laban$/);
});
