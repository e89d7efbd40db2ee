// Brings the editor component in when the first text or condition is shown: the home screen and the canvas do not wait for it.

type MonacoModule = typeof import("./monaco.ts");

let loading: Promise<MonacoModule> | null = null;

/** The editor component and our options; loaded once. A failed load may be tried again. */
export function loadMonaco(): Promise<MonacoModule> {
  loading ??= import("./monaco.ts").catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
