// The direction of dependency, as one list: what each room may import from the others (docs/architecture.md).

/** Internal packages that each package may import. A package that is not named here may not exist. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  cel: [],
  model: ["cel"],
  bundle: ["cel"],
  trace: [],
  engine: ["bundle", "cel", "trace"],
  compiler: ["model", "bundle", "cel"],
  // The simulator reads scenarios (model), prepares their expressions (cel) and follows a bundle's keys: docs/adr/0005.
  simulator: ["engine", "compiler", "trace", "model", "bundle", "cel"],
  notation: ["model"],
  timeline: ["trace"],
  interop: ["cel", "model", "bundle", "compiler", "notation"],
  service: ["cel", "model", "bundle", "trace", "engine", "compiler", "simulator", "interop"],
};

/** What the tests of a package may import beside that: an export is compared with what the engine does. */
export const layersInTests: Readonly<Record<string, readonly string[]>> = {
  interop: ["engine", "trace"],
};

/** The composition roots may import every package, and never each other. */
export const roots: readonly string[] = ["web", "server", "cli"];

/** Packages (or folders of one) whose sources see no clock, no randomness, no host: the bare language only. */
export const pure: readonly string[] = [
  "packages/cel/src",
  "packages/model/src",
  "packages/bundle/src",
  "packages/trace/src",
  "packages/engine/src",
  "packages/compiler/src",
  "packages/simulator/src",
  "packages/notation/src",
  "packages/timeline/src/layout",
];

/** Imports that break the list above and are tolerated for now: { from, to, until, why }. This list only shrinks. */
export const debt: readonly {
  readonly from: string;
  readonly to: string;
  readonly until: string;
  readonly why: string;
}[] = [];
