// Designs of every format, changed at random: what imports are held against, in the tests by the hundred and in the soak by the hundred thousand.
import { documentText, emptyDocument } from "@laban/model";
import * as fc from "fast-check";
import type { DesignFile } from "./designFormat.ts";
import { designFormats } from "./designFormats.ts";
import { importDesign } from "./importDesign.ts";

const python = `EventPattern(event_type="a", condition="data.get('n', 0) > 1 and any(i['q'] for i in data.get('l', []))", action="x", target_capability="y", priority=3)
EventSequence(sequence_id="s", events=["a", "b"], max_interval=60, action="z", target_capability="y")
register_complex_pattern({"type": "threshold_pattern", "event_type": "a", "threshold": 3, "time_window": 60, "action": "t", "capability": "y"})
`;
const asyncapi = `asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
channels:
  paid: { address: paid, messages: { paid: { $ref: "#/components/messages/paid" } } }
operations:
  onPaid: { action: receive, channel: { $ref: "#/channels/paid" } }
components:
  messages:
    paid: { name: paid, correlationId: { location: "$message.payload#/id" }, payload: { type: object, properties: { id: { type: string }, next: { $ref: "#/components/messages/paid/payload" } } } }
`;
const scxml = `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" initial="a"><state id="a" initial="c"><state id="c" initial="d"><state id="d"/></state><transition event="e" cond="_event.data.n &gt; 1" target="b"/></state><final id="b"/></scxml>`;
const xstate = `createMachine({ id: "door", initial: "a", states: { "a": { on: { OPEN: { target: "b", guard: "isFree" } }, after: { 1000: "b" } }, "b": { initial: "c", states: { "c": { id: "x", on: { SHUT: "#x" } } } }, "d": { type: "final" } } })`;

/** A small design for each format, by its id. */
export const smallDesigns: Readonly<Record<string, string>> = {
  laban: documentText({
    ...emptyDocument("Small"),
    events: { a: {} },
    patterns: { p: { kind: "pattern", on: "a", when: "data.n > 1" } },
  }),
  python,
  asyncapi,
  scxml,
  xstate,
  agentcard:
    '{"name": "A", "description": "B", "skills": [{"id": "s", "name": "S", "tags": ["t"]}], "url": "http://x"}',
  "json-schema":
    '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "paid", "type": "object", "properties": {"email": {"type": "string"}, "a": {"$ref": "#"}}}',
  github: '{"action": "opened", "issue": {"id": 1, "title": "x"}, "repository": {"id": 2}, "sender": {"login": "me"}}',
  stripe:
    '{"object": "event", "livemode": false, "type": "invoice.paid", "data": {"object": {"id": "in_1", "email": "a@b"}}}',
  eventbridge:
    '{"source": ["s"], "detail-type": ["T"], "detail": {"a": [{"prefix": "x"}, 1, null], "b": {"c": [{"numeric": [">", 1, "<", 5]}, {"exists": false}]}, "$or": [{"d": [{"anything-but": ["x"]}]}, {"e": [{"wildcard": "a*"}]}]}}',
  samples: '[{"event_type": "a", "data": {"n": 1}}, {"event_type": "b", "data": {"s": "x"}}]',
};

const hostile: readonly string[] = [
  "__proto__",
  '"__proto__": {"x": 1},',
  "constructor",
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  '"',
  "'",
  "\\",
  "\u0000",
  "\u2028",
  "\uD800",
  "&a *a",
  "*a",
  "<<: *x",
  "!!js/function x",
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "<![CDATA[",
  "]]>",
  "&b;",
  "lambda: 0",
  "__import__('os')",
  "f'{x}'",
  "1e999",
  "-0",
  "9007199254740993",
  "$ref: http://169.254.169.254/",
  '{"$ref": "#"}',
  '{"$ref": "file:///etc/passwd"}',
  "[".repeat(100),
  "(".repeat(100),
  "not ".repeat(100),
  "x".repeat(3_000),
];

/** What happens to a design; numbers are places, taken modulo its length. */
type Change =
  | { readonly at: number; readonly length: number; readonly by: string }
  /** The quoted word at one place is put for that at another: names that are given twice, references that go in a circle. */
  | { readonly word: number; readonly from: number };

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      at: fc.nat(100_000),
      length: fc.constantFrom(0, 0, 0, 1, 3, 40),
      by: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...hostile) },
        { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: "binary" }) },
        fc.constant(""),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ word: fc.nat(1_000), from: fc.nat(1_000) }) },
);

const quoted = /"[^"\n]*"|'[^'\n]*'/g;

/** How many quoted words a design has. */
export function wordsIn(text: string): number {
  return text.match(quoted)?.length ?? 0;
}

/** The design with one of its quoted words, counted from 0, put for another. */
export function withWordMoved(text: string, { word, from }: { readonly word: number; readonly from: number }): string {
  const words = text.match(quoted) ?? [];
  const by = words[from % words.length] ?? "";
  let at = 0;
  return text.replaceAll(quoted, (own) => (at++ === word % words.length ? by : own));
}

/** A design with one to four changes, and the format that is asked for: its own, another's, or none. */
export const mutatedDesign: fc.Arbitrary<{ readonly files: readonly DesignFile[]; readonly from: string | undefined }> =
  fc
    .record({
      format: fc.constantFrom(...Object.keys(smallDesigns)),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
      from: fc.option(fc.constantFrom("", ...designFormats.map(({ id }) => id)), { nil: undefined, freq: 2 }),
      name: fc.constantFrom("a.json", "a.yaml", "issues/opened.json", "../../etc/passwd", "__proto__", "", "a.py"),
    })
    .map(({ format, changes, from, name }) => {
      const text = changes.reduce((before, one) => {
        if ("word" in one) return withWordMoved(before, one);
        const { at, length, by } = one;
        const place = at % (before.length + 1);
        return before.slice(0, place) + by + before.slice(place + length);
      }, smallDesigns[format] ?? "");
      return { files: [{ name, bytes: new TextEncoder().encode(text) }], from: from === "" ? format : from };
    });

/** Whether it is a document that opens, or a refusal with code and path; throws where it is neither, and where the same files give another result. */
export function holdsForImport({
  files,
  from,
}: {
  readonly files: readonly DesignFile[];
  readonly from: string | undefined;
}): "taken" | "refused" {
  const options = from === undefined ? {} : { from };
  const result = importDesign(files, options);
  const again = importDesign(
    files.map(({ name, bytes }) => ({ name, bytes: bytes.slice() })),
    options,
  );
  if (JSON.stringify(again) !== JSON.stringify(result)) throw new Error("the same files give another result");
  if ("polluted" in {} || Object.hasOwn(Object.prototype, "x")) throw new Error("Object.prototype was changed");
  if (!("failure" in result)) {
    if (result.notes.some(({ fate, why }) => fate !== "understood" && (why === undefined || why === "")))
      throw new Error("a note says no reason");
    return "taken";
  }
  const { code, path, message } = result.failure;
  if (!/^import\/[a-z-]+$/.test(code) || path === undefined || message.length < 10)
    throw new Error(`a refusal without code, path or reason: ${JSON.stringify(result.failure)}`);
  return "refused";
}
