// Every command on the e-commerce example: what it changes in the text, line by line, and what it refuses.
import { describe, expect, it } from "vitest";
import { exampleText } from "../example.scene.ts";
import { applyCommand, openEditing, undo } from "../history/editing.ts";
import type { EditState } from "../history/editing.ts";
import { lineDiff } from "../lineDiff.scene.ts";
import { testCatalog } from "../testCatalog.scene.ts";
import type { Command } from "./command.ts";

const start = openEditing(exampleText, testCatalog);

function after(command: Command, state: EditState = start): EditState {
  const result = applyCommand(state, command);
  if (!result.ok) throw new Error(`refused: ${result.refusal.message}`);
  // Whatever a command does, taking it back gives the text byte for byte.
  expect(undo(result.state).text).toBe(state.text);
  return result.state;
}

function diffOf(command: Command, state: EditState = start): string {
  return lineDiff(state.text, after(command, state).text);
}

function refusalOf(command: Command, state: EditState = start): { readonly code: string; readonly message: string } {
  const result = applyCommand(state, command);
  if (result.ok) throw new Error("not refused");
  return result.refusal;
}

describe("set_field", () => {
  it("changes a number in its place", () => {
    expect(diffOf({ type: "set_field", path: ["patterns", "check_stock", "priority"], value: 9 })).toBe(
      "-    priority: 8\n+    priority: 9",
    );
  });

  it("puts a new field where its kind has it among the others", () => {
    const next = after({
      type: "set_field",
      path: ["patterns", "ask_for_review", "when"],
      value: 'data.rating == "good"',
    });
    expect(lineDiff(start.text, next.text)).toBe('+    when: data.rating == "good"');
    expect(Object.keys(next.document.patterns["ask_for_review"] ?? {})).toEqual([
      "kind",
      "on",
      "when",
      "do",
      "priority",
    ]);
  });

  it("removes a field without a value", () => {
    expect(diffOf({ type: "set_field", path: ["patterns", "check_stock", "when"] })).toBe(
      "-    when: data.order_value > 0",
    );
  });

  it("changes inside of brackets without touching the rest of the line", () => {
    expect(diffOf({ type: "set_field", path: ["patterns", "take_payment", "do", "timeout"], value: "10m" })).toBe(
      [
        "-    do: { action: process_payment, capability: payment_processing, timeout: 5m }",
        "+    do: { action: process_payment, capability: payment_processing, timeout: 10m }",
      ].join("\n"),
    );
  });

  it("keeps the comment behind a value that changes", () => {
    const path = ["agents", "payments", "behaviours", "process_payment", "outcomes", 2, "weight"];
    expect(diffOf({ type: "set_field", path, value: 3 })).toBe(
      [
        "-          - { weight: 2 } # no answer at all: the reminder is for these",
        "+          - { weight: 3 } # no answer at all: the reminder is for these",
      ].join("\n"),
    );
  });

  it("refuses places outside of the format, and what is so already", () => {
    expect(refusalOf({ type: "set_field", path: ["nodes", "x"], value: 1 }).code).toBe("no-place");
    expect(refusalOf({ type: "set_field", path: ["name"], value: start.document.name }).code).toBe("nothing-to-do");
    expect(refusalOf({ type: "set_field", path: ["patterns", "__proto__", "kind"], value: "x" }).code).toBe("bad-name");
  });
});

describe("adding", () => {
  it("appends a pattern below the last one, under a free name", () => {
    const record = {
      kind: "pattern",
      on: "order_received",
      do: { action: "greet", capability: "customer_engagement" },
    };
    const result = applyCommand(start, { type: "add_pattern", id: "check_stock", record });
    expect(result).toMatchObject({ ok: true, created: [{ type: "pattern", id: "check_stock_2" }] });
    expect(diffOf({ type: "add_pattern", id: "check_stock", record })).toBe(
      [
        "+  check_stock_2:",
        "+    kind: pattern",
        "+    on: order_received",
        "+    do: { action: greet, capability: customer_engagement }",
      ].join("\n"),
    );
  });

  it("quotes what YAML would misread and nothing else", () => {
    const record = { description: "Hm: yes", schema: { type: "object", properties: { a: { type: "string" } } } };
    expect(diffOf({ type: "add_event_type", id: "T02 Check confirmation", record })).toBe(
      [
        "+  T02 Check confirmation:",
        '+    description: "Hm: yes"',
        "+    schema:",
        "+      type: object",
        "+      properties: { a: { type: string } }",
      ].join("\n"),
    );
  });

  it("makes the section when there is none", () => {
    const bare = openEditing("laban: 1\nname: Bare\n\nevents:\n  a: {}\n", testCatalog);
    expect(after({ type: "add_agent", id: "bot" }, bare).text).toBe(
      "laban: 1\nname: Bare\n\nevents:\n  a: {}\n\nagents:\n  bot:\n    capabilities: []\n",
    );
  });

  it("refuses names that cannot be names", () => {
    expect(refusalOf({ type: "add_event_type", id: "12" })).toMatchObject({ code: "bad-name" });
    expect(refusalOf({ type: "add_event_type", id: " x" })).toMatchObject({ code: "bad-name" });
  });
});

describe("remove_elements", () => {
  it("takes a pattern away with the comment above it", () => {
    expect(diffOf({ type: "remove_elements", refs: [{ type: "pattern", id: "unpaid" }] })).toBe(
      [
        "-  # Nothing was paid within half an hour.",
        "-  unpaid:",
        "-    kind: absence",
        "-    start: order_received",
        "-    expect: payment_successful",
        "-    within: 30m",
        "-    cancel: order_cancelled",
        "-    do: { action: send_payment_reminder, capability: customer_communication }",
      ].join("\n"),
    );
  });

  it("leaves uses of an event type dangling, and removes them when asked to heal", () => {
    const refs = [{ type: "event", id: "payment_successful" }] as const;
    const left = after({ type: "remove_elements", refs });
    expect(left.document.patterns["order_to_delivery"]?.["steps"]).toContain("payment_successful");
    const healed = after({ type: "remove_elements", refs, heal: true });
    expect(healed.document.patterns["order_to_delivery"]?.["steps"]).toEqual([
      "order_received",
      "shipping_complete",
      "delivery_confirmed",
    ]);
    expect(healed.document.patterns["unpaid"]).not.toHaveProperty("expect");
    expect(healed.text).not.toContain("payment_successful");
  });

  it("forgets the places of what is removed", () => {
    const placed = after({ type: "move", free: { "pattern:unpaid": [1, 2], "pattern:check_stock": [3, 4] } });
    const removed = after({ type: "remove_elements", refs: [{ type: "pattern", id: "unpaid" }] }, placed);
    expect(removed.document.layout.free).toEqual({ "pattern:check_stock": [3, 4] });
  });

  it("refuses what is not there and an empty selection", () => {
    expect(refusalOf({ type: "remove_elements", refs: [{ type: "agent", id: "nobody" }] }).code).toBe("not-found");
    expect(refusalOf({ type: "remove_elements", refs: [] }).code).toBe("nothing-to-do");
  });
});

describe("rename_element", () => {
  it("renames an event type everywhere it is used, in place", () => {
    expect(diffOf({ type: "rename_element", ref: { type: "event", id: "order_received" }, to: "order_placed" })).toBe(
      [
        "-  order_received:",
        "+  order_placed:",
        "-    emits: [order_received]",
        "+    emits: [order_placed]",
        "-    on: order_received",
        "+    on: order_placed",
        "-    on: order_received",
        "+    on: order_placed",
        "-    steps: [order_received, payment_successful, shipping_complete, delivery_confirmed]",
        "+    steps: [order_placed, payment_successful, shipping_complete, delivery_confirmed]",
        "-    start: order_received",
        "+    start: order_placed",
        "-      - event: order_received",
        "+      - event: order_placed",
      ].join("\n"),
    );
  });

  it("renames answers, keys, places and conditions, too", () => {
    const text = [
      "laban: 1",
      "name: R",
      "events: { a: {}, b: {} }",
      "correlation: { keys: { a: [data.k] } }",
      "agents:",
      "  x: { capabilities: [c], behaviours: { act: { outcomes: [{ weight: 1, emits: a, then: { emits: a } }] } } }",
      "patterns:",
      "  p:",
      "    kind: sequence",
      "    steps:",
      "      - a",
      '      - { event: b, when: steps.a.data.n > 1 && event.type != "a" && data.a == "a" }',
      'layout: { free: { "event:a": [1, 2] } }',
      "",
    ].join("\n");
    const next = after(
      { type: "rename_element", ref: { type: "event", id: "a" }, to: "big one" },
      openEditing(text, testCatalog),
    );
    expect(lineDiff(text, next.text)).toBe(
      [
        "-events: { a: {}, b: {} }",
        "-correlation: { keys: { a: [data.k] } }",
        "+events: { big one: {}, b: {} }",
        "+correlation: { keys: { big one: [data.k] } }",
        "-  x: { capabilities: [c], behaviours: { act: { outcomes: [{ weight: 1, emits: a, then: { emits: a } }] } } }",
        "+  x: { capabilities: [c], behaviours: { act: { outcomes: [{ weight: 1, emits: big one, then: { emits: big one } }] } } }",
        "-      - a",
        '-      - { event: b, when: steps.a.data.n > 1 && event.type != "a" && data.a == "a" }',
        '-layout: { free: { "event:a": [1, 2] } }',
        "+      - big one",
        `+      - { event: b, when: 'steps["big one"].data.n > 1 && event.type != "big one" && data.a == "a"' }`,
        '+layout: { free: { "event:big one": [1, 2] } }',
      ].join("\n"),
    );
  });

  it("renames an agent in the arrivals that it raises", () => {
    const next = after({ type: "rename_element", ref: { type: "agent", id: "shop" }, to: "web_shop" });
    expect(lineDiff(start.text, next.text)).toBe(
      ["-  shop:", "+  web_shop:", "-        source: shop", "+        source: web_shop"].join("\n"),
    );
  });

  it("refuses a taken or unusable name", () => {
    const ref = { type: "event", id: "order_received" } as const;
    expect(refusalOf({ type: "rename_element", ref, to: "payment_failed" })).toMatchObject({ code: "name-taken" });
    expect(refusalOf({ type: "rename_element", ref, to: "" })).toMatchObject({ code: "bad-name" });
    expect(refusalOf({ type: "rename_element", ref, to: "order_received" })).toMatchObject({ code: "nothing-to-do" });
  });
});

describe("wires", () => {
  it("adds an event type to a pattern, which becomes a list", () => {
    expect(diffOf({ type: "connect_event", event: "inventory_shortage", pattern: "check_stock" })).toBe(
      "-    on: order_received\n+    on: [order_received, inventory_shortage]",
    );
  });

  it("appends a step to a sequence and takes one out again", () => {
    expect(diffOf({ type: "connect_event", event: "review_cleared", pattern: "order_to_delivery" })).toBe(
      [
        "-    steps: [order_received, payment_successful, shipping_complete, delivery_confirmed]",
        "+    steps: [order_received, payment_successful, shipping_complete, delivery_confirmed, review_cleared]",
      ].join("\n"),
    );
    expect(diffOf({ type: "disconnect_event", pattern: "order_to_delivery", path: ["steps", 1] })).toBe(
      [
        "-    steps: [order_received, payment_successful, shipping_complete, delivery_confirmed]",
        "+    steps: [order_received, shipping_complete, delivery_confirmed]",
      ].join("\n"),
    );
  });

  it("rewires the place that is told, also inside of a step", () => {
    expect(diffOf({ type: "connect_event", event: "order_received", pattern: "unpaid", path: ["cancel"] })).toBe(
      "-    cancel: order_cancelled\n+    cancel: order_received",
    );
    const stepped = after({
      type: "set_field",
      path: ["patterns", "order_to_delivery", "steps", 1],
      value: { event: "payment_failed", when: "true" },
    });
    const rewired = after(
      { type: "connect_event", event: "review_cleared", pattern: "order_to_delivery", path: ["steps", 1] },
      stepped,
    );
    expect(rewired.document.patterns["order_to_delivery"]?.["steps"]).toMatchObject({
      1: { event: "review_cleared", when: "true" },
    });
  });

  it("asks another capability, keeping the action, and makes an ask where there is none", () => {
    expect(
      diffOf({ type: "connect_capability", pattern: "unpaid", path: ["do"], capability: "order_management" }),
    ).toBe(
      [
        "-    do: { action: send_payment_reminder, capability: customer_communication }",
        "+    do: { action: send_payment_reminder, capability: order_management }",
      ].join("\n"),
    );
    expect(
      diffOf({ type: "connect_capability", pattern: "unpaid", path: ["on_timeout"], capability: "fraud_detection" }),
    ).toBe("+    on_timeout: { action: request_manual_review, capability: fraud_detection }");
    expect(diffOf({ type: "disconnect_capability", pattern: "check_stock", path: ["do"] })).toBe(
      "-    do: { action: check_inventory, capability: inventory_management }",
    );
  });

  it("refuses wires that are there, and ends that are not", () => {
    expect(refusalOf({ type: "connect_event", event: "order_received", pattern: "check_stock" }).code).toBe(
      "already-connected",
    );
    expect(refusalOf({ type: "connect_event", event: "nothing", pattern: "check_stock" }).code).toBe("not-found");
    expect(
      refusalOf({ type: "connect_event", event: "order_received", pattern: "check_stock", role: "steps" }).code,
    ).toBe("no-place");
    expect(refusalOf({ type: "disconnect_event", pattern: "check_stock", path: ["steps", 9] }).code).toBe("not-found");
  });
});

describe("move", () => {
  it("writes places into the layout and nowhere else", () => {
    const next = after({
      type: "move",
      view: "free",
      free: { "pattern:unpaid": [40, -8] },
      score: { unpaid: { beat: 3 } },
    });
    expect(lineDiff(start.text, next.text)).toBe(
      [
        "+layout:",
        "+  view: free",
        "+  free:",
        '+    "pattern:unpaid": [40, -8]',
        "+  score:",
        "+    unpaid: { beat: 3 }",
        // One of the two is the blank line above the section.
        "+",
      ].join("\n"),
    );
    expect({ ...next.document, layout: {} }).toEqual(start.document);
    expect(refusalOf({ type: "move", free: { "pattern:unpaid": [40, -8] } }, next).code).toBe("nothing-to-do");
    expect(after({ type: "move", free: { "pattern:unpaid": null } }, next).document.layout.free).toEqual({});
  });
});
