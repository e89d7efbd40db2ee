// Random choreographies that compile, full of names that mean something elsewhere, for the tests of pictures and pages.
import { compileDocument, kindCatalog } from "@laban/compiler";
import { freeName, idProblem, readDocument, type ChoreographyDocument } from "@laban/model";
import * as fc from "fast-check";
import type { ExportSource } from "../exportFormat.ts";
import { hostileNames } from "./hostileNames.scene.ts";

/** Names that a document may have as ids; the others stand in titles and descriptions. */
const idName = fc.oneof(
  fc.constantFrom(...hostileNames.filter((name) => idProblem(name) === undefined)),
  fc.constantFrom("order_received", "paid", "stock.checked", "T02 Check confirmation of receipt"),
);
const anyText = fc.oneof(fc.constantFrom(...hostileNames), fc.string({ unit: "grapheme", maxLength: 40 }));

/** Parts of a document, chosen by index so that references fit. */
interface Draw {
  readonly events: readonly string[];
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

const draw: fc.Arbitrary<Draw> = fc.record({
  events: fc.uniqueArray(idName, { minLength: 1, maxLength: 7 }),
  texts: fc.array(anyText, { minLength: 12, maxLength: 12 }),
  numbers: fc.array(fc.nat({ max: 10_000 }), { minLength: 24, maxLength: 24 }),
});

/** A document without errors, compiled. */
export const anySource: fc.Arbitrary<ExportSource> = draw.map(documentOf).map(sourceOf);

/** Compiles; a document with errors is a mistake of this scene. */
export function sourceOf(document: ChoreographyDocument): ExportSource {
  const { bundle, sourceMap, diagnostics } = compileDocument(document);
  if (bundle === undefined)
    throw new Error(`The random document does not compile: ${diagnostics.map(({ message }) => message).join(" ")}`);
  return { document, bundle, sourceMap };
}

/** Reads a text of ours that is right. */
export function documentOfText(text: string): ChoreographyDocument {
  return readDocument(text, kindCatalog).document;
}

function documentOf({ events, texts, numbers }: Draw): ChoreographyDocument {
  let at = 0;
  const number = (below: number): number => (numbers[at++ % numbers.length] ?? 0) % below;
  const text = (): string => texts[at++ % texts.length] ?? "";
  const event = (): string => events[number(events.length)] ?? "";
  const action = (): { action: string; capability: string } => ({ action: `act ${text()}`.trim(), capability: "work" });
  const patterns = new Map<string, ChoreographyDocument["patterns"][string]>();
  for (let count = number(6); count >= 0; count -= 1) {
    const id = freeName(events[number(events.length)] ?? "pattern", (name) => patterns.has(name));
    patterns.set(
      id,
      [
        {
          kind: "pattern",
          on: event(),
          when: `data.note == ${JSON.stringify(text().replaceAll(/\p{Cs}/gu, ""))}`,
          description: text(),
          do: action(),
        },
        {
          kind: "sequence",
          steps: [event(), event(), event()],
          max_interval: "60s",
          do: action(),
          on_timeout: action(),
        },
        { kind: "absence", start: event(), expect: event(), within: "30m", cancel: event(), do: action() },
        { kind: "all_of", events: [...new Set([event(), event()])], within: "2h", do: action() },
        { kind: "threshold", on: event(), count: { at_least: 1 + number(9) }, within: "10m", do: action() },
        machine(text, event, action),
      ][number(6)] ?? { kind: "pattern", on: event(), do: action() },
    );
  }
  return {
    laban: 1,
    name: text(),
    description: text(),
    events: Object.fromEntries(
      events.map((id) => [
        id,
        {
          description: text(),
          schema: { type: "object", properties: { note: { type: "string", description: text() } } },
        },
      ]),
    ),
    correlation: { default: ["data.order_id"], keys: {} },
    agents: {
      worker: {
        title: text(),
        description: text(),
        capabilities: ["work"],
        emits: [event()],
        behaviours: { go: { latency: "2s", outcomes: [{ weight: 3, emits: event() }, { weight: 1 }] } },
      },
    },
    patterns: Object.fromEntries(patterns),
    scenarios: {},
    layout: {},
  };
}

function machine(
  text: () => string,
  event: () => string,
  action: () => { action: string; capability: string },
): ChoreographyDocument["patterns"][string] {
  const first = `a${text()}`;
  const last = `z${text()}`;
  return {
    kind: "state_machine",
    initial: first,
    final: [last],
    states: { [first]: { after: "7d", to: last, do: action() }, [last]: {} },
    transitions: [{ from: first, event: event(), to: last, do: action() }],
  };
}
