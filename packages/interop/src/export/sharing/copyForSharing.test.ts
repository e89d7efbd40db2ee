// The copy for sharing: no canary that stands at a sensitive field is left in any export of it, and it still means the same.
import { compileDocument, kindCatalog } from "@laban/compiler";
import { documentText, readDocument, type ChoreographyDocument } from "@laban/model";
import { describe, expect, it } from "vitest";
import { exportFormats } from "../exportFormats.ts";
import { exportTo } from "../exportDocument.ts";
import { copyForSharing } from "./copyForSharing.ts";

const text = `laban: 1
name: Orders
events:
  order_received:
    schema:
      type: object
      required: [order_id, customer]
      properties:
        order_id: { type: string }
        card: { type: string, examples: [CANARY1], default: CANARY2, description: CANARY3 }
        customer:
          type: object
          required: [email, tier]
          properties:
            email: { type: string, const: CANARY4 }
            tier: { type: string }
    sensitive: [card, customer.email]
  thanked: {}
correlation: { default: [data.order_id] }
agents:
  care:
    capabilities: [thanks]
    behaviours:
      thank:
        outcomes:
          - { weight: 1, emits: order_received, data: { card: CANARY5, customer: { email: CANARY6, tier: gold }, copied: { $cel: data.customer.email }, then: 1 } }
patterns:
  thank:
    kind: pattern
    on: order_received
    when: data.card != "" && data.customer.tier == "gold"
    do: { action: thank, capability: thanks }
scenarios:
  one:
    horizon: 1m
    arrivals:
      - { event: order_received, every: 2s, data: { order_id: a, card: CANARY7, customer: { email: CANARY8 } } }
`;

function read(): ChoreographyDocument {
  const { document, diagnostics } = readDocument(text, kindCatalog);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (document === undefined) throw new Error("not readable");
  return document;
}

describe("a copy for sharing", () => {
  it("holds nothing of what was written at sensitive fields, in its text and in every export", () => {
    const { document } = copyForSharing(read());
    expect(documentText(document)).not.toContain("CANARY");
    for (const format of exportFormats) {
      const result = exportTo(format, document);
      if ("errors" in result) throw new Error(result.errors.map(({ message }) => message).join(" "));
      for (const file of result.files) expect(file.text, format.id).not.toContain("CANARY");
    }
  });

  it("takes a field out that nothing reads, and leaves the name and type of one that is read", () => {
    const { document } = copyForSharing(read());
    expect(document.events["order_received"]).toEqual({
      schema: {
        type: "object",
        required: ["order_id", "customer"],
        properties: {
          order_id: { type: "string" },
          card: { type: "string" },
          customer: { type: "object", required: ["tier"], properties: { tier: { type: "string" } } },
        },
      },
      sensitive: ["card"],
    });
    expect(compileDocument(document).bundle).toBeDefined();
  });

  it("says what was taken out, and which conditions read a sensitive field", () => {
    const { stripped, readers } = copyForSharing(read());
    expect(stripped.map(({ what }) => what)).toEqual([
      "all but the name and type of card",
      "the field customer.email",
      "what is compared with card",
      "a value for card",
      "a value for customer.email",
      "a value computed from customer.email",
      "a value for card",
      "a value for customer.email",
    ]);
    expect(readers).toEqual([
      { path: ["patterns", "thank", "when"], field: "card", text: 'data.card != "" && data.customer.tier == "gold"' },
    ]);
  });

  it("changes nothing where nothing is sensitive, and tells whole names from parts of names", () => {
    const document = { ...read(), events: {} };
    expect(copyForSharing(document)).toEqual({ document, stripped: [], readers: [] });
  });
});
