// A realm without clock, timers, randomness, locale or any host API, in which code is run to show that it needs none.
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";

/** Reading or calling any of these is what pure code must never do. The realm has no host APIs (process, fetch, timers) to begin with. */
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

/** Runs a script in a fresh bare realm; no code can be made of strings there. */
export function runBare(code: string): unknown {
  const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  runInContext(bareRealm, context);
  return runInContext(code, context, { timeout: 30_000 });
}

/** A module with all that it imports as one script, whose exports are those of `name`. */
export async function bundled(entry: string, resolveDir: string, name: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir, loader: "ts" },
    bundle: true,
    write: false,
    format: "iife",
    globalName: name,
    target: "es2024",
    platform: "neutral",
  });
  return outputFiles[0]?.text ?? "";
}
