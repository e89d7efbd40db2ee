// For tests: a real server on a free port in a folder of its own, and the real client of its operations.
import type { Failure, LabanRouter } from "@laban/service";
import { createTRPCClient, httpLink, TRPCClientError, type TRPCClient } from "@trpc/client";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer, type LabanServer } from "../createServer.ts";

/** A server under test. */
export interface TestServer {
  readonly server: LabanServer;
  readonly client: TRPCClient<LabanRouter>;
  /** What the server reported: bugs and broken stores. */
  readonly reports: string[];
  /** Stops it and deletes its folder. */
  done(): Promise<void>;
}

/** A new empty folder below the system's own for such things. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "laban-test-"));
}

/** Starts a server; in `dataDir` if given (it is then not deleted). */
export async function startTestServer(dataDir?: string, webDir = "/nowhere"): Promise<TestServer> {
  const folder = dataDir ?? newFolder();
  const reports: string[] = [];
  const server = await createServer({
    port: 0,
    host: "127.0.0.1",
    dataDir: folder,
    webDir,
    examplesDir: inCheckout("examples"),
    version: "test",
    report: (problem, place) => reports.push(`${place}: ${String(problem)}`),
  });
  return {
    server,
    client: clientOf(server.address),
    reports,
    done: async () => {
      await server.stop();
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The client that the page has, without its event stream. */
export function clientOf(address: string): TRPCClient<LabanRouter> {
  return createTRPCClient<LabanRouter>({ links: [httpLink({ url: `${address}trpc` })] });
}

/** The failure that `call` ends with; throws when it succeeds. */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (problem) {
    if (problem instanceof TRPCClientError) {
      const { failure } = problem.data as { failure: Failure };
      return failure;
    }
    throw problem;
  }
  throw new Error("the call succeeded where a failure was expected");
}

/** A path in the checkout. */
export function inCheckout(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}
