// The libraries as someone outside gets them: packed, installed into an empty project without network, and used there by the README's words.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build as esbuild } from "esbuild";
import { publint } from "publint";
import { build as viteBuild } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleText } from "../../packages/bundle/src/index.ts";
import { compileDocument, kindCatalog } from "../../packages/compiler/src/index.ts";
import { readDocument } from "../../packages/model/src/index.ts";
import { emptyProject, nodesHere, run } from "./emptyProject.ts";
import { libraries, type PackedLibrary, packLibraries } from "./packLibraries.ts";
import { sizesOf } from "./sizes.ts";

const folder = mkdtempSync(join(tmpdir(), "laban-pack-"));
const project = join(folder, "elsewhere");
const inProject = (name: string): string => join(project, name);
let packed: readonly PackedLibrary[] = [];

const readme = readFileSync(new URL("../../packages/engine/README.md", import.meta.url), "utf8");
const section = readme.slice(readme.indexOf("## As a library"));
const block = (language: string): string => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section)?.[1] ?? "";
const printed = block("text");

beforeAll(async () => {
  packed = await packLibraries(folder);
  await emptyProject(project, packed);
  writeFileSync(inProject("main.js"), block("js"));
  writeFileSync(inProject("orders.bundle.json"), compiled(block("yaml")));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function compiled(text: string): string {
  const { document } = readDocument(text, kindCatalog);
  const { bundle } = compileDocument(document ?? failing("the README's choreography is no document"));
  return bundleText(bundle ?? failing("the README's choreography does not compile"));
}

function failing(why: string): never {
  throw new Error(why);
}

describe("an empty project", () => {
  test("has our own packages and re2, and nothing else", async () => {
    const { stdout } = await run("npm", ["ls", "--all", "--parseable"], { cwd: project });
    const names = stdout
      .trim()
      .split("\n")
      .slice(1)
      .map((path) => path.split("node_modules/").at(-1));
    expect(new Set(names)).toEqual(new Set(["@bufbuild/re2", ...libraries.map((name) => `@laban/${name}`)]));
  });

  test("runs the README's program in this Node and in the machine's own, and prints what the README says", async () => {
    expect(
      block("js")
        .trim()
        .split("\n")
        .filter((line) => line !== "").length,
    ).toBeLessThanOrEqual(14);
    for (const node of await nodesHere()) {
      const { stdout } = await run(node, ["--no-warnings", "main.js"], { cwd: project });
      expect(stdout, node).toBe(printed);
    }
  });

  test("runs it bundled by esbuild, alone in a worker", async () => {
    await esbuild({
      entryPoints: [inProject("main.js")],
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      outfile: inProject("out/bundled.mjs"),
      logLevel: "error",
    });
    const start =
      'import { Worker } from "node:worker_threads"; new Worker(new URL("./out/bundled.mjs", import.meta.url));';
    writeFileSync(inProject("startWorker.js"), start);
    const { stdout } = await run(process.execPath, ["startWorker.js"], { cwd: project });
    expect(stdout).toBe(printed);
  });

  test("runs it bundled by vite", async () => {
    await viteBuild({
      root: project,
      logLevel: "error",
      build: { lib: { entry: "main.js", formats: ["es"], fileName: "built" }, outDir: "vite-out" },
    });
    const { stdout } = await run(process.execPath, [join("vite-out", "built.js")], { cwd: project });
    expect(stdout).toBe(printed);
  });

  test("type-checks the program strictly, library declarations included", async () => {
    writeFileSync(inProject("main.ts"), block("js"));
    const compilerOptions = {
      target: "es2024",
      lib: ["es2024", "dom"],
      types: [],
      module: "nodenext",
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      resolveJsonModule: true,
      skipLibCheck: false,
    };
    writeFileSync(inProject("tsconfig.json"), JSON.stringify({ compilerOptions, files: ["main.ts"] }));
    const tsc = new URL("../../node_modules/typescript/bin/tsc", import.meta.url).pathname;
    const { stdout } = await run(process.execPath, [tsc, "-p", project]).catch((problem: unknown) => ({
      stdout: String(problem instanceof Error ? Reflect.get(problem, "stdout") : problem),
    }));
    expect(stdout).toBe("");
  });

  test("gets a signature checked by the packed bundle package", async () => {
    const program = `import { createKeyPair, readSigningKey, readVerifyingKeys, signBundle, checkSignatures, readBundle } from "@laban/bundle";
      import orders from "./orders.bundle.json" with { type: "json" };
      const host = globalThis.crypto.subtle, pair = await createKeyPair(host), { bundle } = readBundle(orders);
      const { signed } = await signBundle(host, { bundle }, (await readSigningKey(host, pair.privatePem)).key);
      const { keys } = await readVerifyingKeys(host, pair.publicPem);
      console.log((await checkSignatures(host, { hash: bundle.hash, signatures: signed.signatures }, keys)).checked[0].state);`;
    writeFileSync(inProject("sign.js"), program);
    for (const node of await nodesHere())
      expect((await run(node, ["--no-warnings", "sign.js"], { cwd: project })).stdout, node).toBe("good\n");
  });
});

describe.each(libraries)("%s", (library) => {
  const one = (): PackedLibrary =>
    packed.find(({ name }) => name === `@laban/${library}`) ?? failing(`${library} was not packed`);

  test("publint has nothing to say", async () => {
    const { messages } = await publint({ pkgDir: one().folder, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  test("are-the-types-wrong finds nothing for a package of ES modules", async () => {
    const bytes = new Uint8Array(readFileSync(one().tarball));
    const { problems } = { problems: [], ...(await checkPackage(createPackageFromTarballData(bytes))) };
    // That a CommonJS file gets an ES module by require() is what the package means: Node from 20.19 and 22.12 on does that.
    expect(problems.filter(({ kind }) => kind !== "CJSResolvesToESM")).toEqual([]);
  });

  test("says nothing of the workspace in its manifest, and depends on nothing but ours and re2", () => {
    const text = readFileSync(join(one().folder, "package.json"), "utf8");
    expect(text).not.toMatch(/workspace:|catalog:|private|[^d]\.ts"/);
    const names = Object.keys(one().dependencies);
    expect(names.filter((name) => !name.startsWith("@laban/") && name !== "@bufbuild/re2")).toEqual([]);
  });
});

test("the engine with bundle, conditions and re2 stays below 100 kB gzipped in a page", async () => {
  const code = 'export { readBundle } from "@laban/bundle"; export { createEngine } from "@laban/engine";';
  const { minified, gzipped } = await sizesOf(code, project);
  expect(gzipped).toBeLessThan(100_000);
  expect(gzipped).toBeGreaterThan(1_000);
  expect(minified).toBeGreaterThan(gzipped);
});
