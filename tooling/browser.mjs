// Finds a Chromium for the browser tests, or installs one: LABAN_CHROMIUM, the system's, Playwright's, apt where we are root.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { root, workspaceEnv } from "./toolchain.mjs";

/** Path of a browser that starts, or undefined with `reason` said on standard error. */
export function findOrInstallBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (process.platform === "linux" && process.getuid?.() === 0 && onPath("apt-get")) {
    console.error("laban: no Chromium found; installing Debian's (apt-get install chromium)");
    const quiet = { stdio: ["ignore", 2, 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    spawnSync("apt-get", ["update", "-qq"], quiet);
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet);
  } else {
    console.error("laban: no Chromium found; asking Playwright to install its own");
    spawnSync("npx", ["playwright", "install", "chromium"], {
      cwd: join(root, "e2e"),
      stdio: ["ignore", 2, 2],
      env: workspaceEnv,
    });
  }
  return findBrowser();
}

function findBrowser() {
  const named = process.env.LABAN_CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  return [named, ...names.map(onPath), ...playwrightBrowsers()].find((path) => path && starts(path));
}

function onPath(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder: look in the next
    }
  }
  return undefined;
}

function playwrightBrowsers() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith("chromium"))
    .flatMap((name) => ["chrome-linux/chrome", "chrome-linux64/chrome"].map((tail) => join(folder, name, tail)))
    .filter((path) => existsSync(path));
}

function starts(path) {
  return existsSync(path) && spawnSync(path, ["--version", "--no-sandbox"], { timeout: 20_000 }).status === 0;
}
