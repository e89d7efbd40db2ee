// Kills the server with SIGKILL in the middle of saves and runs, again and again on one folder, and checks that nothing acknowledged is lost.
// `node tooling/soak/killServer.ts [KILLS] [SEED]` from the checkout; ends with 1 and the seed when something is missing. Not part of `npm test`.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

const kills = Number(process.argv[2] ?? 100);
const seed = Number(process.argv[3] ?? 4127);
const folder = mkdtempSync(join(tmpdir(), "laban-kill-"));
const random = seededRandom(seed);

interface Document {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
}

interface Server {
  readonly address: string;
  readonly process: ChildProcess;
  readonly ended: Promise<unknown>;
}

let acknowledged: Document | undefined;
let inFlight = "";
let saves = 0;
let savesInFlight = 0;
const startsMs: number[] = [];
let runsCut = 0;

for (let kill = 1; kill <= kills; kill += 1) {
  const began = performance.now();
  const server = await start();
  startsMs.push(performance.now() - began);
  await check(server, kill);
  await call(server, "runs.start", { text: textOf(kill, 100_000), seed });
  const victim = after(20 + random() * 300).then(() => server.process.kill("SIGKILL"));
  await saveUntilDead(server);
  await Promise.all([victim, server.ended]);
}
const last = await start();
await check(last, kills + 1);
last.process.kill("SIGTERM");
await last.ended;
rmSync(folder, { recursive: true });
startsMs.sort((a, b) => a - b);
process.stdout.write(
  `${kills} kills (seed ${seed}): ${saves} acknowledged saves, none lost; ${savesInFlight} kills hit a save in flight, ` +
    `${runsCut} a run, all of which say that they were interrupted; start to answer: median ${Math.round(startsMs[startsMs.length >> 1] ?? 0)} ms, ` +
    `slowest ${Math.round(startsMs.at(-1) ?? 0)} ms\n`,
);

function start(): Promise<Server> {
  const child = spawn(process.execPath, ["apps/server/src/main.ts"], {
    env: { ...process.env, PORT: "0", LABAN_DATA: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (part: Buffer) => {
      const address = /ready at (http:\S+)/.exec(part.toString())?.[1];
      if (address !== undefined) resolve({ address, process: child, ended });
    });
    void ended.then(() => reject(new Error(`The server did not start again (seed ${seed}).`)));
  });
}

async function saveUntilDead(server: Server): Promise<void> {
  try {
    for (;;) {
      inFlight = textOf(saves, 10);
      acknowledged =
        acknowledged === undefined
          ? { ...(await call<Document>(server, "documents.create", { text: inFlight })), text: inFlight }
          : await saved(server, acknowledged);
      saves += 1;
    }
  } catch {
    // The server is dead, as it should be: this save was never acknowledged.
    savesInFlight += 1;
  }
}

async function saved(server: Server, { id, revision }: Document): Promise<Document> {
  const text = inFlight;
  return { ...(await call<Document>(server, "documents.save", { id, baseRevision: revision, text })), text };
}

/** What was acknowledged is there; what was in flight is there whole or not at all; runs that were cut say so. */
async function check(server: Server, kill: number): Promise<void> {
  if (acknowledged === undefined) return;
  const found = await ask<Document>(server, "documents.get", { id: acknowledged.id });
  const isAcknowledged = found.revision === acknowledged.revision && found.text === acknowledged.text;
  const isNext = found.revision === acknowledged.revision + 1 && found.text === inFlight;
  if (!isAcknowledged && !isNext)
    throw new Error(
      `Lost: revision ${acknowledged.revision} before kill ${kill} (seed ${seed}), found ${found.revision}.`,
    );
  acknowledged = found;
  const runs = await ask<readonly { readonly id: string; readonly status: string }[]>(server, "runs.list", {});
  const open = runs.filter(({ status }) => status === "running" || status === "queued");
  if (open.length > 0) throw new Error(`${open.length} runs of a killed server still look alive (seed ${seed}).`);
  runsCut += runs[0]?.status === "interrupted" ? 1 : 0;
}

async function call<T>(server: Server, operation: string, input: unknown): Promise<T> {
  const response = await fetch(`${server.address}trpc/${operation}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  return answerOf(operation, await response.json()) as T;
}

async function ask<T>(server: Server, operation: string, input: unknown): Promise<T> {
  const query = encodeURIComponent(JSON.stringify(input));
  const response = await fetch(`${server.address}trpc/${operation}?input=${query}`);
  return answerOf(operation, await response.json()) as T;
}

function answerOf(operation: string, body: unknown): unknown {
  const { result, error } = body as { result?: { data: unknown }; error?: { message: string } };
  if (result === undefined) throw new Error(`${operation}: ${error?.message ?? "no answer"}`);
  return result.data;
}

function textOf(n: number, orders: number): string {
  return `laban: 1
name: Save ${n}
events: { ordered: {} }
patterns: { each: { kind: pattern, on: ordered } }
scenarios: { day: { seed: 7, horizon: 30d, arrivals: [{ event: ordered, every: 1s, count: ${orders} }] } }
`;
}

/** mulberry32: small, and the same everywhere. */
function seededRandom(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
