// SCXML as a format: accounted for, the same bytes, allowed by the recommendation and read by SCION whatever things are called.
import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { runExported } from "../machine/chartProcess.scene.ts";
import type { Export, ExportSource } from "../exportFormat.ts";
import { holdsForEveryFormat } from "../holdsForEveryFormat.scene.ts";
import { chartOf } from "../machine/chartOf.ts";
import { documentOfSeed, sourceOf } from "../random/documents.scene.ts";
import { scionHost } from "./scionHost.scene.ts";
import { scxmlFormat } from "./scxmlFormat.ts";
import { readScxml } from "./scxmlShape.scene.ts";

interface List {
  readonly choreography: { readonly name: string };
  readonly patterns: readonly {
    readonly pattern: string;
    readonly file: string;
    readonly first: string;
    readonly hears: readonly { readonly type: string; readonly sent: string }[];
  }[];
}

/** `LABAN_CHART_LOGS=1000` gives as many random documents to SCION. */
const documents = Number(process.env["LABAN_CHART_LOGS"] ?? 40);

describe("SCXML documents", () => {
  holdsForEveryFormat(scxmlFormat, { read });

  test("are read and started by SCION", () => {
    const files: Record<string, string> = {};
    let count = 0;
    for (let seed = 0; seed < documents; seed++) {
      for (const { name, text } of scxmlFormat.write(sourceOf(documentOfSeed(seed))).files)
        if (name.endsWith(".scxml")) files[`${count++}.scxml`] = text;
    }
    expect(count).toBeGreaterThan(documents / 2);
    expect(runExported(files, starting)).toBe(count);
  }, 240_000);
});

const starting = `${scionHost}
import { readdirSync, readFileSync } from "node:fs";
let count = 0;
for (const name of readdirSync(".").filter((each) => each.endsWith(".scxml"))) {
  const model = await prepared(readFileSync(name, "utf8"));
  const interpreter = new scion.core.Statechart(model, { customSend() {}, customCancel() {} });
  interpreter.on("onError", (error) => { throw new Error(name + JSON.stringify(error)); });
  interpreter.start();
  if (interpreter.getConfiguration().length !== 1) throw new Error(name + " is in no state");
  if (/throw new Error\\("Line/.test(model.toString())) throw new Error(name + " has a script that cannot be read: " + /throw new Error\\(".*/.exec(model.toString())[0]);
  count++;
}
process.stdout.write(String(count));
`;

function read({ files }: Export, { document, bundle }: ExportSource): void {
  const [list, ...documents] = files;
  const { choreography, patterns } = JSON.parse(list?.text ?? "") as List;
  expect(choreography.name).toBe(document.name);
  const charted = bundle.patterns.flatMap((operator) => chartOf(operator, bundle.events).chart ?? []);
  expect(new Set(patterns.map(({ pattern }) => pattern))).toEqual(new Set(charted.map(({ pattern }) => pattern)));
  expect(documents).toHaveLength(charted.length);
  for (const chart of charted) {
    const entry = patterns.find(({ pattern }) => pattern === chart.pattern);
    const file = documents.find(({ name }) => name === entry?.file);
    const shape = readScxml(file?.text ?? "");
    expect(shape.states).toHaveLength(chart.states.length);
    expect(shape.states).toContain(entry?.first);
    expect(new Set(entry?.hears.map(({ sent }) => sent)).size).toBe(chart.hears.length);
    // Nothing but what the machine is sent, and what it sends to itself.
    const known = new Set([...(entry?.hears.map(({ sent }) => sent) ?? []), "any_other", "deadline", "run_deadline"]);
    for (const event of shape.events) expect(known).toContain(event);
    expect(shape.scripts).toHaveLength(1);
    for (const script of [...shape.scripts, ...shape.expressions.map((one) => `(${one})`)])
      expect(new Script(script)).toBeDefined();
  }
}

describe("the strict reader of the tests", () => {
  const around = (inside: string): string =>
    `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0">${inside}</scxml>`;
  test.each([
    ["<state id='a'><transition target='b'/></state>", "no state b"],
    ["<state id='a'/><state id='a'/>", "one id"],
    ["<state id='a b'/>", "the id"],
    ["<state id='a'><send event='x'/></state>", "<send> inside <state>"],
    ["<state id='a'><transition event='a*b'/></state>", "the event"],
    ["<state id='a' onclick='x'/>", "<state onclick>"],
    ["<state id='a'>text</state>", "text inside"],
    ["<state id='a'>&xxe;</state>", "entity"],
    ["<state id='a'>", "close tag"],
  ])("refuses %s", (inside, why) => {
    expect(() => readScxml(around(inside))).toThrow(why);
  });
});
