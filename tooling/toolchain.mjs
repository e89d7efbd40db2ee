// What every command of the checkout needs first: the pinned pnpm, the installed dependencies, Node 24 on the PATH.
// Plain JavaScript that runs on Node 20, because that is all a fresh machine has.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const PNPM = "pnpm@12.18.0"; // pnpm 11 crashes on Node 20; this one was measured to work there
const binFolder = join(root, "node_modules", ".bin");
const stampFile = join(root, "node_modules", ".laban-installed");

/** The environment in which the workspace's own tools are found first; without it the machine's older Node would be used silently. */
export const workspaceEnv = {
  ...process.env,
  PATH: `${binFolder}${delimiter}${process.env.PATH ?? ""}`,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  pnpm_config_update_notifier: "false",
  NPM_CONFIG_UPDATE_NOTIFIER: "false",
};

/** Fails with one sentence and no stack: this is a person's terminal. */
export function stop(message) {
  console.error(`laban: ${message}`);
  process.exit(1);
}

/** Installs the locked dependencies unless exactly these are installed already. */
export function ensureInstalled() {
  const [major = 0] = process.versions.node.split(".").map(Number);
  if (major < 20) stop(`Node ${process.versions.node} is too old; install Node 20 or newer and run this again.`);
  const wanted = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  console.error("laban: installing dependencies (frozen lockfile)");
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  const result = spawnSync(npx, ["--yes", PNPM, "install", "--frozen-lockfile", "--reporter=append-only"], {
    cwd: root,
    env: { ...workspaceEnv, CI: "true" },
    stdio: ["ignore", 2, 2], // the command line promises that standard output is its own
  });
  if (result.error) stop(`npx could not be started (${result.error.message}); is npm installed?`);
  if (result.status !== 0) stop("the dependencies could not be installed; the lines above say why.");
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
}

function fingerprint() {
  const hash = createHash("sha256").update(process.version.split(".")[0]).update(process.arch);
  const manifests = ["apps", "packages"].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name, "package.json")),
  );
  const files = [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "package.json",
    "e2e/package.json",
    ...manifests.toSorted((a, b) => (a < b ? -1 : 1)),
  ];
  for (const file of files) if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** Runs one of the workspace's tools to its end; resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: workspaceEnv, stdio: "inherit", ...options });
    child.on("error", (error) => {
      console.error(`laban: ${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** Becomes the given program: signals go through to it, and its exit code is ours. */
export function become(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, env: workspaceEnv, stdio: "inherit", ...options });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => stop(`${command} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
