// When events arrive, for every rhythm.
import { describe, expect, test } from "vitest";
import { only, play, smallText } from "./simulator.scene.ts";

/** Seconds after the start at which orders arrive. */
function secondsOf(arrival: string, horizon = "1m"): readonly number[] {
  const arrivals = `      - { event: order, source: shop, data: { order_id: a }, ${arrival} }`;
  const played = play(smallText({ arrivals, horizon, agents: "  worker: { capabilities: [working] }" }));
  return only(played, "event").map(({ at }) => (at - played.scenario.startAt) / 1000);
}

describe("arrivals", () => {
  test("beat steadily from the start, to the horizon inclusive", () => {
    expect(secondsOf("every: 20s")).toEqual([0, 20, 40, 60]);
    expect(secondsOf("every: { constant: 20s }, count: 2")).toEqual([0, 20]);
  });

  test("come at given times", () => {
    expect(secondsOf("at: [30s, 5s, 2m]")).toEqual([5, 30]);
  });

  test("come in bursts", () => {
    expect(secondsOf("every: { burst: { size: 3, every: 30s } }")).toEqual([0, 0, 0, 30, 30, 30, 60, 60, 60]);
    expect(secondsOf("every: { burst: { size: 3, every: 30s } }, count: 4")).toEqual([0, 0, 0, 30]);
  });

  test("go from one pace to another over the horizon", () => {
    const seconds = secondsOf("every: { ramp: { from: 10s, to: 2s } }");
    const gaps = seconds.slice(1).map((at, index) => at - (seconds[index] ?? 0));
    expect(gaps[0]).toBe(10);
    expect(gaps.at(-1)).toBeLessThan(4);
    expect(gaps).toEqual(gaps.toSorted((a, b) => b - a));
  });

  test("of a Poisson stream have the mean that was asked for, and gaps like chance", () => {
    const seconds = secondsOf("every: { poisson: 2s }", "4h");
    const gaps = seconds.map((at, index) => at - (seconds[index - 1] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(mean).toBeGreaterThan(1.9);
    expect(mean).toBeLessThan(2.1);
    expect(Math.sqrt(variance) / mean).toBeGreaterThan(0.95);
    expect(Math.sqrt(variance) / mean).toBeLessThan(1.05);
  });

  test("have lognormal gaps with the percentiles that were asked for", () => {
    const seconds = secondsOf("every: { lognormal: { p50: 2s, p99: 20s } }", "6h");
    const gaps = seconds.map((at, index) => at - (seconds[index - 1] ?? 0)).toSorted((a, b) => a - b);
    expect(gaps[Math.floor(gaps.length * 0.5)]).toBeCloseTo(2, 0);
    expect(gaps[Math.floor(gaps.length * 0.99)]).toBeGreaterThan(17);
    expect(gaps[Math.floor(gaps.length * 0.99)]).toBeLessThan(23);
  });

  test("without data have what the schema requires", () => {
    const arrivals = "      - { event: order, at: [0s, 1s] }";
    const events = only(
      play(smallText({ arrivals, agents: "  worker: { capabilities: [working], emits: [order] }" })),
      "event",
    );
    expect(events.map(({ event }) => [event.source, event.data])).toEqual([
      ["worker", { order_id: "order_id-1" }],
      ["worker", { order_id: "order_id-2" }],
    ]);
  });
});
