// The orders of the home screen.
import type { DocumentSummary } from "@laban/service";
import { expect, it } from "vitest";
import { inOrder } from "./documentOrder.ts";

const named = (name: string, problems = 0): DocumentSummary => ({
  id: name,
  name,
  created: 0,
  updated: 0,
  revision: 1,
  counts: { events: 0, agents: 0, patterns: 0, problems },
  text: null,
});
const saved = [named("plan 10"), named("Orders", 2), named("Plan 9", 5), named("orders", 2)];
const namesIn = (order: "saved" | "name" | "problems"): readonly string[] =>
  inOrder(saved, order).map(({ name }) => name);

it("stays that of saving unless another is chosen", () => {
  expect(namesIn("saved")).toEqual(["plan 10", "Orders", "Plan 9", "orders"]);
});

it("goes by name without regard to capitals, numbers as numbers, and by problems; equal ones as they were saved", () => {
  expect(namesIn("name")).toEqual(["Orders", "orders", "Plan 9", "plan 10"]);
  expect(namesIn("problems")).toEqual(["Plan 9", "Orders", "orders", "plan 10"]);
});
