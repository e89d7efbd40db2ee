// Arrow keys on the e-commerce score.
import { readFileSync } from "node:fs";
import { kindCatalog } from "@laban/compiler";
import { readDocument, type ElementRef } from "@laban/model";
import { layoutFree, layoutScore } from "@laban/notation";
import { describe, expect, it } from "vitest";
import { alongWires, walk, type Direction } from "./walk.ts";

const text = readFileSync(new URL("../../../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url), "utf8");
const { document } = readDocument(text, kindCatalog);
if (document === undefined) throw new Error("The e-commerce example cannot be read.");
const score = layoutScore(document, kindCatalog);
const free = layoutFree(document, kindCatalog);

function go(from: ElementRef | null, ...steps: readonly Direction[]): string | undefined {
  return steps.reduce<ElementRef | null>((at, step) => walk(score, at, step), from)?.id;
}

describe("selecting along the wires", () => {
  it("finds everything that comes of a shortage, and not what does not", () => {
    const effects = alongWires(score, [{ type: "event", id: "payment_failed" }], "effects").map(({ id }) => id);
    expect(effects).toContain("order_cancelled");
    expect(effects).toContain("ask_for_review");
    expect(effects).not.toContain("check_stock");
  });

  it("ends in spite of loops", () => {
    const causes = alongWires(score, [{ type: "pattern", id: "retry_payment" }], "causes").map(({ id }) => id);
    expect(new Set(causes).size).toBe(causes.length);
    expect(causes).toContain("order_received");
  });
});

describe("walking the score", () => {
  it("begins at the first event when nothing is selected", () => {
    expect(go(null, "right")).toBe("order_received");
  });

  it("goes right along the wires, from cause to effect", () => {
    expect(go({ type: "pattern", id: "check_stock" }, "right", "right", "right")).toBe("payment_failed");
  });

  it("goes left back to the cause", () => {
    expect(go({ type: "pattern", id: "start_packing" }, "left", "left")).toBe("take_payment");
  });

  it("goes down to the nearest thing below, not across the page", () => {
    expect(go({ type: "event", id: "order_received" }, "down")).toBe("flag_high_value");
  });

  it("stays where there is nothing further", () => {
    expect(walk(score, { type: "agent", id: "customer_care" }, "left")).toBeNull();
  });

  it("reaches every pattern and event of the free view with arrows alone", () => {
    const reached = new Set<string>();
    const open: (ElementRef | null)[] = [null];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const direction of ["left", "right", "up", "down"] as const) {
        const next = walk(free, at, direction);
        if (next === null || reached.has(`${next.type}:${next.id}`)) continue;
        reached.add(`${next.type}:${next.id}`);
        open.push(next);
      }
    }
    expect([...reached].toSorted()).toEqual(free.cards.map((card) => card.id).toSorted());
  });
});
