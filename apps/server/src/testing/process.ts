// For tests: the server as a process of its own, to be killed.
import { spawn, type ChildProcess } from "node:child_process";
import { inCheckout } from "./testServer.ts";

/** A running process. */
export interface ServerProcess {
  readonly address: string;
  readonly process: ChildProcess;
  /** Everything it said so far. */
  said(): string;
  /** Sends `signal` and resolves with the exit code (null when the signal killed it). */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs main.ts; resolves when it says that it is ready, rejects with what it said when it ends before. */
export function startProcess(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [inCheckout("apps/server/src/main.ts")], {
    env: { PATH: process.env["PATH"], HOME: "/nonexistent", PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return new Promise((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said += part.toString("utf8");
      const address = /ready at (http:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      resolve({
        address,
        process: child,
        said: () => said,
        kill: (signal) => {
          child.kill(signal);
          return ended;
        },
      });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}
