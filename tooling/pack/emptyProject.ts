// An empty project beside the workspace: the tarballs are installed into it, without network, and programs are run there.
import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { delimiter, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type PackedLibrary, re2Folder } from "./packLibraries.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs a program to its end; rejects with all it said where it fails. */
export const run = promisify(execFile);

/** Makes the project and installs the libraries; re2 comes as a tarball of what is installed here, so that nothing is fetched. */
export async function emptyProject(folder: string, packed: readonly PackedLibrary[]): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "elsewhere", private: true, type: "module" }));
  // npm does not pack what stands in a store of links: a plain copy it does.
  const copy = join(folder, "..", "re2");
  const isPacked = (path: string): boolean =>
    !path.endsWith(`${sep}node_modules`) && !path.endsWith("package-lock.json");
  await cp(re2Folder(), copy, { recursive: true, dereference: true, filter: isPacked });
  const re2 = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: copy });
  const [{ filename }] = JSON.parse(re2.stdout) as [{ filename: string }];
  const tarballs = [...packed.map(({ tarball }) => tarball), join(folder, filename)];
  const quietly = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  await run("npm", ["install", ...quietly, ...tarballs], { cwd: folder });
}

/** This Node, and the first other one on the PATH (a machine has its own beside the workspace's) if it is 20 or newer. */
export async function nodesHere(): Promise<readonly string[]> {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const file = join(folder, "node");
    if (folder.startsWith(root) || folder.includes(`${sep}node_modules${sep}`) || !isExecutable(file)) continue;
    const { stdout } = await run(file, ["-p", "process.versions.node"]);
    if (Number.parseInt(stdout, 10) >= 20) return [process.execPath, file];
  }
  return [process.execPath];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
