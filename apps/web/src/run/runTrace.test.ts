// The indices of a run's trace, and what each record makes sound on the canvas.
import type { TraceRecord } from "@laban/trace";
import { describe, expect, test } from "vitest";
import { answersAt, keysOf } from "./playLive.ts";
import { createRunTrace } from "./runTrace.ts";
import { eventsPlayed, traceSpan } from "./runStore.ts";

const event = (seq: number, at: number, type: string, cause?: string): TraceRecord => ({
  type: "event",
  seq,
  at,
  event: { id: `e${seq}`, type, source: "s", time: at, data: {} },
  correlation: "c",
  verdict: "accepted",
  ...(cause === undefined ? {} : { cause }),
});

const story: readonly TraceRecord[] = [
  event(1, 100, "asked"),
  {
    type: "effect",
    at: 100,
    correlation: "c",
    effect: {
      seq: 1,
      at: 100,
      pattern: "ask",
      outcome: "matched",
      key: ["c"],
      events: ["e1"],
      action: "do_it",
      capability: "doing",
      priority: 5,
      id: "f1",
    },
  },
  {
    type: "action_started",
    at: 100,
    action: "a1",
    name: "do_it",
    effect: "f1",
    pattern: "ask",
    agent: "doer",
    capability: "doing",
    correlation: "c",
    seq: 1,
  },
  { type: "action_ended", at: 300, action: "a1", outcome: "done", emits: ["answered"] },
  event(2, 300, "answered", "a1"),
  { type: "no_match", at: 300, pattern: "ask", seq: 2, verdict: "false" },
];

describe("the trace of a run", () => {
  const trace = createRunTrace();
  trace.add(story.slice(0, 3));
  trace.add(story.slice(3));

  test("counts events, answers and work up to any instant", () => {
    expect(trace.events.get("answered")?.countUpTo(299)).toBe(0);
    expect(trace.events.get("answered")?.countUpTo(300)).toBe(1);
    const answers = trace.answers.get("ask")?.get("do_it");
    expect([answers?.brought.get("answered")?.countUpTo(300), answers?.ended.length]).toStrictEqual([1, 1]);
    expect([trace.workBegun.get("doer")?.countUpTo(200), trace.workEnded.get("doer")?.countUpTo(200)]).toStrictEqual([
      1, 0,
    ]);
  });

  test("says the share of what came per action, not per pattern, where a pattern asks for several", () => {
    const several = createRunTrace();
    const work = (id: string, name: string, emits: string): readonly TraceRecord[] => [
      {
        type: "action_started",
        at: 100,
        action: id,
        name,
        effect: `of ${id}`,
        pattern: "life",
        agent: "doer",
        capability: "doing",
        correlation: "c",
        seq: 1,
      },
      { type: "action_ended", at: 200, action: id, outcome: "done", emits: [emits] },
      event(2, 200, emits, id),
    ];
    several.add([
      ...work("a1", "collect", "paid"),
      ...work("a2", "collect", "paid"),
      ...work("a3", "collect", "paid"),
      ...work("a4", "collect", "refused"),
      ...work("a5", "pack", "packed"),
      ...work("a6", "pack", "packed"),
    ]);
    const { answers, shares } = answersAt(several, 200);
    expect([...answers]).toStrictEqual([
      ["life>collect", 4],
      ["life>pack", 2],
    ]);
    expect([...shares]).toStrictEqual([
      ["life>collect>paid", 75],
      ["life>collect>refused", 25],
      ["life>pack>packed", 100],
    ]);
    expect(answersAt(several, 199)).toStrictEqual({ answers: new Map(), shares: new Map() });
  });

  test("keeps trace time from falling, and every index as long as itself", () => {
    const late = createRunTrace();
    late.add([event(1, 500, "a"), event(2, 200, "b"), event(3, 600, "c")]);
    expect(late.instants.slice(0, late.instants.length)).toStrictEqual(Float64Array.of(500, 500, 600));
    expect(traceSpan(late)).toStrictEqual({ fromMs: 500, toMs: 600 });
    expect([late.records.length, late.model.length, late.causality.length, late.metrics.version]).toStrictEqual([
      3, 3, 3, 3,
    ]);
  });

  test("says how many events a cursor has played", () => {
    expect([0, 1, 4, 5, 6].map((index) => eventsPlayed(trace, { atMs: 0, index }))).toStrictEqual([0, 1, 1, 2, 2]);
    expect(traceSpan(createRunTrace())).toBeUndefined();
  });

  test("makes sound what a record touches: the type, the wire, the pattern, the agent", () => {
    expect(story.map((record) => keysOf(trace, record))).toStrictEqual([
      ["event:asked"],
      ["pattern:ask", "cue:asked>ask"],
      ["agent:doer", "ask:ask>doer"],
      ["agent:doer"],
      ["event:answered", "consequence:ask>answered"],
      [],
    ]);
  });

  test("gives a deadline no wire: nothing came", () => {
    const timeout: TraceRecord = {
      type: "effect",
      at: 900,
      correlation: "c",
      effect: {
        seq: 2,
        at: 900,
        pattern: "unpaid",
        outcome: "timeout",
        key: ["c"],
        events: ["e1"],
        priority: 5,
        id: "f2",
      },
    };
    expect(keysOf(trace, timeout)).toStrictEqual(["pattern:unpaid"]);
  });
});
