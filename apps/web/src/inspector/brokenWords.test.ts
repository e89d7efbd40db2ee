// What is wrong in a pattern is marked in its sentence, and nothing else is.
import { compileDocument, kindCatalog } from "@laban/compiler";
import { openEditing } from "@laban/model";
import { describe, expect, it } from "vitest";
import { brokenWords, markBroken } from "./brokenWords.ts";

const events =
  "laban: 1\nname: T\nevents: { paid: { schema: { type: object, properties: { amount: { type: number } } } }, ended: {} }\nagents: { desk: { capabilities: [c] } }\npatterns:\n";

/** The sentence of a pattern as it is shown, what is wrong between brackets. */
function said(pattern: string): string {
  const { document } = openEditing(`${events}  p: ${pattern}\n`, kindCatalog);
  const record = document.patterns["p"];
  const kind = record && kindCatalog.find(record.kind);
  if (record === undefined || kind === undefined) throw new Error("no pattern");
  const { diagnostics } = compileDocument(document, { partial: true });
  return markBroken(kind.sentence(record, document), brokenWords(record, diagnostics))
    .map(({ before, wrong, after }) => before + (wrong === "" ? "" : `[${wrong}]`) + after)
    .join("");
}

describe("the sentence", () => {
  it("marks nothing where nothing is wrong", () => {
    expect(said("{ kind: pattern, on: paid, when: data.amount > 1, do: { action: a, capability: c } }")).not.toContain(
      "[",
    );
  });

  it("marks an event type that is not declared, and a window that cannot be read", () => {
    expect(said("{ kind: all_of, events: [paid, pade], within: soon, do: { action: a, capability: c } }")).toBe(
      "When paid and [pade] have all come within [soon], in any order, ask c to a.",
    );
  });

  it("marks what is missing", () => {
    expect(said("{ kind: all_of, events: [paid, ended], do: { action: a, capability: c } }")).toContain("within […],");
  });

  it("marks a state that there is not, in the middle of plain words", () => {
    expect(
      said(
        "{ kind: state_machine, initial: open, final: closed, states: { open: {}, closed: {} }, transitions: [{ from: open, event: ended, to: clsed }] }",
      ),
    ).toContain("moves it from open to [clsed]");
  });

  it("marks the condition that is wrong and leaves the other alone", () => {
    expect(
      said(
        "{ kind: sequence, steps: [{ event: paid, when: data.amount > 1 }, { event: paid, when: data.amont > 2 }], within: 1h, do: { action: a, capability: c } }",
      ),
    ).toContain("paid (amount is over 1) and paid ([amont] is over 2)");
  });
});
