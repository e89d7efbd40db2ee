// The rules of the house, each a function from the sources to problems: direction, purity, cycles, purpose lines, size.
import { posix } from "node:path";
import { debt, layers, layersInTests, pure, roots } from "./layers.ts";
import type { Source } from "./sources.ts";

/** A broken rule, with the place. */
export interface Problem {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Longest source file, in lines. What is longer holds a second story. */
const LINES_MAX = 400;

/** Names that a parameter or local of ours may well have; the bare-realm run catches the host's. */
const OFTEN_OURS = new Set(["document", "window", "process"]);

/** Every rule over every source. */
export function checkSources(sources: readonly Source[]): Problem[] {
  if (sources.length === 0)
    return [problem("sees-files", ".", 1, "no source file was found: the check would pass on anything")];
  return [
    ...sources.flatMap((source) => [...direction(source), ...purity(source), ...purpose(source), ...size(source)]),
    ...cycles(sources),
  ];
}

function direction(source: Source): Problem[] {
  const home = homeOf(source.path);
  if (home === undefined) return [];
  const allowed = home.area === "apps" ? Object.keys(layers) : layers[home.name];
  if (allowed === undefined || (home.area === "apps" && !roots.includes(home.name)))
    return [
      problem(
        "layers",
        source.path,
        1,
        `${home.area}/${home.name} is not in the list of rooms (tooling/check-house/layers.ts)`,
      ),
    ];
  return source.imports.flatMap(({ from, line }) => {
    if (from.startsWith(".")) {
      const target = posix.join(posix.dirname(source.path), from);
      const inside = target.startsWith(`${home.area}/${home.name}/`);
      const fromTest = source.isTest && !/^(apps|packages)\//.test(target);
      return inside || fromTest || target.startsWith("examples/")
        ? []
        : [
            problem(
              "layers",
              source.path,
              line,
              `imports ${from}, which leaves ${home.area}/${home.name}; use the package's door`,
            ),
          ];
    }
    const internal = /^@laban\/([^/]+)(\/.*)?$/.exec(from);
    if (internal === null) return [];
    const [, name = "", tail] = internal;
    if (tail !== undefined)
      return [problem("layers", source.path, line, `imports ${from}; only a package's door may be imported`)];
    if (allowed.includes(name) || (home.area === "packages" && name === home.name)) return [];
    if (source.isTest && layersInTests[home.name]?.includes(name) === true) return [];
    if (debt.some((entry) => entry.from === home.name && entry.to === name)) return [];
    return [problem("layers", source.path, line, `${home.area}/${home.name} may not import @laban/${name}`)];
  });
}

function purity(source: Source): Problem[] {
  if (source.isTest || !pure.some((folder) => source.path.startsWith(`${folder}/`))) return [];
  const hosts = source.imports
    .filter(({ from }) => from.startsWith("node:"))
    .map(({ from, line }) => problem("pure", source.path, line, `imports ${from}, but this room is pure`));
  const names = source.hostNames
    .filter(({ name }) => !OFTEN_OURS.has(name))
    .map(({ name, line }) =>
      problem("pure", source.path, line, `uses ${name}; time, chance and the host come in as arguments`),
    );
  return [...hosts, ...names];
}

function purpose(source: Source): Problem[] {
  if (/^(#!.*\n)?\s*(\/\/|\/\*)/.test(source.text)) return [];
  return [problem("purpose", source.path, 1, "begins without a line that says what the file is for")];
}

function size(source: Source): Problem[] {
  const lines = source.text.split("\n").length;
  if (source.isTest || lines <= LINES_MAX) return [];
  return [
    problem(
      "size",
      source.path,
      LINES_MAX,
      `has ${lines} lines, more than ${LINES_MAX}: look for the second story in it`,
    ),
  ];
}

/** Import cycles between files, types included. */
function cycles(sources: readonly Source[]): Problem[] {
  const known = new Set(sources.map((source) => source.path));
  const edges = new Map(
    sources.map((source) => [
      source.path,
      source.imports
        .filter(({ from }) => from.startsWith("."))
        .map(({ from }) => posix.join(posix.dirname(source.path), from))
        .filter((target) => known.has(target)),
    ]),
  );
  const state = new Map<string, "open" | "done">();
  const problems: Problem[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      const loop = [...trail.slice(trail.indexOf(path)), path];
      problems.push(problem("cycles", path, 1, `is in an import cycle: ${loop.join(" → ")}`));
      return;
    }
    state.set(path, "open");
    for (const target of edges.get(path) ?? []) visit(target, [...trail, path]);
    state.set(path, "done");
  };
  for (const source of sources) visit(source.path, []);
  return problems;
}

function homeOf(path: string): { area: "apps" | "packages"; name: string } | undefined {
  const match = /^(apps|packages)\/([^/]+)\//.exec(path);
  if (match === null) return undefined;
  return { area: match[1] === "apps" ? "apps" : "packages", name: match[2] ?? "" };
}

function problem(rule: string, path: string, line: number, message: string): Problem {
  return { rule, path, line, message };
}
