// Every fault of the source material that docs/semantics.md's design answers, each with the cases or the test that show it done right.
// Most are cases of fixtures/source-material.yaml, found by their `because`; what needs agents or a replay stands here.
import { readFileSync } from "node:fs";
import { compileDocument } from "@laban/compiler";
import { createEngine } from "@laban/engine";
import { isJsonList, isJsonObject, readDocument } from "@laban/model";
import type { TraceRecord } from "@laban/trace";
import { describe, expect, test } from "vitest";
import { createReplay } from "../index.ts";
import { documentOf, only, play, smallText } from "../simulator.scene.ts";

const text = readFileSync(new URL("../../../../fixtures/source-material.yaml", import.meta.url), "utf8");

/** The reasons of the cases, as they are written. */
function reasons(): readonly string[] {
  const { value } = readDocument(text);
  const cases = isJsonObject(value) && isJsonList(value["cases"]) ? value["cases"] : [];
  return cases.map((each) => {
    const because = isJsonObject(each) ? each["because"] : undefined;
    return typeof because === "string" ? because : "";
  });
}

describe("the source material's faults have cases", () => {
  test.each([
    "its EventSequence cannot be defined (a default before a required field)",
    "its window conditions always fail and the failure is swallowed",
    "eval with empty builtins is escapable",
    "event ids collide within a millisecond",
    "correlation ids are invented per event",
    "correlation_keys are never read",
    "priority is never read",
    "gaps are measured by the wall clock and only when the next expected event comes",
    "a late event is thrown away instead of opening a new run",
    "any member, even the last, opens empty state",
    "history is ten events of all keys, so most windows can never fill",
    "thresholds storm",
    "counters for completed sequences are always 0",
    "nothing is ever evicted",
  ])("%s", (fault) => {
    expect(reasons().filter((reason) => reason === `the source: ${fault}`)).not.toEqual([]);
  });

  test("and every case says which fault it answers", () => {
    expect(reasons().filter((reason) => !reason.startsWith("the source: "))).toEqual([]);
  });
});

describe("the source material's faults that need agents or a replay", () => {
  test("timeout_seconds are never read: here an ask without an answer ends when its time is over, to the millisecond", () => {
    const agents =
      "  worker: { capabilities: [working], behaviours: { work: { latency: 40s, outcomes: [{ weight: 1, emits: done }] } } }";
    const played = play(smallText({ agents, ask: "{ action: work, capability: working, timeout: 30s }" }));
    const [started] = only(played, "action_started");
    const [ended] = only(played, "action_ended");
    expect(ended).toMatchObject({ outcome: "no_answer", emits: [] });
    expect((ended?.at ?? 0) - (started?.at ?? 0)).toBe(30_000);
  });

  test("replay re-stamps ids and times and re-runs actions: here events and effects stay as they were, and nobody is asked", () => {
    const document = documentOf(smallText({}));
    const { bundle } = compileDocument(document);
    if (bundle === undefined) throw new Error("The scene does not compile.");
    const played = play(smallText({}));
    const events = only(played, "event").map(({ event }) => event);
    const records: TraceRecord[] = [];
    const observe = (record: TraceRecord): number => records.push(record);
    const replay = createReplay({ bundle, events, observe, closeAtEnd: true });
    while (!replay.advance({ maxEvents: 100 }).done);
    const replayed = { records, run: replay, scenario: played.scenario };
    expect(only(replayed, "event").map(({ event }) => event)).toEqual(events);
    expect(only(replayed, "effect")).toEqual(only(played, "effect"));
    expect(only(played, "action_started").length).toBeGreaterThan(0);
    expect(only(replayed, "action_started")).toEqual([]);
  });

  test("event ids are the sender's: the engine hands them on as they are, also the odd ones", () => {
    const { bundle } = compileDocument(documentOf(smallText({})));
    if (bundle === undefined) throw new Error("The scene does not compile.");
    const engine = createEngine(bundle);
    const ids = ["", "1", "e 1", "__proto__", "ünïcode", "1"];
    const effects = ids.flatMap((id, index) =>
      engine.offer({ id, type: "order", source: `s${index}`, time: 7, data: { order_id: "a" } }),
    );
    expect(effects.map(({ events, at }) => [events, at])).toEqual(ids.map((id) => [[id], 7]));
  });
});
