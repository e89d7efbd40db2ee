// The corpus in a realm without clock, timers, randomness, locale or any host API: every case must play there as it does in Node.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bundled, runBare } from "../../../../tooling/bareRealm.ts";
import type { CaseResult, ConformCase } from "./conformCase.ts";
import { isPlayable, readConformance } from "./readConformance.ts";

const folder = fileURLToPath(new URL("../../../../fixtures/", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));

function playableCases(): readonly ConformCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name) => readConformance(readFileSync(`${folder}${name}`, "utf8")).cases.filter(isPlayable));
}

async function playBare(cases: readonly ConformCase[]): Promise<readonly CaseResult[]> {
  const code = await bundled('export { playCase } from "./playCase.ts";', here, "conformance");
  const input = JSON.stringify(JSON.stringify(cases));
  const text = runBare(`${code}; JSON.stringify(JSON.parse(${input}).map((each) => conformance.playCase(each)))`);
  return JSON.parse(String(text)) as readonly CaseResult[];
}

test("every case of the corpus plays in a bare realm", async () => {
  const results = await playBare(playableCases());
  expect(results.length).toBeGreaterThan(240);
  expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
});

test("and a case that expects something else would be told", async () => {
  const [first] = playableCases();
  if (first === undefined) throw new Error("The corpus is empty.");
  const [result] = await playBare([{ ...first, effects: [] }]);
  expect(result?.differences).not.toEqual([]);
});
