// From the environment to a server that answers, and from a signal to a server that has ended cleanly.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createServer, type LabanServer } from "./createServer.ts";
import { readSettings } from "./settings.ts";
import { StartProblem } from "./startProblem.ts";

/** A stop that takes longer than this is cut short; what was acknowledged is on the disk anyway. */
const stopMsMax = 8_000;

/** Starts the server and prints its address on stdout; on a problem prints it on stderr and exits with 1. */
export async function startProgram(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const reading = readSettings(environment);
  if (!reading.ok) return giveUp(reading.message);
  try {
    const server = await createServer({
      ...reading.settings,
      webDir: inCheckout("apps/web/dist"),
      examplesDir: inCheckout("examples"),
      version: versionOfCheckout(),
      report: (problem, place) => {
        const said = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
        process.stderr.write(`${new Date().toISOString()} ${place}: ${said}\n`);
      },
    });
    stopOnSignals(server);
    process.stdout.write(`Laban is ready at ${server.address}\nYour work is kept in ${server.dataDir}\n`);
  } catch (problem) {
    if (problem instanceof StartProblem) return giveUp(problem.message);
    throw problem;
  }
}

function stopOnSignals(server: LabanServer): void {
  let isStopping = false;
  const stop = (): void => {
    // A second Ctrl-C means now.
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), stopMsMax).unref();
    server.stop().then(
      () => process.exit(0),
      (problem: unknown) => {
        process.stderr.write(`The server did not stop cleanly: ${String(problem)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function giveUp(message: string): void {
  process.stderr.write(`Laban did not start. ${message}\n`);
  process.exitCode = 1;
}

function inCheckout(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

function versionOfCheckout(): string {
  const description = JSON.parse(readFileSync(inCheckout("package.json"), "utf8")) as { version?: unknown };
  return String(description.version);
}
