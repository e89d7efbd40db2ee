// Purity, shown: the engine and all scenes, bundled, in a realm without clock, timers, randomness, locale or any host API.
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { playAllScenes } from "./allScenes.scene.ts";
import type { PlayedScene } from "./scene.scene.ts";

/** Reading or calling any of these is what the engine must never do. The realm has no host APIs (process, fetch, timers) to begin with. */
const bareRealm = `
  const forbid = (owner, name) => Object.defineProperty(owner, name, {
    get() { throw new Error(name + " was touched in the bare realm"); },
  });
  for (const name of ["Date", "Intl", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "requestAnimationFrame",
    "performance", "fetch", "crypto", "process", "require", "console", "document", "window", "navigator", "TextEncoder",
    "WebAssembly", "Atomics", "SharedArrayBuffer"]) forbid(globalThis, name);
  for (const name of ["random", "log", "exp", "pow", "sin", "cos", "tan", "cbrt"]) forbid(Math, name);
  for (const name of ["localeCompare", "toLocaleLowerCase", "toLocaleUpperCase"]) forbid(String.prototype, name);
  for (const type of [Number, Array, Object, BigInt]) forbid(type.prototype, "toLocaleString");
  const noPromise = () => { throw new Error("a promise was made in the bare realm"); };
  globalThis.Promise = noPromise;
`;

async function runBare(code: string): Promise<unknown> {
  const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  runInContext(bareRealm, context);
  return runInContext(code, context, { timeout: 30_000 });
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(new URL(".", import.meta.url)), loader: "ts" },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "scenes",
    target: "es2024",
    platform: "neutral",
  });
  return outputFiles[0]?.text ?? "";
}

test("every scene gives the same effects in a bare realm", async () => {
  const code = await bundled(`export { playAllScenes } from "./allScenes.scene.ts";`);
  const text = await runBare(`${code}; JSON.stringify(scenes.playAllScenes())`);
  const played = JSON.parse(String(text)) as readonly PlayedScene[];
  expect(played.length).toBeGreaterThan(40);
  expect(played).toEqual(playAllScenes());
  for (const { name, played: effects, expected } of played) expect(`${name}\n${effects}`).toBe(`${name}\n${expected}`);
});

test.each([
  "Date.now()",
  "Math.random()",
  "setTimeout(() => {})",
  "performance.now()",
  "new Date()",
  '"a".localeCompare("b")',
])("the bare realm would notice %s", async (touch) => {
  const code = await bundled(`export const touched = () => ${touch};`);
  await expect(runBare(`${code}; scenes.touched()`)).rejects.toThrow("was touched in the bare realm");
});
