// What can be created.
import { kindCatalog } from "@laban/compiler";
import { describe, expect, it } from "vitest";
import { creatables } from "./creatables.ts";

describe("the palette", () => {
  it("offers an event type, every kind of the catalogue and an agent, each with its own key", () => {
    const all = creatables(kindCatalog);
    expect(all.map(({ kind }) => kind)).toEqual(["event", ...kindCatalog.kinds.map(({ kind }) => kind), "agent"]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });
});
