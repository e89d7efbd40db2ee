// Small choreographies told as stories: who starts, who waits, who answers, what goes to the dead letters.
import { describe, expect, test } from "vitest";
import { agentText, only, play, smallText, type Played } from "../simulator.scene.ts";

/** What happened, a line per record: seconds after the start, and what. */
function story(played: Played): readonly string[] {
  return played.records.flatMap((record) => {
    const at = `${(record.at - played.scenario.startAt) / 1000}s`;
    switch (record.type) {
      case "event":
        return [`${at} ${record.event.type} ${JSON.stringify(record.event.data)}`];
      case "action_started":
        return [`${at} ${record.agent} starts`];
      case "action_ended":
        return [`${at} ${record.action.split("/")[0]} ${record.outcome}`];
      case "dead_letter":
        return [`${at} ${record.reason}: ${record.message}`];
      default:
        return [];
    }
  });
}

const three = "      - { event: order, source: shop, at: [0s, 0s, 0s], data: { order_id: { $sequence: 'o{n}' } } }";

describe("workers", () => {
  test("take up one request each, in the order of asking, and let the others wait in line", () => {
    const agents = agentText("worker", "latency: 10s, workers: 1, outcomes: [{ weight: 1, emits: done }]");
    expect(story(play(smallText({ agents, arrivals: three }))).filter((line) => !line.includes(" order "))).toEqual([
      "0s worker starts",
      "10s worker done",
      "10s worker starts",
      '10s done {"order_id":"o1"}',
      "20s worker done",
      "20s worker starts",
      '20s done {"order_id":"o2"}',
      "30s worker done",
      '30s done {"order_id":"o3"}',
    ]);
  });

  test("are without limit where no number is given", () => {
    const ended = only(play(smallText({ arrivals: three })), "action_ended");
    expect(ended.map(({ at }) => at - (ended[0]?.at ?? 0))).toEqual([0, 0, 0]);
  });

  test("of several agents share: the least busy is asked, the first declared of equals", () => {
    const outcome = "outcomes: [{ weight: 1 }]";
    const agents = [agentText("slow", `latency: 1m, ${outcome}`), agentText("quick", `latency: 1s, ${outcome}`)].join(
      "\n",
    );
    const arrivals =
      "      - { event: order, source: shop, at: [0s, 1s, 3s, 4s], data: { order_id: { $sequence: 'o{n}' } } }";
    expect(only(play(smallText({ agents, arrivals })), "action_started").map(({ agent }) => agent)).toEqual([
      "slow",
      "quick",
      "quick",
      "quick",
    ]);
  });
});

describe("an answer", () => {
  const silent = agentText("worker", "latency: 10s, workers: 1, outcomes: [{ weight: 1 }]");
  const timed = (timeout: string): string => `{ action: work, capability: working, timeout: ${timeout} }`;

  test("that never comes ends the ask when its time is over, and the work otherwise", () => {
    expect(story(play(smallText({ agents: silent, ask: timed("30s") }))).at(-1)).toBe("30s worker no_answer");
    expect(story(play(smallText({ agents: silent }))).at(-1)).toBe("10s worker done");
  });

  test("at the very end of its time is in time; later it is not given any more", () => {
    const agents = agentText("worker", "latency: 10s, outcomes: [{ weight: 1, emits: done }]");
    expect(story(play(smallText({ agents, ask: timed("10s") }))).slice(-2)).toEqual([
      "10s worker done",
      '10s done {"order_id":"a"}',
    ]);
    expect(story(play(smallText({ agents, ask: timed("9s") }))).at(-1)).toBe("9s worker no_answer");
  });

  test("has the time of the alternative that asked, not of the pattern", () => {
    const patterns = `  either: { kind: any_of, events: [{ event: order, do: ${timed("3s")} }, done], do: ${timed("8s")} }`;
    const played = play(smallText({ agents: silent.replace("workers: 1, ", ""), ask: timed("30s"), patterns }));
    expect(story(played).filter((line) => line.endsWith("no_answer"))).toEqual([
      "3s worker no_answer",
      "30s worker no_answer",
    ]);
  });

  test("cannot come from a line that is too long for its time", () => {
    const agents = agentText("worker", "latency: 10s, workers: 1, outcomes: [{ weight: 1, emits: done }]");
    const told = story(play(smallText({ agents, arrivals: three, ask: timed("15s") })));
    expect(told).toContain(
      "15s queue_full: worker had no free worker to work in time; give it more workers, or more time to answer.",
    );
    expect(told).toContain("15s worker no_answer");
    expect(told.filter((line) => line.endsWith("starts"))).toHaveLength(2);
  });

  test("may have a further event, after its own time", () => {
    const agents = agentText(
      "worker",
      "latency: 1s, outcomes: [{ weight: 1, emits: done, then: { emits: shipped, after: 5s, data: { n: 7 } } }]",
    );
    const played = play(smallText({ agents }));
    expect(story(played).slice(-2)).toEqual(['1s done {"order_id":"a"}', '6s shipped {"n":7,"order_id":"a"}']);
    expect(new Set(only(played, "event").map(({ cause }) => cause))).toEqual(
      new Set([undefined, "worker/work/000001"]),
    );
  });

  test("is drawn by weight among the outcomes that are possible", () => {
    const arrivals =
      "      - { event: order, source: shop, every: 1s, count: 400, data: { order_id: { $sequence: 'o{n}' }, n: { $integer: [0, 1] } } }";
    const agents = agentText(
      "worker",
      "outcomes: [{ weight: 1, emits: done }, { weight: 3, emits: shipped, when: data.n == 1 }]",
    );
    const events = only(play(smallText({ agents, arrivals })), "event");
    const ones = new Set(events.filter(({ event }) => event.data["n"] === 1).map(({ correlation }) => correlation));
    const shipped = events.filter(({ event }) => event.type === "shipped");
    expect(shipped.every(({ correlation }) => ones.has(correlation))).toBe(true);
    expect(shipped.length / ones.size).toBeGreaterThan(0.65);
    expect(shipped.length / ones.size).toBeLessThan(0.85);
  });

  test("carries values that are computed from the event that asked", () => {
    const agents = agentText("worker", "outcomes: [{ weight: 1, emits: done, data: { n: { $cel: data.n + 1 } } }]");
    const arrivals = "      - { event: order, at: [0s], data: { order_id: a, n: 41 } }";
    expect(story(play(smallText({ agents, arrivals }))).at(-1)).toBe('0s done {"n":42,"order_id":"a"}');
  });

  test("that cannot be computed fails the action and says why", () => {
    const agents = agentText("worker", "outcomes: [{ weight: 1, emits: done, data: { n: { $cel: data.n + 1 } } }]");
    expect(story(play(smallText({ agents }))).slice(-2)).toEqual([
      "0s worker failed",
      "0s no_behaviour: worker cannot emit done: data.n is missing.",
    ]);
  });
});

describe("the key of an answer", () => {
  test("is the part at the same place where the types name it differently", () => {
    const correlation = "{ default: [data.order_id], keys: { done: [data.reference] } }";
    expect(story(play(smallText({ correlation }))).at(-1)).toBe(
      '1s done {"reference":"a","order_id":"done-free"}'.replace("done-free", "order_id-1"),
    );
  });

  test("is the correlation id where that is the key, which whoever sends from outside gives", () => {
    const played = play(smallText({ correlation: "{ default: [correlation_id] }" }));
    expect(only(played, "event").map(({ event }) => event.correlation_id)).toEqual(["shop-000001", "shop-000001"]);
  });
});

describe("the dead letters", () => {
  test("have the effects that nobody can take", () => {
    expect(story(play(smallText({ agents: "  worker: { capabilities: [resting] }" }))).at(-1)).toBe(
      `0s no_agent: No agent offers "working", which "start_work" asks for; add it to an agent's capabilities.`,
    );
    expect(story(play(smallText({ agents: "  worker: { capabilities: [working] }" }))).at(-1)).toBe(
      `0s no_behaviour: worker has no behaviour for "work", which "start_work" asks for; add one under behaviours.`,
    );
  });

  test("have the 33rd event of a circle that feeds itself", () => {
    const patterns = "  again: { kind: pattern, on: done, do: { action: work, capability: working } }";
    const played = play(smallText({ patterns }));
    expect(only(played, "event")).toHaveLength(32);
    expect(only(played, "dead_letter")).toMatchObject([{ reason: "chain_too_long" }]);
    expect(only(played, "action_ended").at(-1)?.outcome).toBe("failed");
  });
});

test("a deadline asks too, and the answer belongs to the event that opened the run", () => {
  const patterns =
    "  late: { kind: absence, start: order, expect: shipped, within: 10m, do: { action: work, capability: working } }";
  const played = play(smallText({ patterns }));
  const [, second] = only(played, "action_started");
  expect(second).toMatchObject({ pattern: "late", correlation: "a", seq: 1 });
  expect(story(played).at(-1)).toBe('601.001s done {"order_id":"a"}');
});

test("at the horizon nothing more happens; runs whose deadline lies beyond stay active", () => {
  const patterns = "  late: { kind: absence, start: order, expect: shipped, within: 2h }";
  const played = play(
    smallText({ patterns, agents: agentText("worker", "latency: 3h, outcomes: [{ weight: 1, emits: done }]") }),
  );
  expect(only(played, "action_ended")).toEqual([]);
  expect(played.run.counters().patterns["late"]).toMatchObject({ opened: 1, active: 1 });
  expect(played.run.progress().at).toBe(played.scenario.endAt);
});
