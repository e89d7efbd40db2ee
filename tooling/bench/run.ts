// `pnpm bench [--json] [--quick] [--full] [SUITE…]`: runs the measured comparisons, each in turn with the peers it names, and prints ratios.
import { parseArgs } from "node:util";
import { toldFor, type Told } from "./told.ts";

// Loaded when they are asked for: a suite can be run while another's packages are being worked on.
const suites: Readonly<Record<string, (told: Told) => Promise<void>>> = {
  engine: async (told) => (await import("./engine/suite.ts")).benchEngine(told),
  conditions: async (told) => (await import("./conditions.ts")).benchConditions(told),
};
const usage = `pnpm bench [--json] [--quick] [--full] [SUITE…]

  SUITE    ${Object.keys(suites).join(" or ")}; both where none is named
  --json   a row is one line of JSON
  --quick  fewer repetitions and smaller files, noisier: about two minutes
  --full   with the heap over 10^8 events (about five minutes more)

Rows go to standard output, progress to standard error. What the rows mean: docs/bench.md
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const unknown = positionals.find((name) => !Object.hasOwn(suites, name));
if (unknown !== undefined) {
  process.stderr.write(`bench: there is no suite "${unknown}"; there are: ${Object.keys(suites).join(", ")}\n`);
  process.exit(2);
}
const told = toldFor({ json: values.json, isQuick: values.quick, isFull: values.full });
for (const name of positionals.length > 0 ? positionals : Object.keys(suites)) await suites[name]?.(told);
