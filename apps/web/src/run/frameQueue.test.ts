// Frames on their way into a trace: in order, in slices, and stopped by the first that cannot be read.
import { createFrameWriter, type FrameFailure, type TraceRecord } from "@laban/trace";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createFrameQueue } from "./frameQueue.ts";
import { useRun } from "./runStore.ts";
import { createRunTrace } from "./runTrace.ts";

const event = (seq: number): TraceRecord => ({
  type: "event",
  seq,
  at: seq,
  event: { id: String(seq), type: "t", source: "s", time: seq, data: {} },
  correlation: "c",
  verdict: "accepted",
});

describe("the queue of frames", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test("puts every frame into the trace, in order, and then says that it is empty", () => {
    const trace = createRunTrace();
    useRun.setState({ trace, version: 0, framesReceived: 0 });
    const queue = createFrameQueue(trace, () => expect.unreachable("no frame is broken"));
    const writer = createFrameWriter();
    for (let i = 0; i < 20; i += 1)
      queue.push(JSON.parse(JSON.stringify(writer.write([event(i * 2), event(i * 2 + 1)]))));
    let isEmpty = false;
    queue.whenEmpty(() => (isEmpty = true));
    expect([trace.records.length, isEmpty]).toStrictEqual([0, false]);
    vi.runAllTimers();
    expect([trace.records.length, isEmpty]).toStrictEqual([40, true]);
    expect(useRun.getState()).toMatchObject({ framesReceived: 20 });
    expect(useRun.getState().version).toBeGreaterThan(0);
  });

  test("stops at a frame that it cannot read, keeps what came before, and says why", () => {
    const trace = createRunTrace();
    useRun.setState({ trace });
    const failures: FrameFailure[] = [];
    const queue = createFrameQueue(trace, (failure) => failures.push(failure));
    const writer = createFrameWriter();
    queue.push(writer.write([event(1)]));
    queue.push({ laban_frame: 1, nonsense: true });
    queue.push(writer.write([event(2)]));
    vi.runAllTimers();
    expect(trace.records).toHaveLength(1);
    expect(failures).toMatchObject([{ code: "frame_malformed", expectedIndex: 1 }]);
  });

  test("takes nothing after it was stopped, and tells a run that is no longer shown nothing", () => {
    const trace = createRunTrace();
    const queue = createFrameQueue(trace, () => {});
    useRun.setState({ trace: createRunTrace(), version: 7 });
    const writer = createFrameWriter();
    queue.push(writer.write([event(1)]));
    vi.runAllTimers();
    expect(useRun.getState().version).toBe(7);
    queue.stop();
    queue.push(writer.write([event(2)]));
    vi.runAllTimers();
    expect(trace.records).toHaveLength(1);
  });
});
