// What the account of state charts says of limits: machines have none.
import { expect, test } from "vitest";
import { documentOfText, sourceOf } from "../random/documents.scene.ts";
import { scxmlFormat } from "../scxml/scxmlFormat.ts";
import { xstateFormat } from "../xstate/xstateFormat.ts";

const asks = "{ action: x, capability: y }";
const source = sourceOf(
  documentOfText(`
laban: 1
name: Limits
events: { a: {}, b: {} }
patterns:
  many: { kind: sequence, steps: [a, b], max_interval: 5m, starts: overlap, max_runs: 3, on_evicted: ${asks} }
  one: { kind: sequence, steps: [a, b], max_interval: 5m, max_runs: 3 }
  waits: { kind: absence, start: a, expect: b, within: 1m, max_runs: 3, do: ${asks}, on_evicted: ${asks} }
  first: { kind: any_of, start: a, events: [b], within: 1m, starts: overlap, max_runs: 3, do: ${asks} }
`),
);

test.each([xstateFormat, scxmlFormat])("$id: caps and what is asked at an eviction are lost", ({ write }) => {
  const lost = write(source).report.losses.filter(({ fate }) => fate === "lost");
  expect(lost.map(({ path }) => path.slice(1).join("."))).toEqual([
    "many.max_runs",
    "many.on_evicted",
    "one.max_runs",
    "waits.max_runs",
    "waits.on_evicted",
    "first.max_runs",
  ]);
});
