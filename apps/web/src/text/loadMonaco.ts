// Brings the editor component in when the first text or condition is shown: the home screen and the canvas do not wait for it.

import type * as Module from "./monaco.ts";

type MonacoModule = Pick<typeof Module, "monaco" | "sharedOptions">;

let loading: Promise<MonacoModule> | null = null;

/** The editor component and our options; loaded once. A failed load may be tried again. */
export function loadMonaco(): Promise<MonacoModule> {
  loading ??= import("./monaco.ts").catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
