// Whole random documents, exported and interpreted by SCION: keys, `by`, scope, priorities and hostile names included.
import { expect, test } from "vitest";
import { documentCase } from "../machine/documents.scene.ts";
import { toldOfEach } from "../machine/told.scene.ts";
import { scxmlFormat } from "./scxmlFormat.ts";
import { toldByScionFiles } from "./scxmlProcess.scene.ts";

/** `LABAN_CHART_LOGS=1000` takes as many documents. */
const count = Number(process.env["LABAN_CHART_LOGS"] ?? 30);

test("SCION tells what the engine does, for every pattern that is said without a loss", () => {
  const cases = Array.from({ length: count }, (_case, seed) => documentCase(seed));
  const told = toldByScionFiles(
    cases.map(({ source, log }) => ({ files: scxmlFormat.write(source).files, logs: [log] })),
  );
  let outcomes = 0;
  for (const [seed, { source, log, exact }] of cases.entries()) {
    const byEngine = toldOfEach(source.bundle, log);
    for (const id of exact) {
      const expected = byEngine.get(id) ?? [];
      outcomes += expected.length;
      expect({ seed, id, told: told[seed]?.get(id) }).toEqual({ seed, id, told: expected });
    }
  }
  expect(outcomes).toBeGreaterThan(count / 2);
}, 240_000);
