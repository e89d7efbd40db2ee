// docs/formats/bundle.md does what it says: its example is what the compiler makes, and its commands verify a signature without Laban.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  bundleVersion,
  createKeyPair,
  readBundle,
  readSigningKey,
  signBundle,
  signedBundleText,
} from "../../packages/bundle/src/index.ts";
import { migrationSteps } from "../../packages/bundle/src/migrations.ts";
import { bundleSourceMap, compileDocument, kindCatalog } from "../../packages/compiler/src/index.ts";
import { readDocument } from "../../packages/model/src/index.ts";

const page = readFileSync(new URL("../../docs/formats/bundle.md", import.meta.url), "utf8");
const blocks = (language: string): readonly string[] =>
  Array.from(page.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g")), ([, text = ""]) => text);
const folder = mkdtempSync(join(tmpdir(), "laban-page-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { document, source } = readDocument(blocks("yaml")[0] ?? "", kindCatalog);
if (document === undefined) throw new Error("the page's example is no document");
const { bundle, sourceMap } = compileDocument(document);
if (bundle === undefined) throw new Error("the page's example does not compile");

test("the example is what the compiler makes of it, and what the reader lets in", () => {
  const written: unknown = JSON.parse(blocks("json")[0] ?? "");
  expect(written).toEqual(bundle);
  expect(readBundle(written)).toEqual({ bundle });
});

test("the source map has the place that is shown", () => {
  expect(bundleSourceMap(bundle, sourceMap, source).places).toContainEqual(JSON.parse(blocks("json")[1] ?? ""));
});

test("every version and every step of a migration is told", () => {
  for (const { from, name, says } of migrationSteps)
    expect(page).toMatch(new RegExp(`\\| ${from} \\|.*\`${name}\`: ${says}`));
  expect(page).toContain(`| ${bundleVersion} | this page |`);
});

test("the commands verify a signature with OpenSSL alone", async () => {
  const host = globalThis.crypto.subtle;
  const pair = await createKeyPair(host);
  if ("failure" in pair) throw new Error(pair.failure.message);
  const read = await readSigningKey(host, pair.privatePem);
  if ("failure" in read) throw new Error(read.failure.message);
  const outcome = await signBundle(host, { bundle }, read.key);
  if ("failure" in outcome) throw new Error(outcome.failure.message);
  writeFileSync(join(folder, "signed.json"), signedBundleText(outcome.signed));
  writeFileSync(join(folder, "orders.pub.pem"), pair.publicPem);
  const run = (): ReturnType<typeof spawnSync> => spawnSync("sh", ["-e", "-c", blocks("sh")[0] ?? ""], { cwd: folder });
  const { status, stdout, stderr } = run();
  expect(String(stderr), "the openssl of this machine must be 3 or newer: apt-get install openssl").toBe("");
  expect(String(stdout)).toBe(`hash fits\nSignature Verified Successfully\n${pair.keyId}\n`);
  expect(status).toBe(0);
  writeFileSync(join(folder, "signed.json"), signedBundleText(outcome.signed).replace('"Orders"', '"Others"'));
  expect(String(run().stdout)).not.toContain("Verified Successfully");
});
