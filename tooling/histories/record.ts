// Records a history: a bundle as this release writes it, events, and the hashes of what the engine made of them. Run once per release:
// `node tooling/histories/record.ts DOCUMENT NAME` writes fixtures/histories/NAME.json, which is never changed afterwards.
import { readFileSync, writeFileSync } from "node:fs";
import { type Bundle, bundleText } from "../../packages/bundle/src/index.ts";
import { compileDocument, kindCatalog } from "../../packages/compiler/src/index.ts";
import { readDocument } from "../../packages/model/src/index.ts";
import type { ChoreographyEvent } from "../../packages/trace/src/index.ts";
import { played } from "./played.ts";

const [documentFile = "", name = ""] = process.argv.slice(2);
const { document } = readDocument(readFileSync(documentFile, "utf8"), kindCatalog);
const bundle = document === undefined ? undefined : compileDocument(document).bundle;
if (bundle === undefined) throw new Error(`${documentFile} does not compile`);
const events = eventsFor(bundle, 600);
const history = { bundle: JSON.parse(bundleText(bundle)), ...played(bundle, events), events };
const target = new URL(`../../fixtures/histories/${name}.json`, import.meta.url);
writeFileSync(target, `${JSON.stringify(history)}\n`);
process.stdout.write(`${target.pathname}: ${history.effects} effects, trace ${history.trace}\n`);

/** Events of all types, of few keys, with gaps from seconds to days: enough of every outcome. */
function eventsFor({ events: types }: Bundle, count: number): readonly ChoreographyEvent[] {
  let state = 4127;
  const drawn = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const names = Object.keys(types);
  const gapsMs = [0, 1_000, 20_000, 300_000, 3_600_000, 40_000_000];
  let time = 1_764_000_000_000;
  return Array.from({ length: count }, (_event, index) => {
    time += gapsMs[drawn(gapsMs.length)] ?? 0;
    const key = drawn(12);
    const paid = { payment_status: "confirmed", card: `c-${drawn(4)}`, ok: drawn(2) === 1, v: drawn(3), code: "x" };
    const data = { order_id: `o-${key}`, id: `i-${key}`, order_value: drawn(3_000), value: drawn(20), ...paid };
    return { id: `${index}`, type: names[drawn(names.length)] ?? "", source: "history", time, data };
  });
}
