// A list that is written as one value alone is edited where it stands.
import { kindCatalog } from "@laban/compiler";
import { applyCommand, openEditing } from "@laban/model";
import { expect, it } from "vitest";
import { itemPath, itemsIn } from "./rowItems.ts";

it("shows a value alone as the only item, and nothing where nothing is written", () => {
  expect(itemsIn("paid")).toEqual(["paid"]);
  expect(itemsIn(["paid", "sent"])).toEqual(["paid", "sent"]);
  expect([itemsIn(undefined), itemsIn(null)]).toEqual([[], []]);
});

it("changes a value alone in place, instead of making a map of it", () => {
  const editing = openEditing(
    "laban: 1\nname: Alone\nevents: { paid: {} }\npatterns: { all: { kind: all_of, events: paid, within: 1h } }\n",
    kindCatalog,
  );
  const path = ["patterns", "all", "events"];
  const value = { event: "paid", when: "data.sum > 0" };
  const result = applyCommand(editing, { type: "set_field", path: itemPath(path, "paid", 0), value });
  expect(result.ok && result.state.text).toMatch(/events: *(\{ event: paid|\n +event: paid)/);
  expect(itemPath(path, ["paid"], 0)).toEqual([...path, 0]);
});
