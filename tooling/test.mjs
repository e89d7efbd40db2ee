// `npm test`: every check, one after the other, each with its time; ends with one line that counts the tests.
// `--quick` (`pnpm check`) leaves out the build and the browser. Nothing is skipped silently.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findOrInstallBrowser } from "./browser.mjs";
import { findOrInstallPython } from "./python.mjs";
import { ensureInstalled, root, run, workspaceEnv } from "./toolchain.mjs";

const quick = process.argv.includes("--quick");
const reports = join(root, "node_modules", ".cache", "laban-test");
const failures = [];
const tally = { passed: 0, failed: 0 };

ensureInstalled();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

await step("types", checkTypes);
await step("lint", () => run("oxlint", ["--type-aware", "--deny-warnings"]));
await step("format", () => run("oxfmt", ["--check", "."]));
await step("house", () => run("node", ["tooling/check-house/main.ts"]));
await step("unit and property tests", async () => {
  if (!findOrInstallPython()) {
    console.error("No python3: install Python 3.9 or newer. Tests run the Python that Laban exports.");
    return 1;
  }
  const report = join(reports, "unit.json");
  const code = await run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  return (
    count(report, (json) => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
    })) || code
  );
});
if (quick) console.log("\nquick: the build and the browser tests were left out; `npm test` runs them.");
else {
  await step("build", () => run("turbo", ["run", "build", "--output-logs=errors-only", "--log-order=grouped"]));
  await step("browser tests", async () => {
    const browser = findOrInstallBrowser();
    if (browser === undefined) {
      console.error(
        "No browser: install Chromium, or name one in LABAN_CHROMIUM. The browser tests are part of `npm test`.",
      );
      return 1;
    }
    const report = join(reports, "browser.json");
    const env = { ...workspaceEnv, LABAN_CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const code = await run("npx", ["playwright", "test"], { cwd: join(root, "e2e"), env });
    return (
      count(report, ({ stats }) => ({
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
        unsteady: stats.flaky,
      })) || code
    );
  });
}

console.log(failures.length === 0 ? "\nEverything passed." : `\nFailed: ${failures.join(", ")}.`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(failures.length === 0 ? 0 : 1);

async function step(name, check) {
  console.log(`\n== ${name}`);
  const begin = performance.now();
  const code = await check();
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`== ${name}: ${code === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  if (code !== 0) failures.push(name);
}

/** Each package is checked with only the world that it may see; the tests see Node as well. */
async function checkTypes() {
  const projects = ["packages", "apps"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name)),
  );
  let worst = 0;
  for (const project of [...projects, "e2e", "."]) {
    if (!existsSync(join(root, project, "tsconfig.json"))) continue;
    const code = await run("tsc", ["-p", project]);
    if (code !== 0) console.log(`types: ${project} has problems`);
    worst ||= code;
  }
  return worst;
}

/** Adds a runner's report to the tally. A report that is missing, empty or has skipped tests is a failure. */
function count(report, read) {
  if (!existsSync(report)) {
    console.error("the runner wrote no report");
    return 1;
  }
  const { passed, failed, skipped, unsteady = 0 } = read(JSON.parse(readFileSync(report, "utf8")));
  tally.passed += passed;
  tally.failed += failed;
  if (skipped > 0) console.error(`${skipped} tests were skipped; a test either runs or goes`);
  if (unsteady > 0) console.error(`${unsteady} tests passed only at the second try: the runner names them above`);
  if (passed === 0) console.error("no test ran");
  return skipped > 0 || passed === 0 || failed > 0 ? 1 : 0;
}
