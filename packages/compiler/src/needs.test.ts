// Which patterns look beyond their key, whatever the place of the condition, and what only looks as if it did.
import { readDocument } from "@laban/model";
import { expect, test } from "vitest";
import { compileDocument, kindCatalog } from "./index.ts";

function unpartitionable(pattern: string): readonly string[] | undefined {
  const { document } = readDocument(
    `laban: 1
name: Needs
events: { a: {}, b: {}, c: {} }
correlation: { default: [correlation_id] }
patterns: { p: ${pattern} }
`,
    kindCatalog,
  );
  if (document === undefined) throw new Error("the document of the test cannot be read");
  const { bundle, diagnostics } = compileDocument(document);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return bundle?.needs.unpartitionable;
}

test.each([
  ["{ kind: pattern, on: a, when: event_count > 3 }"],
  ["{ kind: pattern, on: a, when: 'source_event_count > 3 && data.x == 1' }"],
  ["{ kind: pattern, on: a, scope: global }"],
  ["{ kind: sequence, steps: [a, { event: b, when: 'recent_events.exists(e, e.type == \"c\")' }], within: 1m }"],
  ["{ kind: sequence, steps: [a, { any_of: [{ event: b, when: event_count > 3 }, c] }], within: 1m }"],
  ["{ kind: absence, start: a, expect: { event: b, when: event_count > 3 }, within: 1m }"],
  ["{ kind: threshold, on: a, when: event_count > 3, count: { at_least: 2 }, within: 1m }"],
  ["{ kind: all_of, events: [a, { event: b, when: event_count > 3 }], within: 1m }"],
])("%s looks beyond its key", (pattern) => {
  expect(unpartitionable(pattern)).toEqual(["p"]);
});

test.each([
  ["a text", "event.source == 'event_count'"],
  ["a field", "data.event_count > 3"],
  ["a field in brackets", "data['recent_events'] == 1"],
  ["a variable of a macro", "data.list.exists(recent_events, recent_events > 3)"],
  ["a comment", "data.x == 1 // not event_count"],
  ["a longer name", "data.my_event_count_x > 3"],
  ["the key's own history", "correlated_events.size() > 1"],
])("%s does not count: %s", (_, when) => {
  expect(unpartitionable(`{ kind: pattern, on: a, when: ${JSON.stringify(when)} }`)).toEqual([]);
});
