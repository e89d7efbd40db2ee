// State charts of other tools as designs: what maps, what is guessed and left out, and that nothing hostile gets further than a refusal.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { compileDocument, kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportTo } from "../../export/exportDocument.ts";
import { scxmlFormat } from "../../export/scxml/scxmlFormat.ts";
import { xstateFormat } from "../../export/xstate/xstateFormat.ts";
import { ImportProblem } from "../../failure.ts";
import type { DesignDraft, DesignFile, DesignFormat } from "../designFormat.ts";
import { scxmlDesign } from "../scxml/scxmlDesign.ts";
import { xstateDesign } from "../xstate/xstateDesign.ts";

const encoder = new TextEncoder();

function file(name: string, text: string): DesignFile {
  return { name, bytes: encoder.encode(text) };
}

/** The draft, which must fit the format, compile but for what could not be translated, and come out the same twice. */
function read(format: DesignFormat, name: string, text: string): DesignDraft {
  const files = [file(name, text)];
  expect(format.fits(files)).toBe(true);
  const draft = format.read(files);
  expect(format.read([file(name, text)])).toEqual(draft);
  const errors = compileDocument(draft.document).diagnostics.filter(({ severity }) => severity === "error");
  // Only what could not be translated is in error, at its place.
  expect(errors.filter(({ message }) => !message.includes("not_translated"))).toEqual([]);
  return draft;
}

function fates({ notes }: DesignDraft, fate: string): readonly string[] {
  return notes.filter((note) => note.fate === fate).map(({ what }) => what);
}

describe("XState machines", () => {
  const source = `
import { createMachine } from "xstate";
// A door: /* not a comment */ "createMachine({"
const pattern = /createMachine\\({/;
export const door = createMachine<Context, Events>({
  id: "door",
  initial: "closed",
  context: { tries: 0 },
  states: {
    closed: {
      on: {
        OPEN: [{ target: "opened", guard: "data.force > 2", actions: "ring" }, { target: "locked", guard: 'isLate' }],
        "door.knocked": { actions: ["greet", () => console.log("hi")] },
        PAINT: { guard: ({ context }) => context.tries > 2, target: "locked" },
      },
      after: { 5_000: "locked", 9000: "opened", long: "locked" },
    },
    opened: {
      initial: "wide",
      on: { CLOSE: "closed", BREAK: { target: "#gone" } },
      states: { wide: { on: { PUSH: "narrow" } }, narrow: {} },
    },
    locked: { entry: "click", on: { OPEN: ".", "*": "closed", UNLOCK: \`closed\` } },
    broken: { id: "gone", type: "final" },
  },
});`;

  test("become state machines, with what only code says noted at its place", () => {
    const draft = read(xstateDesign, "door.ts", source);
    expect(draft.document.patterns["door"]).toMatchObject({
      kind: "state_machine",
      initial: "closed",
      final: ["broken"],
      states: { closed: { after: "5s", to: "locked" }, wide: {}, narrow: {}, locked: {}, broken: {} },
    });
    const { transitions } = draft.document.patterns["door"] as unknown as { readonly transitions: readonly object[] };
    expect(transitions).toEqual([
      { from: "wide", event: "PUSH", to: "narrow" },
      { from: "closed", event: "OPEN", when: "data.force > 2", to: "wide", do: { action: "ring", capability: "door" } },
      { from: "closed", event: "OPEN", when: "data.isLate == true", to: "locked" },
      { from: "closed", event: "door.knocked", to: "closed", do: { action: "greet", capability: "door" } },
      {
        from: "closed",
        event: "PAINT",
        when: 'not_translated("( { context } ) => context . tries > 2")',
        to: "locked",
      },
      { from: ["wide", "narrow"], event: "CLOSE", to: "closed" },
      { from: ["wide", "narrow"], event: "BREAK", to: "broken" },
      { from: "locked", event: "UNLOCK", to: "closed" },
    ]);
    expect(Object.keys(draft.document.events)).toEqual(expect.arrayContaining(["OPEN", "door.knocked", "PUSH"]));
    const left = fates(draft, "left_out").join("\n");
    for (const what of [
      "an action of the transition",
      "deadline of closed",
      "entry of locked",
      "transition of locked on *",
      "transition of locked on OPEN",
    ])
      expect(left).toContain(what);
    expect(fates(draft, "guessed")).toHaveLength(4);
    expect(draft.notes.find(({ what }) => what === "state locked")).toMatchObject({ file: "door.ts", line: 23 });
  });

  test("are read from JSON, also where a name is one of JavaScript's own", () => {
    const text =
      '{"id":"x","initial":"__proto__","states":{"__proto__":{"on":{"constructor":"toString"}},"toString":{"type":"final"}}}';
    const { document } = read(xstateDesign, "x.json", text);
    expect(document.patterns["x"]).toMatchObject({ kind: "state_machine", final: ["toString"] });
    expect(({} as { readonly on?: unknown }).on).toBeUndefined();
  });

  test("that are in several states at once are left out with the reason", () => {
    const draft = read(
      xstateDesign,
      "p.js",
      'createMachine({ id: "p", type: "parallel", states: { a: { on: { E: "b" } }, b: {} } })',
    );
    expect(draft.document.patterns).toEqual({});
    expect(draft.notes).toMatchObject([{ fate: "left_out", what: "machine p" }]);
  });
});

describe("SCXML documents", () => {
  const source = `<?xml version="1.0"?>
<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="door" datamodel="ecmascript" initial="closed">
  <datamodel><data id="tries" expr="0"/></datamodel>
  <state id="closed">
    <onentry><send event="bored" delay="1.5s"/><log expr="1"/></onentry>
    <transition event="open push" cond="_event.data.force &gt;= 2 &amp;&amp; _event.data.hand === 'left'" target="opened"><send event="ring"/></transition>
    <transition event="open" cond="In('closed')" target="opened"/>
    <transition event="bored" target="locked"/>
    <transition cond="tries > 3" target="locked"/>
  </state>
  <state id="opened">
    <initial><transition target="wide"/></initial>
    <transition event="close.*" target="closed"/>
    <state id="narrow"/><state id="wide"><transition event="*" target="narrow"/><transition event="error.execution" target="gone"/></state>
  </state>
  <state id="locked"><transition event="unlock" target="gone"/></state>
  <final id="gone"/>
</scxml>`;

  test("become state machines, with delayed events as deadlines", () => {
    const draft = read(scxmlDesign, "door.scxml", source);
    expect(draft.document.patterns["door"]).toEqual({
      kind: "state_machine",
      initial: "closed",
      final: ["gone"],
      states: { closed: { after: "1500ms", to: "locked" }, narrow: {}, wide: {}, locked: {}, gone: {} },
      transitions: [
        {
          from: "closed",
          any_of: ["open", "push"],
          when: 'data.force >= 2 && data.hand == "left"',
          to: "wide",
          do: { action: "ring", capability: "door" },
        },
        { from: "closed", event: "open", when: "not_translated(\"In('closed')\")", to: "wide" },
        { from: ["narrow", "wide"], event: "close", to: "closed" },
        { from: "locked", event: "unlock", to: "gone" },
      ],
    });
    expect(draft.notes.filter(({ fate }) => fate === "guessed").map(({ why }) => why)).toEqual([
      expect.stringContaining("data.force is taken for a number"),
      expect.stringContaining("could not be translated"),
      expect.stringContaining('"close.*" hears whatever begins with "close."'),
    ]);
    const left = fates(draft, "left_out").join("\n");
    for (const what of ["<datamodel>", "<log> of closed", "transition of closed", "on any event", "error.execution"])
      expect(left).toContain(what);
    expect(draft.notes.find(({ what }) => what === "state locked")).toMatchObject({ file: "door.scxml", line: 16 });
  });

  test("of the shared data are all read, twice with the same result", () => {
    const folder = new URL("../../../../../../shared/data/scxml/", import.meta.url);
    if (!existsSync(folder)) throw new Error("Put the shared data beside the checkout, as ../shared/data/scxml.");
    const names = readdirSync(folder).filter((name) => name.endsWith(".scxml"));
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      const draft = read(scxmlDesign, name, readFileSync(new URL(name, folder), "utf8"));
      expect(draft.notes.length).toBeGreaterThan(0);
    }
  });
});

describe("names that a chart gives twice, or that lead in a circle", () => {
  const moving = '<transition event="e" target="a"/>';
  const notesOf = ({ notes }: DesignDraft): readonly (readonly unknown[])[] =>
    notes.filter(({ fate }) => fate === "guessed").map(({ what, why }) => [what, why]);

  test("two states of one id inside each other are two states, with a note", () => {
    const draft = read(
      scxmlDesign,
      "x.scxml",
      `<scxml initial="a"><state id="a"><state id="a">${moving}</state></state></scxml>`,
    );
    expect(draft.document.patterns["x"]).toMatchObject({ initial: "a", states: { a: {} } });
    expect(notesOf(draft)).toEqual([
      ["state a", 'another state has the id "a" already; what leads to that id leads to the first of them'],
    ]);
  });

  test("two states of one id beside each other keep both their transitions, with a note", () => {
    const draft = read(
      scxmlDesign,
      "x.scxml",
      `<scxml initial="a"><state id="a">${moving}</state><state id="a"><transition event="f" target="b"/></state><state id="b"/></scxml>`,
    );
    expect(draft.document.patterns["x"]).toMatchObject({
      states: { a: {}, a_2: {}, b: {} },
      transitions: [
        { from: "a", event: "e", to: "a" },
        { from: "a_2", event: "f", to: "b" },
      ],
    });
    expect(notesOf(draft)).toHaveLength(1);
  });

  test("an initial state is one inside; another is not taken, with a note", () => {
    const draft = read(
      scxmlDesign,
      "x.scxml",
      `<scxml initial="p"><state id="p" initial="c"><state id="c" initial="p"><state id="d">${moving}</state></state></state><state id="a"/></scxml>`,
    );
    expect(draft.document.patterns["x"]).toMatchObject({ initial: "d" });
    expect(notesOf(draft)).toEqual([
      ["initial state of c", 'there is no state "p" inside of it; it begins in its first, "d"'],
    ]);
  });

  test("the same in XState: a name with a dot in it, and an id that two states have", () => {
    const draft = read(
      xstateDesign,
      "x.js",
      'createMachine({ initial: "a.b", states: { "a.b": { id: "i", on: { E: "#i" } }, a: { states: { b: { id: "i", on: { F: "#i" } } } } } })',
    );
    const { transitions } = draft.document.patterns["x"] as unknown as { readonly transitions: readonly object[] };
    expect(transitions).toHaveLength(2);
    expect(fates(draft, "left_out")).toEqual(['id "i" of b in x']);
    expect(fates(draft, "guessed")).toEqual(["state b"]);
  });
});

describe("event descriptors of SCXML", () => {
  const guesses = (event: string): readonly (string | undefined)[] =>
    read(
      scxmlDesign,
      "x.scxml",
      `<scxml><state id="a"><transition event="${event}" target="b"/></state><state id="b"><transition event="order.created orders" target="a"/></state></scxml>`,
    )
      .notes.filter(({ fate }) => fate === "guessed")
      .map(({ why }) => why);

  test.each([
    ["order", ['in SCXML "order" hears "order.created", too; here it is the one type "order"']],
    ["order.*", ['in SCXML "order.*" hears "order.created", too; here it is the one type "order"']],
    ["e7.*", ['in SCXML "e7.*" hears whatever begins with "e7.", too; here it is the one type "e7"']],
    ["e7.", ['in SCXML "e7." hears whatever begins with "e7.", too; here it is the one type "e7"']],
    ["order.created", []],
    ["ord", []],
  ])("%s", (event, expected) => {
    expect(guesses(event)).toEqual(expected);
  });
});

test("conditions in another language than JavaScript are not translated", () => {
  const draft = read(
    scxmlDesign,
    "x.scxml",
    '<scxml datamodel="xpath"><state id="a"><transition event="e" cond="_event.data.n === 1" target="a"/></state></scxml>',
  );
  expect(JSON.stringify(draft.document.patterns)).toContain('not_translated(\\"_event.data.n === 1\\")');
  expect(draft.notes.filter(({ fate }) => fate === "guessed").map(({ why }) => why)).toEqual([
    'its condition "_event.data.n === 1" could not be translated; write it anew in CEL',
  ]);
});

describe("what Laban exports", () => {
  const text = `laban: 1
name: The state of an order
events: { paid: {}, shipped: {} }
agents: { warehouse: { capabilities: [packing] } }
patterns:
  order_status:
    kind: state_machine
    initial: new
    final: closed
    states: { new: { after: 30m, to: closed }, packing: {}, closed: {} }
    transitions:
      - { from: new, event: paid, when: data.amount > 0, to: packing, do: { action: pack, capability: packing } }
      - { from: packing, event: shipped, to: closed }
`;
  test.each([
    [xstateFormat, xstateDesign],
    [scxmlFormat, scxmlDesign],
  ])("to $id comes back with its states, deadlines and actions", (exporter, importer) => {
    const { document } = readDocument(text, kindCatalog);
    if (document === undefined) throw new Error("The document cannot be read.");
    const exported = exportTo(exporter, document);
    if ("errors" in exported) throw new Error("It does not compile.");
    const machine = exported.files.find(({ name }) => !name.endsWith(".json"));
    const draft = read(importer, machine?.name ?? "", machine?.text ?? "");
    const [pattern] = Object.values(draft.document.patterns);
    expect(pattern).toMatchObject({ states: { new: { after: "30m", to: "closed" }, packing: {} } });
    expect(JSON.stringify(pattern)).toContain('"do":{"action":"pack","capability":"packing"}');
  });
});

describe("hostile files", () => {
  test.each([
    ["a comment without an end", "createMachine({ /* "],
    ["a text without an end", 'createMachine({ id: "x'],
    ["deep nesting", `createMachine(${"[".repeat(100_000)}`],
    ["deep objects", `createMachine({a:${"{a:".repeat(5_000)}`],
    ["too many tokens", `createMachine({${"a:1,".repeat(60_000)}})`],
    ["a wrong bracket", "createMachine({ a: ] })"],
  ])("%s is refused with code and path", (_what, text) => {
    expect(problemOf(xstateDesign, text)).toMatchObject({
      code: expect.stringMatching(/^import\//) as string,
      path: ["x.js"],
    });
  });

  test("any text is read or refused, quickly", () => {
    const piece = fc.constantFrom(
      "createMachine(",
      "{",
      "}",
      "[",
      "]",
      "(",
      ")",
      "states:",
      "a:",
      "on:",
      '"E"',
      "initial:",
      ",",
      ":",
      "`${",
      "`",
      "/",
      "'",
      "=>",
      "...",
      "1",
      "#",
      ".",
      "type:",
      '"parallel"',
      "target:",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        problemOf(xstateDesign, `createMachine(${pieces.join(" ")}`);
      }),
      { numRuns: 500 },
    );
    expect(problemOf(xstateDesign, "createMachine(".repeat(40_000))).toBeUndefined();
    expect(problemOf(xstateDesign, "createMachine({a:1}),".repeat(9_000))).toBeUndefined();
  });
});

function problemOf(format: DesignFormat, text: string): object | undefined {
  try {
    format.read([file("x.js", text)]);
    return undefined;
  } catch (error) {
    if (error instanceof ImportProblem) return error.failure;
    throw error;
  }
}
