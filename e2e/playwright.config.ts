// The browser tests: a real Chromium against the real server, on its own port with its own empty store.
import { defineConfig } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const executablePath = process.env.LABAN_CHROMIUM;
if (!executablePath)
  throw new Error("LABAN_CHROMIUM names no browser; run the tests with `npm test`, which finds or installs one.");

// The configuration is read again in every worker: port and store are made once and handed on through the environment.
process.env.LABAN_E2E_PORT ??= String(20_000 + (process.pid % 20_000));
process.env.LABAN_E2E_DATA ??= mkdtempSync(join(tmpdir(), "laban-e2e-"));
const port = process.env.LABAN_E2E_PORT;

export default defineConfig({
  testDir: "tests",
  outputDir: ".artifacts/results",
  globalTeardown: "./support/removeStore.ts",
  fullyParallel: false,
  // One after the other: a cold page costs seven seconds of processor time, so two at once are hardly faster on two cores, and late.
  workers: 1,
  // A busy machine may be late once; a test that passes only at the second try is named at the end of the run.
  retries: 1,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME === undefined ? [] : [["json"] as const])],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
      ],
    },
  },
  webServer: {
    command: "node ../apps/server/src/main.ts",
    url: `http://127.0.0.1:${port}/healthz`,
    env: { ...(process.env as Record<string, string>), PORT: port, LABAN_DATA: process.env.LABAN_E2E_DATA },
    timeout: 30_000,
    reuseExistingServer: false,
  },
});
