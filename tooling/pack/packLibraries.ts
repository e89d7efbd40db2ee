// Packs the libraries for use outside of the workspace: JavaScript and declarations from the same sources, as npm tarballs.
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { packedManifest, type WorkspaceManifest } from "./packedManifest.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

/** What is packed, each after what it depends on. */
export const libraries: readonly string[] = ["cel", "trace", "bundle", "engine"];

/** A packed library. */
export interface PackedLibrary {
  readonly name: string;
  readonly folder: string;
  readonly tarball: string;
  /** From the manifest: our own, and at most re2. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Builds and packs all libraries below `target`, which must be empty. About three seconds on two idle cores; no network. */
export async function packLibraries(target: string): Promise<readonly PackedLibrary[]> {
  await mkdir(join(target, "node_modules", "@laban"), { recursive: true });
  await mkdir(join(target, "node_modules", "@bufbuild"));
  await symlink(re2Folder(), join(target, "node_modules", "@bufbuild", "re2"), "dir");
  const packed: PackedLibrary[] = [];
  for (const library of libraries) packed.push(await packLibrary(library, target));
  return packed;
}

/** Where the one dependency that is not ours is installed. */
export function re2Folder(): string {
  return join(root, "packages", "cel", "node_modules", "@bufbuild", "re2");
}

async function packLibrary(library: string, target: string): Promise<PackedLibrary> {
  const source = join(root, "packages", library);
  const folder = join(target, "build", library);
  await mkdir(folder, { recursive: true });
  // The others find it as an installed package: so its declarations are checked as those outside will see them.
  await symlink(folder, join(target, "node_modules", "@laban", library), "dir");
  for (const file of ["README.md", "src", "schema"])
    await cp(join(source, file), join(folder, file), { recursive: true }).catch(ignoreMissing(file));
  await cp(join(root, "LICENSE"), join(folder, "LICENSE"));
  const manifest = JSON.parse(await readFile(join(source, "package.json"), "utf8")) as WorkspaceManifest;
  const versions = await versionsOf(manifest);
  const written = packedManifest(manifest, (name) => versions.get(name) ?? missing(name));
  await writeFile(join(folder, "package.json"), `${JSON.stringify(written, null, 2)}\n`);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(compilerOptions));
  await run(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", folder]).catch(explain);
  await rewriteDeclarations(join(folder, "dist"));
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", target], {
    cwd: folder,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return {
    name: manifest.name,
    folder,
    tarball: join(target, filename),
    dependencies: Object.fromEntries(versions),
  };
}

/** As the workspace compiles, but only what the door reaches, and into files. */
const compilerOptions = {
  extends: join(root, "tsconfig.base.json"),
  compilerOptions: {
    noEmit: false,
    allowImportingTsExtensions: false,
    rewriteRelativeImportExtensions: true,
    rootDir: "src",
    outDir: "dist",
  },
  files: ["src/index.ts"],
};

/** The compiler writes "./x.js" into JavaScript but leaves "./x.ts" in declarations, where it would name a file that is not packed. */
async function rewriteDeclarations(folder: string): Promise<void> {
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".d.ts")) continue;
    const path = join(folder, file);
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace(/((?:from|import) ?\(?)"(\.{1,2}\/[^"\n]+)\.ts"/g, '$1"$2.js"'));
  }
}

async function versionsOf({ dependencies = {} }: WorkspaceManifest): Promise<ReadonlyMap<string, string>> {
  const versions = new Map<string, string>();
  for (const name of Object.keys(dependencies)) {
    const isOurs = name.startsWith("@laban/");
    const folder = isOurs ? join(root, "packages", name.slice("@laban/".length)) : re2Folder();
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as WorkspaceManifest;
    // Ours move together; of others a later fix is welcome.
    versions.set(name, isOurs ? version : `^${version}`);
  }
  return versions;
}

function ignoreMissing(file: string): (problem: unknown) => void {
  return (problem) => {
    const isMissing = problem instanceof Error && Reflect.get(problem, "code") === "ENOENT";
    if (!isMissing || file !== "schema") throw problem;
  };
}

function explain(problem: unknown): never {
  const said = problem instanceof Error ? Reflect.get(problem, "stdout") : undefined;
  throw new Error(`A library does not compile by itself:\n${String(said)}`, { cause: problem });
}

function missing(name: string): never {
  throw new Error(`Invariant: ${name} has no version.`);
}
