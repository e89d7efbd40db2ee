// Every diagnostic, from the text that causes it: code, place, message, and a fix that really mends it.
import { describe, expect, test } from "vitest";
import { applyEdits, readDocument } from "@laban/model";
import type { Diagnostic } from "@laban/model";
import { compileDocument } from "./compileDocument.ts";
import { kindCatalog } from "./kinds/catalog.ts";
import { mergeDiagnostics } from "./mergeDiagnostics.ts";

const EVENTS = `laban: 1
name: Shop
events:
  order_received:
    schema: { type: object, required: [order_id], properties: { order_id: { type: string }, order_value: { type: number }, customer: { type: object, properties: { email: { type: string } } } } }
  payment_successful:
    schema: { type: object, properties: { order_id: { type: string } } }
correlation: { default: [data.order_id] }
`;
const AGENT = `agents:
  payments:
    capabilities: [payment_processing]
`;

function diagnose(text: string): readonly Diagnostic[] {
  const { document, diagnostics } = readDocument(text, kindCatalog);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return document === undefined ? [] : compileDocument(document).diagnostics;
}

interface Scene {
  readonly code: string;
  readonly severity: Diagnostic["severity"];
  readonly text: string;
  readonly path: string;
  readonly says: string;
  /** The title of the fix; after it the diagnostic must be gone. */
  readonly fix?: string;
}

const SCENES: readonly Scene[] = [
  {
    code: "sequence/never-binds",
    severity: "warning",
    text: `${EVENTS}patterns: { s: { kind: sequence, within: 1h, steps: [order_received, { event: payment_successful, optional: true }] } }`,
    path: "patterns.s.steps.1",
    says: 'Sequence "s": step "payment_successful" never binds anything, since the sequence matches with "order_received" and does not wait for what is optional after it; make it required, or remove it.',
    fix: 'Remove step "payment_successful"',
  },
  {
    code: "sequence/never-binds",
    severity: "warning",
    text: `${EVENTS}patterns: { s: { kind: sequence, within: 1h, steps: [order_received, { event: payment_successful, min: 2, max: unbounded }] } }`,
    path: "patterns.s.steps.1.max",
    says: 'Sequence "s": step "payment_successful" never binds more than 2, since the sequence matches when it came 2 times; raise min, or let a required step follow.',
    fix: "Set max to 2",
  },
  {
    code: "pattern/shape",
    severity: "error",
    text: `${EVENTS}patterns: { s: { kind: sequence, within: 1h, steps: [order_received, { all_of: [payment_successful], min: 2 }] } }`,
    path: "patterns.s.steps.1.min",
    says: 'Sequence "s": "steps.1.min" cannot stand beside all_of, which takes each member once; name an event twice where it must come twice.',
  },
  {
    code: "pattern/shape",
    severity: "error",
    text: `${EVENTS}patterns: { s: { kind: absence, quiet: order_received, expect: payment_successful, within: 1h } }`,
    path: "patterns.s.expect",
    says: 'Absence "s": "expect" cannot stand beside "quiet", which is start and expect in one.',
  },
  {
    code: "absence/no-event",
    severity: "error",
    text: `${EVENTS}patterns: { s: { kind: absence, quiet: { when: "true" }, within: 1h } }`,
    path: "patterns.s.quiet",
    says: 'Absence "s" watches nothing; name the event type in "quiet".',
  },
  {
    code: "pattern/unknown-event",
    severity: "error",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: order_recieved } }`,
    path: "patterns.check.on",
    says: 'Pattern "check" names the event type "order_recieved", which is not declared; did you mean "order_received"?',
    fix: 'Change to "order_received"',
  },
  {
    code: "pattern/unknown-event",
    severity: "error",
    text: `${EVENTS}patterns: { check: { kind: absence, start: order_received, expect: { any_of: [payment_successful, parcel_lost] }, within: 1h } }`,
    path: "patterns.check.expect.any_of.1",
    says: 'Absence "check" names the event type "parcel_lost", which is not declared; declare it under events.',
    fix: 'Declare "parcel_lost"',
  },
  {
    code: "pattern/no-event",
    severity: "error",
    text: `${EVENTS}patterns: { check: { kind: pattern, when: "true" } }`,
    path: "patterns.check.on",
    says: 'Pattern "check" listens to no event type; name one in "on".',
  },
  {
    code: "pattern/repeated-event",
    severity: "warning",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: [order_received, order_received] } }`,
    path: "patterns.check.on.1",
    says: 'Pattern "check" names "order_received" twice; once is enough.',
    fix: "Remove the repetition",
  },
  {
    code: "pattern/no-action",
    severity: "info",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: order_received } }`,
    path: "patterns.check",
    says: 'Pattern "check" asks nobody for anything; it is only counted. Add "do" to act.',
  },
  {
    code: "pattern/shape",
    severity: "error",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: order_received, do: { action: pay } } }`,
    path: "patterns.check.do.capability",
    says: 'Pattern "check": "do.capability" should say which capability it asks.',
  },
  {
    code: "pattern/shape",
    severity: "error",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: order_received, by: [order_id] } }`,
    path: "patterns.check.by.0",
    says: 'Pattern "check": "by.0" should be a path from the event, such as "data.order_id" or "correlation_id".',
  },
  {
    code: "pattern/shape",
    severity: "error",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: order_received, by: [data.order_id], scope: global } }`,
    path: "patterns.check.by",
    says: 'Pattern "check": "by" cannot stand beside scope "global", which has one key for all; keep one of them.',
  },
  {
    code: "pattern/global-scope",
    severity: "info",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: order_received, scope: global } }`,
    path: "patterns.check.scope",
    says: 'Pattern "check" has one key for all events, so its events cannot be spread over partitions; correlate by a field where that is not meant.',
  },
  {
    code: "cel/unknown-field",
    severity: "error",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: order_received, when: data.order_valu > 3 } }`,
    path: "patterns.check.when",
    says: 'Pattern "check": ',
    fix: "order_value",
  },
  {
    code: "condition/too-long",
    severity: "error",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: order_received, when: "${"1 + ".repeat(5000)}1 > 3" } }`,
    path: "patterns.check.when",
    says: 'Pattern "check": the condition has 20005 characters, more than 20000; split the pattern.',
  },
  {
    code: "sequence/no-window",
    severity: "warning",
    text: `${EVENTS}patterns: { checkout: { kind: sequence, steps: [order_received, payment_successful] } }`,
    path: "patterns.checkout",
    says: 'Sequence "checkout" has no window; add "within" or mark it unbounded.',
    fix: 'Add "within: 1h"',
  },
  {
    code: "sequence/interval-over-window",
    severity: "warning",
    text: `${EVENTS}patterns: { checkout: { kind: sequence, steps: [order_received, payment_successful], max_interval: 2h, within: 90m } }`,
    path: "patterns.checkout.max_interval",
    says: 'Sequence "checkout" allows 2 h between steps but only 90 min in all, so "max_interval" never matters; lower it or remove it.',
    fix: 'Remove "max_interval"',
  },
  {
    code: "sequence/no-steps",
    severity: "error",
    text: `${EVENTS}patterns: { checkout: { kind: sequence, steps: [], within: 1h } }`,
    path: "patterns.checkout.steps",
    says: 'Sequence "checkout" has no steps; list the event types in their order.',
  },
  {
    code: "sequence/one-step",
    severity: "warning",
    text: `${EVENTS}patterns: { checkout: { kind: sequence, steps: [order_received], within: 1h } }`,
    path: "patterns.checkout.steps",
    says: 'Sequence "checkout" has one step only, so it matches at once; add a step, or make it a pattern.',
  },
  {
    code: "sequence/empty-step",
    severity: "error",
    text: `${EVENTS}patterns: { checkout: { kind: sequence, steps: [order_received, { when: "true" }, payment_successful], within: 1h } }`,
    path: "patterns.checkout.steps.1",
    says: 'Sequence "checkout": step 2 names no event type; name one, or remove the step.',
    fix: "Remove step 2",
  },
  {
    code: "sequence/repeated-name",
    severity: "error",
    text: `${EVENTS}patterns: { checkout: { kind: sequence, steps: [{ event: order_received, name: a }, { event: payment_successful, name: a }], within: 1h } }`,
    path: "patterns.checkout.steps.1.name",
    says: 'Sequence "checkout": two steps are called "a"; conditions could not tell them apart. Rename step 2.',
    fix: 'Rename to "a_2"',
  },
  {
    code: "sequence/min-over-max",
    severity: "error",
    text: `${EVENTS}patterns: { checkout: { kind: sequence, steps: [order_received, { event: payment_successful, min: 3, max: 2 }], within: 1h } }`,
    path: "patterns.checkout.steps.1.max",
    says: 'Sequence "checkout": step "payment_successful" needs at least 3 but takes at most 2; raise max or lower min.',
    fix: "Set max to 3",
  },
  {
    code: "sequence/all-optional",
    severity: "error",
    text: `${EVENTS}patterns: { checkout: { kind: sequence, steps: [{ event: order_received, optional: true }, { event: payment_successful, min: 0 }], within: 1h } }`,
    path: "patterns.checkout.steps",
    says: 'Sequence "checkout": every step is optional, so it would match nothing at all; make one step required.',
  },
  {
    code: "pattern/shape",
    severity: "error",
    text: `${EVENTS}patterns: { checkout: { kind: sequence, steps: [order_received, payment_successful], within: 1h, not: { event: order_received, after: delivery } } }`,
    path: "patterns.checkout.not.after",
    says: 'Sequence "checkout": "not.after" should name a step ("order_received", "payment_successful") or its position from 1.',
  },
  {
    code: "sequence/reads-later-step",
    severity: "warning",
    text: `${EVENTS}patterns: { checkout: { kind: sequence, steps: [{ event: order_received, when: steps.payment_successful.data.order_id == data.order_id }, payment_successful], within: 1h } }`,
    path: "patterns.checkout.steps.0.when",
    says: 'Sequence "checkout": the condition of step "order_received" reads step "payment_successful", which comes later, so it is never known; ask there instead.',
  },
  {
    code: "cel/unknown-field",
    severity: "error",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: [order_received, payment_successful], when: has(data.order_idd) } }`,
    path: "patterns.check.when",
    says: 'Pattern "check": ',
    fix: "order_id",
  },
  {
    code: "absence/no-event",
    severity: "error",
    text: `${EVENTS}patterns: { unpaid: { kind: absence, start: order_received, within: 1h } }`,
    path: "patterns.unpaid.expect",
    says: 'Absence "unpaid" expects nothing; name the event type in "expect".',
  },
  {
    code: "absence/no-deadline",
    severity: "error",
    text: `${EVENTS}patterns: { unpaid: { kind: absence, start: order_received, expect: payment_successful } }`,
    path: "patterns.unpaid.within",
    says: 'Absence "unpaid" has no deadline; say how long to wait in "within".',
    fix: 'Set "within: 30m"',
  },
  {
    code: "capability/nobody-offers",
    severity: "warning",
    text: `${EVENTS}${AGENT}patterns: { check: { kind: pattern, on: order_received, do: { action: pay, capability: payment_procesing } } }`,
    path: "patterns.check.do.capability",
    says: 'Pattern "check" asks "payment_procesing" to pay, but no agent offers that capability; did you mean "payment_processing"?',
    fix: 'Change to "payment_processing"',
  },
  {
    code: "correlation/path",
    severity: "error",
    text: EVENTS.replace("[data.order_id]", "[order_id]"),
    path: "correlation.default.0",
    says: 'The correlation path "order_id" leads nowhere in an event; begin with data.…, correlation_id, source, type or id.',
    fix: 'Change to "data.order_id"',
  },
  {
    code: "correlation/not-in-schema",
    severity: "warning",
    text: EVENTS.replace("default: [data.order_id]", "keys: { order_received: [data.order_ids] }"),
    path: "correlation.keys.order_received.0",
    says: '"order_received" has no "data.order_ids" in its schema, so keyed patterns never see such events; did you mean "data.order_id"?',
    fix: 'Change to "data.order_id"',
  },
  {
    code: "correlation/not-in-schema",
    severity: "warning",
    text: EVENTS.replace("{ order_id: { type: string } } }\n", "{ amount: { type: number } } }\n"),
    path: "correlation.default.0",
    says: '"payment_successful" has no "data.order_id" in the schema, so keyed patterns never see such events; add the field, or give it a key under correlation.keys.',
  },
  {
    code: "correlation/unknown-event",
    severity: "warning",
    text: EVENTS.replace("default: [data.order_id]", "keys: { order_receive: [data.order_id] }"),
    path: "correlation.keys.order_receive",
    says: 'There is a correlation key for "order_receive", which is no declared event type; did you mean "order_received"?',
    fix: 'Change to "order_received"',
  },
  {
    code: "event/sensitive-path",
    severity: "warning",
    text: EVENTS.replace("  payment_successful:", "    sensitive: [customer.mail]\n  payment_successful:"),
    path: "events.order_received.sensitive.0",
    says: 'Event type "order_received" marks "customer.mail" as sensitive, but its schema has no such field; did you mean "customer.email"?',
    fix: 'Change to "customer.email"',
  },
  {
    code: "event/never-comes",
    severity: "info",
    text: `${EVENTS}${AGENT}patterns: { check: { kind: pattern, on: order_received } }`,
    path: "events.order_received",
    says: 'Patterns wait for "order_received", but no agent emits it and no scenario lets it arrive; in a simulation it never comes.',
  },
  {
    code: "agent/unknown-event",
    severity: "warning",
    text: `${EVENTS}agents: { shop: { capabilities: [selling], emits: [order_receved] } }`,
    path: "agents.shop.emits.0",
    says: 'Agent "shop" raises "order_receved", which is no declared event type; did you mean "order_received"?',
    fix: 'Change to "order_received"',
  },
  {
    code: "agent/repeated-capability",
    severity: "warning",
    text: `${EVENTS}agents: { shop: { capabilities: [selling, selling] } }`,
    path: "agents.shop.capabilities.1",
    says: 'Agent "shop" offers "selling" twice; once is enough.',
    fix: "Remove the repetition",
  },
  {
    code: "behaviour/nobody-asks",
    severity: "info",
    text: `${EVENTS}agents: { shop: { capabilities: [selling], behaviours: { sell: { outcomes: [{ weight: 1 }] } } } }`,
    path: "agents.shop.behaviours.sell",
    says: 'Agent "shop" has a behaviour for "sell", but no pattern asks for it.',
  },
  {
    code: "agent/unknown-event",
    severity: "warning",
    text: `${EVENTS}agents: { shop: { capabilities: [selling], behaviours: { sell: { outcomes: [{ weight: 1, emits: payment_sucessful }] } } } }`,
    path: "agents.shop.behaviours.sell.outcomes.0.emits",
    says: 'Agent "shop", behaviour "sell" emits "payment_sucessful", which is no declared event type; did you mean "payment_successful"?',
    fix: 'Change to "payment_successful"',
  },
  {
    code: "cel/unknown-field",
    severity: "warning",
    text: `${EVENTS}agents: { shop: { capabilities: [selling], behaviours: { sell: { outcomes: [{ weight: 1, emits: payment_successful, data: { total: { $cel: data.order_valu + 1.0 } } }] } } } }
patterns: { check: { kind: pattern, on: order_received, do: { action: sell, capability: selling } } }`,
    path: "agents.shop.behaviours.sell.outcomes.0.data.total.$cel",
    says: 'Agent "shop", behaviour "sell": ',
    fix: "order_value",
  },
  {
    code: "group/of-one",
    severity: "warning",
    text: `${EVENTS}patterns: { check: { kind: pattern, on: order_received, exclusive_group: risk } }`,
    path: "patterns.check.exclusive_group",
    says: 'Pattern "check" is alone in the exclusive group "risk", which then excludes nothing; put others into it, or remove it.',
    fix: 'Remove "exclusive_group"',
  },
  {
    code: "group/never-first",
    severity: "warning",
    text: `${EVENTS}patterns:
  all: { kind: pattern, on: order_received, exclusive_group: risk, priority: 5 }
  some: { kind: pattern, on: order_received, when: data.order_value > 10.0, exclusive_group: risk, priority: 3 }`,
    path: "patterns.some.priority",
    says: 'Pattern "some" never fires: in the exclusive group "risk", "all" goes first and takes every such event; give "all" a condition or "some" a higher priority.',
  },
];

test.each(SCENES)("$code at $path", ({ code, severity, text, path, says, fix }) => {
  const found = diagnose(text).filter((diagnostic) => diagnostic.code === code && diagnostic.path.join(".") === path);
  expect(found).toHaveLength(1);
  const [diagnostic] = found;
  expect(diagnostic?.severity).toBe(severity);
  expect(diagnostic?.message).toContain(says);
  if (fix === undefined) return expect(diagnostic?.fix).toBeUndefined();
  expect(diagnostic?.fix?.title).toContain(fix);
  const mended = applyEdits(readDocument(text).value ?? null, diagnostic?.fix?.edits ?? []);
  const after = diagnose(JSON.stringify(mended));
  expect(after.filter((other) => other.code === code && other.path.join(".") === path)).toEqual([]);
});

describe("what is found beyond one thing", () => {
  test("a duration that is none is one error, not also a missing deadline", () => {
    const text = `${EVENTS}patterns: { unpaid: { kind: absence, start: order_received, expect: payment_successful, within: soon } }`;
    const errors = diagnose(text).filter(({ severity }) => severity === "error");
    expect(errors).toMatchObject([{ code: "pattern/shape", path: ["patterns", "unpaid", "within"] }]);
    expect(errors[0]?.message).toContain('"within" cannot be read: "soon" is no duration.');
  });

  test("an unknown kind is named with the kinds there are", () => {
    const { document } = readDocument(`${EVENTS}patterns: { check: { kind: sequense } }`);
    const [diagnostic] = compileDocument(document!).diagnostics;
    expect(diagnostic).toMatchObject({
      code: "pattern/unknown-kind",
      message:
        'Pattern "check" is of the kind "sequense", which is not known; kinds are ' +
        kindCatalog.kinds.map(({ kind }) => kind).join(", ") +
        ".",
      fix: { edits: [{ path: ["patterns", "check", "kind"], value: "sequence" }] },
    });
  });

  test("an unknown field is told by the compiler where no text was read", () => {
    const { document } = readDocument(EVENTS);
    const patterns = { check: { kind: "pattern", on: "order_received", wen: "data.order_value > 1.0" } };
    expect(compileDocument({ ...document!, patterns }).diagnostics).toContainEqual(
      expect.objectContaining({
        code: "pattern/unknown-field",
        message: 'Pattern "check" has no field "wen"; did you mean "when"?',
        fix: { title: 'Rename to "when"', edits: [{ path: ["patterns", "check", "wen"], rename: "when" }] },
      }),
    );
  });

  test("a condition's span points at the word in the text", () => {
    const when = "has(data.x) || data.order_valu > 3.0";
    const [diagnostic] = diagnose(
      `${EVENTS}patterns: { check: { kind: pattern, on: order_received, do: { action: a, capability: b }, when: ${when} } }`,
    ).toReversed();
    expect(diagnostic?.path).toEqual(["patterns", "check", "when"]);
    expect(when.slice(diagnostic?.span?.start, diagnostic?.span?.end)).toContain("order_valu");
  });

  test("a field that one of several types has is no slip", () => {
    const text = `${EVENTS}patterns: { check: { kind: pattern, on: [order_received, payment_successful], when: has(data.order_value), do: { action: a, capability: b } } }`;
    expect(diagnose(text)).toEqual([]);
  });

  test("what the reader could not read is not missed a second time by the compiler", () => {
    const text = `${EVENTS}patterns:
  a: { kind: pattern, on: { x: 1 }, do: { action: a, capability: b } }
  b: { kind: sequence, steps: [order_received, 5], within: 1h, do: { action: a, capability: b } }
  c: { kind: tally }
  d: { kind: pattern, on: order_recieved, priority: high, do: { action: a, capability: b } }`;
    const { document, diagnostics } = readDocument(text, kindCatalog);
    const merged = mergeDiagnostics(diagnostics, compileDocument(document!).diagnostics);
    expect(merged.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([
      "text/wrong-type patterns.a.on",
      "text/wrong-type patterns.b.steps.1",
      "text/bad-value patterns.c.kind",
      "text/wrong-type patterns.d.priority",
      "pattern/unknown-event patterns.d.on",
    ]);
  });

  test("an earlier step may be read by a later one", () => {
    const text = `${EVENTS}patterns: { s: { kind: sequence, steps: [order_received, { event: payment_successful, when: steps.order_received.data.order_id == data.order_id }], within: 1h, do: { action: a, capability: b } } }`;
    expect(diagnose(text).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(diagnose(text).map(({ code }) => code)).not.toContain("sequence/reads-later-step");
  });

  test("a log that is played brings any event", () => {
    const text = `${EVENTS}${AGENT}scenarios: { recorded: { log: receipt } }\npatterns: { check: { kind: pattern, on: order_received } }`;
    expect(diagnose(text).map(({ code }) => code)).not.toContain("event/never-comes");
  });
});
