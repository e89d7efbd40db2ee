// `pnpm bench [--json] [SUITE…]`: runs the measured comparisons, each interleaved with the peers it names, and prints ratios.
import { benchConditions } from "./conditions.ts";
import { benchEngine } from "./engine/suite.ts";

const args = process.argv.slice(2);
const json = args.includes("--json");
const wanted = args.filter((arg) => !arg.startsWith("--"));
const suites: Record<string, (json: boolean) => Promise<void>> = { engine: benchEngine, conditions: benchConditions };

for (const name of wanted.length > 0 ? wanted : Object.keys(suites)) {
  const suite = suites[name];
  if (suite === undefined) {
    console.error(`bench: there is no suite "${name}"; there are: ${Object.keys(suites).join(", ")}`);
    process.exit(2);
  }
  await suite(json);
}
