// Puts the server together: store, ports, doors, pages. Used by main.ts and by every test, which listens on port 0 in a folder of its own.
import { localOwner, removedKeptMs, type Ports } from "@laban/service";
import Fastify, { type FastifyInstance } from "fastify";
import { randomUUID } from "node:crypto";
import { exampleFolder } from "./exampleFolder.ts";
import { answerFailure } from "./http/answerFailure.ts";
import { readAwayRefused } from "./http/earlyAnswers.ts";
import { guardGate } from "./http/gate.ts";
import { openImportDoor } from "./http/importDoor.ts";
import { servePages } from "./http/pages.ts";
import { addSecurityHeaders } from "./http/securityHeaders.ts";
import { callBytesMax, openTrpcDoor } from "./http/trpcDoor.ts";
import { failureOfRequest } from "./http/requestProblems.ts";
import { threadLogImporter } from "./imports/logImporter.ts";
import { createRunHost } from "./runs/runHost.ts";
import type { Settings } from "./settings.ts";
import { codeOf, StartProblem } from "./startProblem.ts";
import { openStore, startProblemOf, type Store } from "./store/openStore.ts";
import { purgeRemoved, sqliteDocuments } from "./store/sqliteDocuments.ts";
import { sqliteLogs } from "./store/sqliteLogs.ts";
import { sqliteRunLedger, sqliteRuns } from "./store/sqliteRuns.ts";

/** What a server is made of. */
export interface ServerOptions extends Settings {
  /** The built page; may be missing. */
  readonly webDir: string;
  readonly examplesDir: string;
  readonly version: string;
  /** Told of bugs, broken stores and broken threads, with the place. */
  readonly report: (problem: unknown, place: string) => void;
}

/** A server that answers. */
export interface LabanServer {
  /** With a trailing slash: "http://127.0.0.1:4747/". */
  readonly address: string;
  readonly port: number;
  readonly dataDir: string;
  /** Ends requests, marks running runs as interrupted, closes the store. */
  stop(): Promise<void>;
}

/** Starts one. Throws StartProblem: the folder is in use or damaged, the port is taken. */
export async function createServer(options: ServerOptions): Promise<LabanServer> {
  const store = openStore(options.dataDir);
  try {
    return await serve(options, store);
  } catch (problem) {
    store.close();
    throw startProblemOf(store.file, problem);
  }
}

async function serve(options: ServerOptions, store: Store): Promise<LabanServer> {
  const { dataDir, report } = options;
  const clock = { now: () => Date.now() };
  purgeRemoved(store, clock.now() - removedKeptMs);
  const host = createRunHost({ ledger: sqliteRunLedger(store), clock, storeFile: store.file, report });
  const ports: Ports = {
    documents: sqliteDocuments(store),
    logs: sqliteLogs(store),
    runs: sqliteRuns(store),
    host,
    examples: exampleFolder(options.examplesDir, report),
    clock,
    ids: { next: () => randomUUID() },
  };
  host.adoptUnfinished();
  const { server, port } = await listen(options, ports);
  const name = options.host === "::1" ? "[::1]" : options.host;
  const address = `http://${name}:${port}/`;
  store.lock.announce(address);
  return {
    address,
    port,
    dataDir,
    stop: async () => {
      await host.stop();
      server.server.closeAllConnections();
      await server.close();
      store.close();
    },
  };
}

async function listen(options: ServerOptions, ports: Ports): Promise<{ server: FastifyInstance; port: number }> {
  const { report } = options;
  let port = options.port;
  const server = Fastify({
    bodyLimit: callBytesMax,
    // Long enough for a document's id list in a batch; longer addresses are refused before anything is parsed.
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: true,
    // A slow upload is fine, a connection that says nothing is not.
    connectionTimeout: 0,
    requestTimeout: 300_000,
  });
  // No operation takes plain text, and other sites' pages may send it without asking.
  server.removeContentTypeParser("text/plain");
  addSecurityHeaders(server);
  readAwayRefused(server);
  guardGate(server, () => port);
  server.setErrorHandler((problem, request, reply) => {
    const { status, failure, isOurs } = failureOfRequest(problem);
    if (isOurs) report(problem, `${request.method} ${request.url.slice(0, 100)}`);
    return answerFailure(request, reply, status, failure);
  });
  server.get("/healthz", async (_request, reply) => {
    // Asked of the store, so that "ready" means that it can read.
    await ports.examples.list();
    await ports.runs.get(localOwner.organisation, "none");
    return reply.send({ ok: true, version: options.version, node: process.version });
  });
  await openTrpcDoor(server, ports, report);
  await openImportDoor(server, { ports, importer: threadLogImporter(), report });
  await servePages(server, options.webDir);
  try {
    await server.listen({ port: options.port, host: options.host });
  } catch (problem) {
    await server.close();
    throw new StartProblem(whyNotListening(options, problem), problem);
  }
  const bound = server.server.address();
  if (typeof bound === "object" && bound !== null) port = bound.port;
  return { server, port };
}

function whyNotListening({ port, host }: Settings, problem: unknown): string {
  const code = codeOf(problem);
  if (code === "EADDRINUSE")
    return `Port ${port} is in use by another program (perhaps another Laban). Close that one, or start with another port: PORT=${port === 65_535 ? 4747 : port + 1} npm start.`;
  if (code === "EACCES")
    return `Port ${port} needs rights that this user does not have. Use one from 1024 on: PORT=4747 npm start.`;
  return `The server cannot listen on ${host}, port ${port} (${code ?? String(problem)}). Try another port with PORT=4748.`;
}
