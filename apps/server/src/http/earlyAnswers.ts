// Answers that are given before the whole request was read: the rest is read away, so that the answer reaches a client that is still sending.
// A connection that is closed while the client writes is reset, and most clients (browsers too) then show "connection reset"
// instead of the answer that already lies in their buffer.
import type { FastifyInstance } from "fastify";
import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";

/** How long and how much of a refused request is read away: a second of a fast loopback, half a minute of a slow tunnel. */
const drainBytesMax = 1024 * 1024 * 1024;
const drainMsMax = 30_000;

/** Makes every early answer readable. */
export function readAwayRefused(server: FastifyInstance): void {
  server.addHook("onSend", async (request, reply) => {
    if (request.raw.complete || request.raw.destroyed) return;
    // Fastify closes the connection after a refused body; Node would do so the moment the answer is out.
    reply.removeHeader("connection");
    void readAway(request.raw);
  });
}

/** Throws away what still comes, until it ends, its sender leaves or a limit is reached: then the connection is closed. */
async function readAway(request: IncomingMessage): Promise<void> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), drainMsMax);
  let left = drainBytesMax;
  request.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) patience.abort();
  });
  request.resume();
  try {
    await finished(request, { writable: false, signal: patience.signal });
  } catch {
    // Out of patience, or the sender broke off: nobody is left who would read on.
    request.destroy();
  } finally {
    clearTimeout(timer);
  }
}
