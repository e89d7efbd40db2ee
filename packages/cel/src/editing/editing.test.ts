// What completions and hover say at a place of a condition.
import { describe, expect, test } from "vitest";
import { orderScope } from "../cel.scene.ts";
import { completionsAt, hoverAt } from "../index.ts";

/** Labels at the mark |, best first. */
function labels(marked: string): readonly string[] {
  const offset = marked.indexOf("|");
  return completionsAt(marked.replace("|", ""), offset, orderScope).map((one) => one.label);
}

describe("completions", () => {
  test("after a dot are the fields of what stands before it, in the order of the schema", () => {
    expect(labels("data.|").slice(0, 3)).toEqual(["order_id", "order_value", "retry_count"]);
    expect(labels("data.customer.|").slice(0, 2)).toEqual(["email", "tier"]);
    expect(labels("a && data.retry_|")).toContain("retry_count");
    expect(labels("steps.|")).toContain("first");
  });

  test("replace the word that is being written", () => {
    const [one] = completionsAt("data.retry_ > 3", 11, orderScope);
    expect(one).toMatchObject({ start: 5, end: 11 });
  });

  test("elsewhere are the names of the scope, then the functions", () => {
    const found = labels("|");
    expect(found.indexOf("data")).toBeLessThan(found.indexOf("has"));
    expect(labels("data.order_value > 1 && |")).toContain("recent_events");
  });

  test("know the variables of macros", () => {
    expect(labels("data.items.exists(item, |)")[0]).toBe("item");
    expect(labels("data.items.exists(item, item.|)").slice(0, 2)).toEqual(["sku", "count"]);
  });

  test("after a comparison are the values that the schema lists", () => {
    expect(labels("data.status == |").slice(0, 2)).toEqual(['"new"', '"paid"']);
    expect(labels('data.status == "p|"')).toEqual(['"new"', '"paid"']);
  });

  test("quote names that are no plain ones, and tell what is sensitive", () => {
    expect(completionsAt("data.", 5, orderScope).find((one) => one.label === "ship-to")?.insert).toBe("`ship-to`");
    expect(completionsAt("data.customer.", 14, orderScope)[0]?.sensitive).toBe(true);
  });

  test("of a text are methods of texts only", () => {
    expect(labels("data.order_id.|")).toContain("startsWith");
    expect(labels("data.order_id.|")).not.toContain("getFullYear");
    expect(labels("data.order_id.|")).not.toContain("exists");
  });
});

describe("hover", () => {
  test("tells the type, the description and whether it may be missing", () => {
    expect(hoverAt("data.order_value > 1", 8, orderScope)).toEqual({
      start: 5,
      end: 16,
      text: "data.order_value: double",
      description: "In euro.",
    });
    expect(hoverAt("data.note", 7, orderScope)?.text).toBe("data.note: string, may be missing");
    expect(hoverAt("data.customer.email", 16, orderScope)?.sensitive).toBe(true);
  });

  test("explains functions and macros, and says nothing of constants", () => {
    expect(hoverAt("size(data.items) > 1", 2, orderScope)?.description).toContain("number of characters");
    expect(hoverAt("data.items.all(x, true)", 12, orderScope)?.description).toContain("every item");
    expect(hoverAt("data.order_value > 100", 20, orderScope)).toBeUndefined();
  });
});
