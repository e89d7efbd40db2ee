// The gate: only this machine's own pages and programs come in. Host is checked against DNS rebinding, Origin against other sites' pages.
import type { Failure } from "@laban/service";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { answerFailure } from "./answerFailure.ts";

/** Puts the gate before everything. `port` is asked per request: it is known only when the server listens. */
export function guardGate(server: FastifyInstance, port: () => number): void {
  server.addHook("onRequest", (request, reply, done) => {
    const failure = refusalOf(request, port());
    if (failure === undefined) done();
    else answerFailure(request, reply, 403, failure);
  });
}

function refusalOf({ headers, url }: FastifyRequest, port: number): Failure | undefined {
  const { host, origin } = headers;
  if (host === undefined || !namesOf(port).includes(host.toLowerCase()))
    return {
      code: "foreign-origin",
      message: `This server does not answer for the host ${quoted(host)}.`,
      retryable: false,
      wayOut: `Open http://127.0.0.1:${port}/ on this machine.`,
    };
  // Programs send no Origin and browsers always do where it matters; a page of another site must not even read.
  if (origin !== undefined && !isOurs(origin, port)) return foreign(origin);
  return headers["sec-fetch-site"] === "cross-site" && isDoor(url) ? foreign("another site") : undefined;
}

/** True for the paths that carry data; links from other sites may still open the pages. */
function isDoor(url: string): boolean {
  return url.startsWith("/trpc") || url.startsWith("/api");
}

function foreign(origin: string): Failure {
  return {
    code: "foreign-origin",
    message: `A page of ${quoted(origin)} may not use this server.`,
    retryable: false,
    wayOut: "Use the page that this server itself serves.",
  };
}

function namesOf(port: number): readonly string[] {
  const names = ["127.0.0.1", "localhost", "[::1]"];
  const withPort = names.map((name) => `${name}:${port}`);
  // Browsers leave out the port that http has by itself.
  return port === 80 ? [...names, ...withPort] : withPort;
}

function isOurs(origin: string, port: number): boolean {
  return namesOf(port).some((name) => origin.toLowerCase() === `http://${name}`);
}

function quoted(text: string | undefined): string {
  return text === undefined ? "(none)" : JSON.stringify(text.slice(0, 100));
}
