// The campaign of bad input: documents, bundles, events and snapshots of any shape. Never a crash, a hang or an unhandled error; a refusal
// names path and code, and is quick.
import * as fc from "fast-check";
import { type Bundle, bundleHash, readBundle } from "../../packages/bundle/src/index.ts";
import { compileDocument, kindCatalog, mergeDiagnostics } from "../../packages/compiler/src/index.ts";
import {
  BundleConditionError,
  createEngine,
  type EngineOptions,
  eventFromCloudEvent,
  restoreEngine,
  SnapshotError,
} from "../../packages/engine/src/index.ts";
import { type Diagnostic, readDocument } from "../../packages/model/src/index.ts";
import type { Campaign } from "./campaign.ts";
import { bundleTexts, documentTexts } from "./mutatedBases.ts";
import { changedText, changedValue, someTextChanges, someValueChanges } from "./mutations.ts";
import { Rejections } from "./rejections.ts";

const limitMs = 5;

const documents = new Rejections("documents", limitMs);
const bundles = new Rejections("bundles", limitMs);

// The first hundred of a process pay for its warming up, which is no refusal's fault.
for (let round = 0; round < 20; round++) for (const text of documentTexts) readWhole(`${text}x: [`);

/** What is read must be told: in the end a bundle that runs, or an error with its code and place. */
function readWhole(text: string): { readonly bundle?: Bundle; readonly diagnostics: readonly Diagnostic[] } {
  const { document, diagnostics } = readDocument(text, kindCatalog);
  if (document === undefined) return { diagnostics };
  const compiled = compileDocument(document);
  const all = mergeDiagnostics(diagnostics, compiled.diagnostics);
  const isRefused = all.some(({ severity }) => severity === "error");
  return isRefused || compiled.bundle === undefined
    ? { diagnostics: all }
    : { diagnostics: all, bundle: compiled.bundle };
}

const mutatedDocument = fc.property(fc.constantFrom(...documentTexts), someTextChanges, (text, changes) => {
  const changed = changedText(text, changes);
  const { bundle, diagnostics } = documents.time(() => readWhole(changed), {
    isRefused: (read) => read.bundle === undefined,
    size: changed.length,
  });
  for (const { code, path, message } of diagnostics)
    if (!/^[a-z_]+\/[a-z-]+$/.test(code) || !Array.isArray(path) || message === "")
      throw new Error(`a diagnostic without code, path or message: ${JSON.stringify({ code, path, message })}`);
  if (bundle === undefined) {
    if (!diagnostics.some(({ severity }) => severity === "error")) throw new Error("no bundle, and no error says why");
    return;
  }
  const again = readBundle(JSON.parse(JSON.stringify(bundle)));
  if (!("bundle" in again)) throw new Error(`the compiler made a bundle that is refused: ${again.failure.message}`);
  playHostile(bundle);
});

const mutatedBundle = fc.property(
  fc.constantFrom(...bundleTexts),
  someValueChanges,
  fc.boolean(),
  (text, changes, isResealed) => {
    const changed = changedValue(text, changes);
    if (isResealed) reseal(changed);
    const read = bundles.time(() => readBundle(changed), {
      isRefused: (answer) => "failure" in answer,
      size: text.length,
    });
    if ("failure" in read) {
      const { code, path, message } = read.failure;
      if (!/^bundle\/[a-z-]+$/.test(code) || !Array.isArray(path) || message === "")
        throw new Error(`a refusal without code, path or message: ${JSON.stringify(read.failure)}`);
      return;
    }
    playHostile(read.bundle);
  },
);

const anyJsonAsBundle = fc.property(fc.jsonValue(), (json) => {
  if (!("failure" in readBundle(json))) throw new Error("any JSON was taken for a bundle");
});

const mutatedEvent = fc.property(someValueChanges, (changes) => {
  const event =
    '{"specversion":"1.0","id":"1","source":"s","type":"order","time":"2026-01-01T00:00:00Z","data":{"id":"a","v":[1]}}';
  const read = eventFromCloudEvent(changedValue(event, changes));
  if ("failure" in read && !/^event\/[a-z-]+$/.test(read.failure.code))
    throw new Error(`a refusal without code: ${JSON.stringify(read.failure)}`);
});

const caps: EngineOptions = { limits: { keysMax: 3, runsPerKeyMax: 3, eventsPerRunMax: 5, windowEventsMax: 5 } };

const mutatedSnapshot = fc.property(fc.constantFrom(...bundleTexts), someValueChanges, (text, changes) => {
  const read = readBundle(JSON.parse(text));
  if (!("bundle" in read)) throw new Error("a bundle to mutate is wrong itself");
  const engine = createEngine(read.bundle, caps);
  for (const event of hostileEvents(read.bundle)) engine.offer(event);
  const snapshot = changedValue(JSON.stringify(engine.snapshot()), changes);
  try {
    restoreEngine(read.bundle, snapshot as Parameters<typeof restoreEngine>[1], caps);
  } catch (problem) {
    if (!(problem instanceof SnapshotError)) throw problem;
  }
});

/** Runs a bundle that was let in: a condition that cannot be prepared is refused by name, everything else plays. */
function playHostile(bundle: Bundle): void {
  let engine;
  try {
    engine = createEngine(bundle, caps);
  } catch (problem) {
    if (problem instanceof BundleConditionError) return;
    throw problem;
  }
  for (const event of hostileEvents(bundle)) engine.offer(event);
  engine.tick(Infinity);
}

const payloads: readonly string[] = [
  '{"id": "a", "value": 20, "v": 2, "ok": true, "card": 7}',
  '{"id": "a", "value": "much", "v": null, "card": {"x": 1}}',
  '{"__proto__": {"id": "a"}, "constructor": 1}',
  '{"id": "a", "value": 1e308, "v": -1e308, "card": 7}',
];

/** Each type of the bundle with each payload, among them what conditions do not expect. */
function hostileEvents(bundle: Bundle): Parameters<ReturnType<typeof createEngine>["offer"]>[0][] {
  const types = [...new Set([...Object.keys(bundle.events), "order", "paid", "failed"])].slice(0, 12);
  return payloads.flatMap((payload, at) =>
    types.map((type, index) => ({
      id: `${at}-${index}`,
      type,
      source: "soak",
      time: 1_000 * at + index,
      correlation_id: "a",
      data: JSON.parse(payload),
    })),
  );
}

/** Gives changed content its right hash, so that what it says is looked at. */
function reseal(json: unknown): void {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return;
  try {
    const { hash: _old, ...content } = json as Bundle;
    Object.assign(json, { hash: bundleHash(content) });
  } catch {
    // What has no canonical form keeps its wrong hash.
  }
}

/** The whole campaign. */
export const badInput: Campaign = {
  name: "bad-input",
  what: "Mutated documents, bundles, events and snapshots: never a crash or a hang; a refusal names path and code, and its time is measured",
  count: 100_000,
  properties: [
    { title: "a mutated document is refused with code and path, or runs", share: 4, property: mutatedDocument },
    { title: "a mutated bundle is refused with code and path, or runs", share: 4, property: mutatedBundle },
    { title: "no other JSON is a bundle", share: 1, property: anyJsonAsBundle },
    { title: "a mutated event is refused with a code, or taken", share: 1, property: mutatedEvent },
    { title: "a mutated snapshot is refused as damaged, or restored", share: 1, property: mutatedSnapshot },
  ],
  measured: () => `${documents.inWords()}; ${bundles.inWords()}`,
};
