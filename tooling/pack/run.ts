// `npm run pack`: the libraries as tarballs in dist/libraries, with their sizes in a page.
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packLibraries } from "./packLibraries.ts";
import { kilobytes, sizesOf } from "./sizes.ts";

const target = fileURLToPath(new URL("../../dist/libraries/", import.meta.url));
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const packed = await packLibraries(target);
for (const { name, tarball } of packed) {
  const { minified, gzipped } = await sizesOf(`export * from "${name}";`, target);
  say(
    `${name.padEnd(16)}${kilobytes(minified).padStart(10)} minified ${kilobytes(gzipped).padStart(10)} gzipped, with all it imports`,
  );
  say(`  ${tarball}`);
}
const engine = 'export { readBundle } from "@laban/bundle"; export { createEngine } from "@laban/engine";';
const { minified, gzipped } = await sizesOf(engine, target);
say(`readBundle and createEngine alone: ${kilobytes(minified)} minified, ${kilobytes(gzipped)} gzipped`);
for (const folder of ["node_modules", "build"]) await rm(join(target, folder), { recursive: true });

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
