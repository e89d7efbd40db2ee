// Runs exported files in a process of their own: node, one script, a folder of its own with the packages of this one. Nothing of the test's realm is seen.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What the script prints, as JSON; see `printedBy`. */
export function runExported(files: Readonly<Record<string, string>>, script: string): unknown {
  return JSON.parse(printedBy(files, script));
}

/**
 * Writes the files into a new folder, runs the script there and gives what it prints; the folder is removed.
 * @throws Error with what it wrote to stderr when it fails.
 */
export function printedBy(files: Readonly<Record<string, string>>, script: string): string {
  const folder = mkdtempSync(join(tmpdir(), "laban-charts-"));
  try {
    symlinkSync(fileURLToPath(new URL("../../../node_modules", import.meta.url)), join(folder, "node_modules"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, "run.mjs"), script);
    const { status, stdout, stderr } = spawnSync(process.execPath, ["run.mjs"], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 29,
      timeout: 120_000,
    });
    if (status !== 0) throw new Error(`The exported files cannot be run:\n${stderr.slice(0, 4000)}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
