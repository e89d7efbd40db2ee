// The built page: its files, and index.html for every address that is not a file, because the page routes by itself.
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { answerFailure } from "./answerFailure.ts";

/** Serves `webDir`; without a build it says how to make one. */
export async function servePages(server: FastifyInstance, webDir: string): Promise<void> {
  const isBuilt = existsSync(join(webDir, "index.html"));
  if (isBuilt)
    await server.register(fastifyStatic, {
      root: webDir,
      // Looked up at each request: a page that is built again while the server runs is served whole.
      wildcard: true,
      setHeaders: (reply, path) => {
        // Files under assets/ carry a hash of their content in the name; everything else is asked for again.
        const isHashed = path.includes("/assets/");
        reply.header("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0] ?? "/";
    const isPage = (request.method === "GET" || request.method === "HEAD") && !isOfDoor(path) && !isFile(path);
    if (!isPage)
      return answerFailure(request, reply, 404, {
        code: "not-found",
        message: `There is nothing at ${request.method} ${path.slice(0, 200)}.`,
        retryable: false,
        wayOut: "The page is at /, the operations under /trpc, imports at /api/import, the state at /healthz.",
      });
    if (!isBuilt) return reply.code(503).type("text/html; charset=utf-8").send(notBuilt);
    return reply.header("Cache-Control", "no-cache").sendFile("index.html");
  });
}

function isOfDoor(path: string): boolean {
  return /^\/(trpc|api|healthz|assets)(\/|$)/.test(path);
}

/** A missing script or picture must not be answered with a page. */
function isFile(path: string): boolean {
  return /\.[a-z0-9]{1,5}$/i.test(path);
}

const notBuilt =
  "<!doctype html><title>Laban</title><p>The page has not been built yet. Start Laban with <code>npm start</code>, which builds it.</p>";
