// The ledger: nothing is forgotten, nothing is counted twice.
import { describe, expect, test } from "vitest";
import { Ledger } from "./ledger.ts";
import { documentOfSeed } from "./random/documents.scene.ts";

const document = {
  ...documentOfSeed(0),
  name: "Orders",
  events: { paid: { description: "Money came.", sensitive: ["card"] }, __proto_: {} },
  correlation: { default: ["correlation_id"], keys: {} },
  agents: {},
  patterns: { thank: { kind: "pattern", on: "paid", when: "data.amount > 0" } },
  scenarios: {},
  layout: {},
};
delete (document as { description?: string }).description;

describe("a ledger", () => {
  test("reports losses in the order of the document, and counts what is kept", () => {
    const ledger = new Ledger(document);
    ledger.lose(["patterns", "thank", "when"], "conditions cannot be told");
    ledger.approximate(["events", "paid", "sensitive", 0], "it is only noted");
    ledger.keep(["patterns", "thank"]);
    ledger.keepRest([]);
    expect(ledger.report("test", { region: "any" })).toEqual({
      format: "test",
      constructs: 9,
      kept: 7,
      losses: [
        {
          path: ["events", "paid", "sensitive", "0"],
          what: "sensitive field",
          fate: "approximated",
          why: "it is only noted",
        },
        { path: ["patterns", "thank", "when"], what: "condition", fate: "lost", why: "conditions cannot be told" },
      ],
      chosen: { region: "any" },
    });
  });

  test("throws for a construct that is forgotten, entered twice or not there", () => {
    const ledger = new Ledger(document);
    ledger.loseRest(["patterns"], "there are no patterns there");
    expect(ledger.isEntered(["patterns", "thank", "on"])).toBe(true);
    expect(ledger.isEntered(["name"])).toBe(false);
    expect(() => ledger.report("test")).toThrow('Invariant: test does not account for ["name"].');
    expect(() => ledger.keep(["patterns", "thank"])).toThrow("is entered twice");
    expect(() => ledger.keep(["patterns", "then"])).toThrow("there is no construct at");
    expect(() => ledger.keep(["patterns"])).toThrow("there is no construct at");
    ledger.keepRest(["nowhere"]);
    ledger.keepRest([]);
    expect(ledger.report("test")).toMatchObject({ constructs: 9, kept: 6 });
  });
});
