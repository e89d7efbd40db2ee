// What becomes of a run that is no longer wanted when the server has answered for it.
import type { RunDetail } from "@laban/service";
import { beforeEach, expect, test, vi } from "vitest";
import { api } from "../api/client.ts";
import { useDocument } from "../document/documentStore.ts";
import { useRefusal, withdrawRefusal } from "./refusal.ts";
import { useRun } from "./runStore.ts";
import { createRunTrace, type RunTrace } from "./runTrace.ts";
import { cancelRun, startRun } from "./startRun.ts";

vi.mock("../api/client.ts", () => ({
  api: {
    runs: { start: { mutate: vi.fn() }, cancel: { mutate: vi.fn(async () => ({})) }, follow: { subscribe: vi.fn() } },
    logs: { list: { query: vi.fn(async () => []) } },
  },
}));

const start = vi.mocked(api.runs.start.mutate);
const cancel = vi.mocked(api.runs.cancel.mutate);

/** The server answers when the test says so. */
function answersLater(): { readonly answer: (run: RunDetail) => void; readonly refuse: (error: Error) => void } {
  const { promise, resolve, reject } = Promise.withResolvers<RunDetail>();
  start.mockReturnValueOnce(promise as ReturnType<typeof start>);
  return { answer: resolve, refuse: reject };
}

function runNamed(id: string): RunDetail {
  return { id, log: null, scenario: null, seed: 1, documentId: null } as unknown as RunDetail;
}

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", () => 1);
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
  vi.clearAllMocks();
  withdrawRefusal();
  useDocument.setState({ diagnostics: [] });
  vi.mocked(api.runs.follow.subscribe).mockReturnValue({ unsubscribe: () => undefined });
  useRun.setState({
    trace: createRunTrace(),
    state: "idle",
    place: "server",
    input: { type: "scenario", name: "x" },
    runId: null,
  });
});

test("a run cancelled before the server has answered is cancelled there, and not followed", async () => {
  const server = answersLater();
  const started = startRun();
  await vi.waitFor(() => expect(start).toHaveBeenCalled());
  await cancelRun();
  expect(useRun.getState()).toMatchObject({ state: "cancelled", isPlaying: false });
  server.answer(runNamed("late"));
  await started;
  expect(cancel.mock.calls).toEqual([[{ id: "late" }]]);
  expect(api.runs.follow.subscribe).not.toHaveBeenCalled();
  expect(useRun.getState()).toMatchObject({ state: "cancelled", runId: null });
});

test("a run cancelled before anything was asked of the server is not started there", async () => {
  const started = startRun();
  await cancelRun();
  await started;
  expect(start).not.toHaveBeenCalled();
  expect(useRun.getState()).toMatchObject({ state: "cancelled", runId: null });
});

test("a run cancelled before the server refused it stays cancelled", async () => {
  const server = answersLater();
  const started = startRun();
  await vi.waitFor(() => expect(start).toHaveBeenCalled());
  await cancelRun();
  server.refuse(new Error("no"));
  await started;
  expect(useRun.getState()).toMatchObject({ state: "cancelled", message: null });
});

test("a run that another took the place of is cancelled, and the other goes on", async () => {
  const first = answersLater();
  const second = answersLater();
  const began = startRun();
  await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(1));
  const beganAgain = startRun();
  await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(2));
  second.answer(runNamed("second"));
  await beganAgain;
  first.answer(runNamed("first"));
  await began;
  expect(cancel.mock.calls).toEqual([[{ id: "first" }]]);
  expect(useRun.getState()).toMatchObject({ state: "streaming", runId: "second" });
});

test("that a run could not be cancelled on the server is said beside it", async () => {
  const server = answersLater();
  cancel.mockRejectedValueOnce(new Error("unreachable"));
  const started = startRun();
  await vi.waitFor(() => expect(start).toHaveBeenCalled());
  await cancelRun();
  server.answer(runNamed("late"));
  await started;
  expect(useRun.getState().state).toBe("cancelled");
  expect(useRun.getState().message).not.toBeNull();
});

/** A run that has ended, with its playhead in the middle. */
function showsAnEndedRun(): RunTrace {
  const trace = createRunTrace();
  trace.add([
    { type: "dead_letter", at: 1_000, seq: 0, reason: "unknown_event", message: "?" },
    { type: "dead_letter", at: 2_000, seq: 1, reason: "unknown_event", message: "?" },
  ] as never);
  useRun.setState({
    trace,
    state: "done",
    runId: "ended",
    version: 1,
    message: null,
    cursor: { atMs: 1_000, index: 1 },
  });
  return trace;
}

const brokenText =
  "laban: 1\nname: broken\npatterns:\n  p:\n    kind: pattern\n    on: nothing\n    do: { action: a, capability: c }\n";

test("a document with errors is not run; the shown run stays, and the refusal goes when the document changes", async () => {
  const trace = showsAnEndedRun();
  useDocument.getState().setText(brokenText);
  await startRun();
  expect(start).not.toHaveBeenCalled();
  expect(useRun.getState()).toMatchObject({ trace, state: "done", runId: "ended", cursor: { atMs: 1_000, index: 1 } });
  expect(useRefusal.getState().refusal?.message).toContain("nothing");
  useDocument.getState().setText(`${brokenText}# still\n`);
  expect(useRefusal.getState().refusal).toBeNull();
});

test("a document that was mended a moment ago is run, whatever is still listed; that the server refuses it is no failed run", async () => {
  const server = answersLater();
  useDocument.getState().setText("laban: 1\nname: mended\n");
  useDocument.setState({ diagnostics: [{ code: "x", severity: "error", message: "old news", path: [] }] });
  const started = startRun();
  await vi.waitFor(() => expect(start).toHaveBeenCalled());
  server.refuse(new Error("no"));
  await started;
  expect(useRefusal.getState().refusal?.message).toBe("no");
  expect(useRun.getState()).toMatchObject({ state: "idle", isPlaying: false, message: null });
});

test("a start that the server refuses brings the shown run back, with its playhead", async () => {
  const trace = showsAnEndedRun();
  const server = answersLater();
  const started = startRun();
  await vi.waitFor(() => expect(start).toHaveBeenCalled());
  expect(useRun.getState().trace).not.toBe(trace);
  server.refuse(new Error("no"));
  await started;
  expect(useRun.getState()).toMatchObject({ state: "done", runId: "ended", isPlaying: false, message: null });
  expect(useRun.getState().trace).toBe(trace);
  expect(useRun.getState().cursor).toEqual({ atMs: 1_000, index: 1 });
  expect(useRefusal.getState().refusal?.message).toBe("no");
});
