// Every fix that is offered for a document of the conformance corpus, or for those below, mends what it says: the diagnostic is gone, the text
// is still a document, and nothing worse has come.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Diagnostic, editText, isJsonList, isJsonObject, type Json, readDocument } from "@laban/model";
import { expect, test } from "vitest";
import { compileDocument } from "./compileDocument.ts";
import { kindCatalog } from "./kinds/catalog.ts";
import { mergeDiagnostics } from "./mergeDiagnostics.ts";

const folder = fileURLToPath(new URL("../../../fixtures/", import.meta.url));

/** The documents of a file of cases, as JSON, which is a document's text, too. */
function documentsIn(file: string): readonly string[] {
  const { value } = readDocument(readFileSync(`${folder}${file}`, "utf8"));
  if (!isJsonObject(value) || !isJsonList(value["cases"])) throw new Error(`${file} holds no cases`);
  const shared = objectOr(value["document"]);
  return value["cases"].map((each) => {
    const { document, patterns } = objectOr(each);
    return JSON.stringify({ laban: 1, name: "Case", ...shared, ...objectOr(document), patterns: patterns ?? {} });
  });
}

function objectOr(value: Json | undefined): { readonly [name: string]: Json } {
  return isJsonObject(value) ? value : {};
}

const events =
  "laban: 1\nname: Fixes\nevents: { a: {}, b: {}, c: {} }\nagents: { desk: { capabilities: [look] } }\npatterns:\n";

const more: readonly string[] = [
  `${events}  p: { kind: all_of, events: [a, {}], within: 1m }`,
  `${events}  p: { kind: all_of, events: [a, { event: b, name: x }, { event: c, name: x }], within: 1m }`,
  `${events}  p: { kind: any_of, start: {}, events: [a, b], within: 1m, on_timeout: { action: x, capability: look } }`,
  `${events}  p: { kind: any_of, events: [a, {}] }`,
  `${events}  p: { kind: any_of, events: [{ event: a, name: x }, { event: b, name: x }] }`,
  `${events}  p: { kind: threshold, on: a, count: { at_least: 3 }, last: 2 }`,
  `${events}  p: { kind: threshold, on: a, count: { more_than: 2, less_than: 5 }, sum: { of: data.v }, within: 0s }`,
  `${events}  p: { kind: state_machine, initial: new, final: [done], states: { new: {}, done: {}, over: {} }, transitions: [{ from: nwe, event: a, to: done }] }`,
  `${events}  p: { kind: state_machine, initial: new, states: { new: { after: 1h }, done: {} }, transitions: [{ from: new, event: a, to: done }] }`,
  `${events}  p: { kind: absence, quiet: a, expect: b }`,
  `${events}  p: { kind: pattern, on: aa, do: { action: x, capability: lok } }`,
];

const documents = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .toSorted()
  .flatMap(documentsIn)
  .concat(more);

function diagnose(text: string): readonly Diagnostic[] {
  const { document, diagnostics } = readDocument(text, kindCatalog);
  return mergeDiagnostics(diagnostics, document === undefined ? [] : compileDocument(document).diagnostics);
}

const nameOf = ({ code, path }: Diagnostic): string => `${code} ${path.join(".")}`;

test("every fix mends what it is offered for", () => {
  const mended = new Set<string>();
  for (const text of documents) {
    const before = diagnose(text);
    for (const diagnostic of before) {
      if (diagnostic.fix === undefined) continue;
      const changed = editText(text, diagnostic.fix.edits);
      const after = diagnose(changed);
      const place = `${nameOf(diagnostic)}: ${diagnostic.fix.title}\n${changed}`;
      expect(changed, place).not.toBe(text);
      expect(after.map(nameOf), place).not.toContain(nameOf(diagnostic));
      expect(
        after.some(({ code }) => code === "text/syntax"),
        place,
      ).toBe(false);
      mended.add(diagnostic.code);
    }
  }
  expect([...mended].toSorted()).toEqual(
    expect.arrayContaining([
      "absence/no-deadline",
      "all_of/empty",
      "all_of/no-trigger",
      "all_of/no-window",
      "all_of/repeated-name",
      "any_of/empty",
      "any_of/empty-start",
      "any_of/never-reached",
      "any_of/no-start",
      "any_of/no-window",
      "any_of/repeated-name",
      "capability/nobody-offers",
      "pattern/unknown-event",
      "sequence/no-window",
      "state_machine/unknown-state",
      "threshold/never",
      "threshold/no-comparison",
      "threshold/no-measure",
      "threshold/no-recovery",
      "threshold/no-window",
      "threshold/two-comparisons",
      "threshold/two-measures",
    ]),
  );
});
