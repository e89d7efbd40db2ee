// The whole way from text to bundle: the example's golden bundle, what changes the hash and what does not, partial compiling, the source map.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleText, readBundle } from "@laban/bundle";
import { readDocument } from "@laban/model";
import type { ChoreographyDocument } from "@laban/model";
import { compileDocument } from "./compileDocument.ts";
import { kindCatalog } from "./kinds/catalog.ts";
import { documentPlace } from "./sourceMap.ts";

const exampleText = readFileSync(new URL("../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url), "utf8");

function documentOf(text: string): ChoreographyDocument {
  const { document } = readDocument(text, kindCatalog);
  if (document === undefined) throw new Error("the text of this test is no YAML");
  return document;
}

const example = documentOf(exampleText);

describe("the e-commerce example", () => {
  test("compiles to its golden bundle without a word", async () => {
    const { bundle, diagnostics, leftOut } = compileDocument(example);
    expect(diagnostics).toEqual([]);
    expect(leftOut).toEqual([]);
    const pretty = JSON.stringify(JSON.parse(bundleText(bundle!)), null, 2);
    await expect(`${pretty}\n`).toMatchFileSnapshot("./golden/ecommerce.bundle.golden");
  });

  test("is accepted by the bundle's door", () => {
    expect(readBundle(JSON.parse(bundleText(compileDocument(example).bundle!)))).toHaveProperty("bundle");
  });

  test("needs seven agents' capabilities and can be partitioned", () => {
    expect(compileDocument(example).bundle?.needs).toEqual({
      events: [
        "order_received",
        "inventory_confirmed",
        "payment_successful",
        "inventory_shortage",
        "payment_failed",
        "fulfillment_complete",
        "shipping_complete",
        "delivery_confirmed",
        "order_cancelled",
      ],
      capabilities: [
        "inventory_management",
        "payment_processing",
        "order_fulfillment",
        "fraud_detection",
        "supplier_management",
        "order_management",
        "shipping_management",
        "customer_communication",
        "customer_engagement",
      ],
      unpartitionable: [],
    });
  });
});

describe("the hash", () => {
  const hash = compileDocument(example).bundle?.hash;

  test("stays when things are moved, described, or played differently", () => {
    const moved: ChoreographyDocument = {
      ...example,
      description: "Said anew.",
      layout: { view: "free", free: { "pattern:check_stock": [10, 20] } },
      scenarios: {},
      agents: { ...example.agents, shop: { ...example.agents["shop"]!, title: "The shop" } },
    };
    expect(compileDocument(moved).bundle?.hash).toBe(hash);
    const described = exampleText.replace("description: In euro.", "description: In francs.");
    expect(described).not.toBe(exampleText);
    expect(compileDocument(documentOf(described)).bundle?.hash).toBe(hash);
  });

  test("stays for any layout, title, description, scenario and order of agents", () => {
    const place = fc.dictionary(
      fc.constantFrom("pattern:check_stock", "event:order_received", "agent:shop"),
      fc.tuple(fc.integer(), fc.integer()),
    );
    const drawn = fc.record({
      view: fc.constantFrom("free", "score"),
      free: place,
      text: fc.string(),
      scenarios: fc.dictionary(fc.constantFrom("a", "b"), fc.record({ title: fc.string() })),
      isReversed: fc.boolean(),
    });
    fc.assert(
      fc.property(drawn, ({ view, free, text, scenarios, isReversed }) => {
        const titled = Object.entries(example.agents).map(
          ([id, agent]) => [id, { ...agent, title: text, description: text }] as const,
        );
        const events = Object.entries(example.events).map(
          ([id, event]) => [id, { ...event, description: text }] as const,
        );
        const document: ChoreographyDocument = {
          ...example,
          description: text,
          layout: { view, free },
          scenarios,
          agents: Object.fromEntries(isReversed ? titled.toReversed() : titled),
          events: Object.fromEntries(events),
        };
        expect(compileDocument(document).bundle?.hash).toBe(hash);
      }),
      { numRuns: 50 },
    );
  });

  test("changes with a condition, a priority, a window and the order of patterns", () => {
    const changes: readonly (readonly [string, string])[] = [
      ["data.order_value > 1000", "data.order_value > 1001"],
      ["priority: 9", "priority: 10"],
      ["max_interval: 2h", "max_interval: 121m"],
      ["default: [data.order_id]", "default: [correlation_id]"],
    ];
    for (const [from, to] of changes) {
      const changed = exampleText.replace(from, to);
      expect(changed).not.toBe(exampleText);
      expect(compileDocument(documentOf(changed)).bundle?.hash).not.toBe(hash);
    }
    const reversed = Object.fromEntries(Object.entries(example.patterns).toReversed());
    expect(compileDocument({ ...example, patterns: reversed }).bundle?.hash).not.toBe(hash);
  });

  test("is the same for another spelling of the same thing", () => {
    const spelled = exampleText
      .replace("max_interval: 2h", "max_interval: 7200")
      .replace("within: 30m", 'within: "1800s"');
    expect(compileDocument(documentOf(spelled)).bundle?.hash).toBe(hash);
  });
});

describe("a document with errors", () => {
  const broken = documentOf(
    exampleText
      .replace("on: inventory_shortage", "on: inventory_shortge")
      .replace("expect: payment_successful", "expect: payment"),
  );

  test("gives no bundle", () => {
    const { bundle, leftOut } = compileDocument(broken);
    expect(bundle).toBeUndefined();
    expect(leftOut).toEqual(["alert_suppliers", "unpaid"]);
  });

  test("gives the valid part when asked for it, and names what is left out", () => {
    const { bundle, leftOut, diagnostics } = compileDocument(broken, { partial: true });
    expect(bundle?.patterns.map(({ id }) => id)).toEqual(
      Object.keys(example.patterns).filter((id) => id !== "alert_suppliers" && id !== "unpaid"),
    );
    expect(leftOut).toEqual(["alert_suppliers", "unpaid"]);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(2);
  });

  test("is correlated by correlation_id where its own paths cannot be read", () => {
    const { bundle } = compileDocument(
      { ...example, correlation: { default: ["order_id"], keys: {} } },
      { partial: true },
    );
    expect(bundle?.defaultKey).toEqual([["correlation_id"]]);
  });

  test("gets a diagnostic, not a bundle, past the limits of the bundle", () => {
    const { bundle, diagnostics } = compileDocument({ ...example, name: "x".repeat(2000) });
    expect(bundle).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.code).toMatch(/^bundle\//);
  });
});

describe("the source map", () => {
  const text = `laban: 1
name: Map
events: { a: {}, b: {}, c: {} }
patterns:
  s:
    kind: sequence
    steps: [a, { event: b, when: "data.x > 1" }]
    not: [{ event: c, after: 1, when: "true" }]
    within: 1h
    on_timeout: { action: nudge, capability: care }
  u: { kind: absence, start: { event: a, when: "true" }, expect: b, within: 1h, do: { action: nudge, capability: care } }
`;
  const { sourceMap } = compileDocument(documentOf(text));

  test.each([
    ["s", ["steps", 1, "when"], "patterns.s.steps.1.when"],
    ["s", ["steps", 0, "events", 0], "patterns.s.steps.0"],
    ["s", ["guards", 0, "when"], "patterns.s.not.0.when"],
    ["s", ["actions", "timeout", "capability"], "patterns.s.on_timeout"],
    ["s", ["withinMs"], "patterns.s"],
    ["u", ["start", "when"], "patterns.u.start.when"],
    ["u", ["actions", "timeout"], "patterns.u.do"],
  ] as const)("leads from %s %j to %s", (pattern, path, place) => {
    expect(documentPlace(sourceMap, pattern, path).join(".")).toBe(place);
  });
});

test("names that JavaScript gives a meaning are names like others", () => {
  const text = `laban: 1
name: Odd
events: { constructor: {}, toString: {} }
correlation: { keys: { constructor: [data.id] } }
patterns:
  hasOwnProperty: { kind: pattern, on: constructor, do: { action: valueOf, capability: toString } }
`;
  const { bundle, diagnostics } = compileDocument(documentOf(text));
  expect(diagnostics).toEqual([]);
  expect(Object.keys(bundle?.events ?? {})).toEqual(["constructor", "toString"]);
  expect(bundle?.events["toString"]?.key).toEqual([["correlation_id"]]);
});

test("whatever is compiled passes the bundle's door, and again gives the same", () => {
  const pieces = fc.record({
    on: fc.constantFrom("a", "b", ["a", "b"]),
    when: fc.constantFrom(undefined, "data.x > 1", 'source == "s"', "true"),
    priority: fc.integer({ min: -1000, max: 1000 }),
    within: fc.constantFrom("1s", 60, "7d", "250ms"),
    max: fc.constantFrom(1, 5, "unbounded"),
    scope: fc.constantFrom("key", "global"),
  });
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (drawn) => {
      const patterns = Object.fromEntries(
        drawn.map(({ on, when, priority, within, max, scope }, index) => {
          const condition = when === undefined ? {} : { when };
          const shared = { priority, scope };
          if (index % 3 === 0) return [`p${index}`, { kind: "pattern", on, ...condition, ...shared }];
          const test = { any_of: on, ...condition };
          if (index % 3 === 1) return [`p${index}`, { kind: "absence", start: test, expect: "b", within, ...shared }];
          return [`p${index}`, { kind: "sequence", steps: ["a", { ...test, max }], within, ...shared }];
        }),
      );
      const document = documentOf(JSON.stringify({ laban: 1, name: "Drawn", events: { a: {}, b: {} }, patterns }));
      const { bundle, diagnostics } = compileDocument(document);
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(readBundle(JSON.parse(bundleText(bundle!)))).toHaveProperty("bundle");
      expect(compileDocument(document).bundle?.hash).toBe(bundle?.hash);
    }),
    { numRuns: 100 },
  );
});
