// What the report on Mermaid says of the things in a pattern fits what is drawn of them.
import { expect, test } from "vitest";
import { documentOfText, sourceOf } from "../random/documents.scene.ts";
import { mermaidFormat } from "./mermaidFormat.ts";

const asks = "{ action: act, capability: c }";
const { files, report } = mermaidFormat.write(
  sourceOf(
    documentOfText(`
laban: 1
name: Fates
events: { a: { schema: { type: object, properties: { n: { type: number } } } }, b: {}, c: {} }
patterns:
  plain: { kind: pattern, on: a, when: data.n > 2.0, priority: 3, do: ${asks} }
  waits: { kind: absence, start: { event: a, when: data.n > 3.0 }, expect: b, cancel: c, within: 30m, repeat: 2, do: { action: act, capability: c, timeout: 5s } }
  all: { kind: all_of, events: [a, { event: [b, c] }], within: 9s }
  many: { kind: threshold, on: a, when: data.n > 4.0, count: { at_least: 3 }, within: 1m }
  chain: { kind: sequence, steps: [a, b], not: [{ event: c, after: 0 }], within: 7m }
  machine:
    kind: state_machine
    initial: one
    final: two
    states: { one: { after: 8m, to: two }, two: {} }
    transitions: [{ from: one, event: a, when: data.n > 5.0, to: two }]
    keep_final: 4h
`),
  ),
);
const fates = new Map(report.losses.map(({ path, fate, why }) => [path.slice(1).join("."), { fate, why }]));
const drawn = files.map(({ text }) => text).join("\n");

test.each([
  ["plain.on", "e0 --> p0"],
  ["plain.when", "n is over 2"],
  ["waits.within", "within 30 min"],
  ["waits.cancel", "cancels"],
  ["all.within", "all 2 within 9 s"],
  ["all.events.0", "all 2 within 9 s"],
  ["many.count", "3 in 1 min"],
  ["chain.not.0", "must not come"],
  ["machine.initial", "[*] --> s0"],
  ["machine.final", "s1 --> [*]"],
  ["machine.states.one.after", "after 8 min"],
  ["machine.transitions.0.when", "n is over 5"],
])("%s is kept, and drawn as %s", (place, text) => {
  expect(fates.get(place)).toBeUndefined();
  expect(drawn).toContain(text);
});

test.each([
  ["plain.priority", "lost", "This is not drawn"],
  ["plain.do", "approximated", "the capability's name is not drawn."],
  ["waits.do", "approximated", "nor how long it has to answer"],
  ["waits.start", "approximated", "that it is the start"],
  ["waits.start.when", "lost", "Conditions inside a pattern"],
  ["waits.repeat", "lost", "This is not drawn"],
  ["all.events.1", "approximated", "Each of its types"],
  ["many.when", "lost", "Conditions inside a pattern"],
  ["chain.steps.0", "approximated", "in which order"],
  ["machine.keep_final", "lost", "This is not drawn"],
])("%s is %s: %s", (place, fate, why) => {
  expect(fates.get(place)?.fate).toBe(fate);
  expect(fates.get(place)?.why).toContain(why);
  expect(drawn).not.toMatch(/over [34]|4 h/);
});
