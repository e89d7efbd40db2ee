// A server of a test's own, on its own port and folder: to be stopped, killed and started again.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface OwnServer {
  /** With a trailing slash; the same after a restart. */
  readonly address: string;
  /** As a crash would: no goodbye, nothing written any more. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  done(): Promise<void>;
}

export async function startOwnServer(): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), "laban-e2e-own-"));
  let running = await start(folder, "0");
  const { address } = running;
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    if (running.process.exitCode !== null || running.process.signalCode !== null) return;
    const ended = once(running.process, "exit");
    running.process.kill(signal);
    await ended;
  };
  return {
    address,
    kill: () => end("SIGKILL"),
    restart: async () => {
      running = await start(folder, new URL(address).port);
    },
    done: async () => {
      await end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(
  folder: string,
  port: string,
): Promise<{ readonly process: ChildProcess; readonly address: string }> {
  const main = fileURLToPath(new URL("../../apps/server/src/main.ts", import.meta.url));
  const started = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: port, LABAN_DATA: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Read to its end, or a full pipe would stop the server.
  const lines = createInterface({ input: started.stdout });
  const address = await new Promise<string>((resolve, reject) => {
    lines.on("line", (line) => {
      const found = /http:\/\/\S+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
    started.once("exit", (code) => reject(new Error(`The server ended with ${code} before it was ready.`)));
  });
  return { process: started, address };
}
