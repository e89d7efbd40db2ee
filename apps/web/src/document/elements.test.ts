// Small questions about a document, asked of the e-commerce example.
import { kindCatalog } from "@laban/compiler";
import { readDocument, type ChoreographyDocument } from "@laban/model";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { conditionScope } from "./conditionScope.ts";
import { allCapabilities, asksOfAgent, emittedBy, offeredBy, pathOfRef, refOfPath, usesOfEvent } from "./elements.ts";

const text = readFileSync(new URL("../../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url), "utf8");
const document: ChoreographyDocument = readDocument(text, kindCatalog).document ?? fail();

function fail(): never {
  throw new Error("the e-commerce example cannot be read");
}

describe("questions about the e-commerce choreography", () => {
  it("knows what a path belongs to", () => {
    expect(refOfPath(["patterns", "check_stock", "when"])).toEqual({ type: "pattern", id: "check_stock" });
    expect(refOfPath(["correlation", "default", 0])).toBeNull();
    expect(refOfPath(["constructor", "name"])).toBeNull();
    expect(pathOfRef({ type: "scenario", id: "friday_peak" })).toEqual(["scenarios", "friday_peak"]);
  });
  it("finds everything an agent may emit, the second event of an answer too", () => {
    const carrier = document.agents["carrier"];
    expect(carrier === undefined ? [] : emittedBy(carrier)).toEqual(["shipping_complete", "delivery_confirmed"]);
  });
  it("finds who offers a capability and who asks for it", () => {
    expect(offeredBy(document, "order_fulfillment")).toEqual(["warehouse"]);
    const warehouse = document.agents["warehouse"];
    expect(warehouse === undefined ? [] : asksOfAgent(document, kindCatalog, warehouse)).toEqual([
      "check_stock",
      "start_packing",
    ]);
    expect(allCapabilities(document)).toContain("fraud_detection");
  });
  it("finds the uses of an event in every role", () => {
    expect(usesOfEvent(document, kindCatalog, "payment_successful")).toEqual({
      listeners: ["start_packing", "order_to_delivery", "unpaid"],
      emitters: ["payments"],
    });
  });
});

describe("the names of a condition", () => {
  it("are the fields of the event that its pattern hears", () => {
    const { data } = conditionScope(document, kindCatalog, ["patterns", "retry_payment", "when"]);
    expect(data?.kind === "object" ? Object.keys(data.fields) : []).toEqual(["order_id", "retry_count", "reason"]);
  });
  it("have the earlier steps in a later step of a sequence, and not in the first", () => {
    const later = conditionScope(document, kindCatalog, ["patterns", "order_to_delivery", "steps", 2, "when"]);
    expect(later["steps"]?.kind === "object" ? Object.keys(later["steps"].fields) : []).toEqual([
      "order_received",
      "payment_successful",
    ]);
    expect(
      conditionScope(document, kindCatalog, ["patterns", "order_to_delivery", "steps", 0, "when"])["steps"],
    ).toBeUndefined();
  });
  it("are anything where the pattern is not known", () => {
    expect(conditionScope(document, kindCatalog, ["patterns", "nowhere", "when"])["data"]).toEqual({ kind: "dyn" });
  });
});
