// Latencies and payload values, between what is written and what the form shows.
import { assert, constantFrom, jsonValue, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { latencyOf, shownLatency } from "./latency.ts";
import { payloadText, payloadValue } from "./payloadText.ts";

describe("a payload value as a line", () => {
  it("is plain for text, numbers and truth, and begins with = when it is computed", () => {
    expect(payloadText("confirmed")).toBe("confirmed");
    expect(payloadText(3)).toBe("3");
    expect(payloadText(true)).toBe("true");
    expect(payloadText({ $cel: "data.retry_count + 1" })).toBe("= data.retry_count + 1");
    expect(payloadText({ $integer: [1, 4] })).toBe('{"$integer":[1,4]}');
  });
  it("keeps text that looks like something else in quotes", () => {
    expect(payloadText("3")).toBe('"3"');
    expect(payloadText("")).toBe('""');
    expect(payloadText("= not computed")).toBe('"= not computed"');
  });
  it("is read back as the very same value", () => {
    const tricky = string({ unit: constantFrom("a", "1", "=", " ", '"', "{", "}", "-", ".", "e") });
    assert(
      property(oneof(jsonValue(), tricky), (value) => {
        const json = JSON.parse(JSON.stringify(value));
        expect(payloadValue(payloadText(json))).toEqual(json);
      }),
    );
  });
});

describe("a latency in the form", () => {
  it("is at once, always the same, or about so long", () => {
    expect(shownLatency(undefined)).toEqual({ type: "none" });
    expect(shownLatency("2m")).toEqual({ type: "constant", time: "2m" });
    expect(shownLatency({ constant: 3 })).toEqual({ type: "constant", time: "3" });
    expect(shownLatency({ lognormal: { p50: "9s", p99: "40s" } })).toEqual({
      type: "lognormal",
      p50: "9s",
      p99: "40s",
    });
  });
  it("is left to the text when it is something else, and named", () => {
    expect(shownLatency({ uniform: ["1s", "2s"] })).toEqual({ type: "other", name: "uniform" });
    expect(shownLatency({ lognormal: { mu: 1 } })).toEqual({ type: "other", name: "lognormal" });
  });
  it("keeps its time when another form is chosen", () => {
    expect(latencyOf("lognormal", { type: "constant", time: "2m" })).toEqual({ lognormal: { p50: "2m", p99: "10m" } });
    expect(latencyOf("constant", { type: "lognormal", p50: "9s", p99: "40s" })).toBe("9s");
    expect(latencyOf("none", { type: "constant", time: "2m" })).toBeUndefined();
    expect(latencyOf("constant", { type: "none" })).toBe("1s");
  });
});
