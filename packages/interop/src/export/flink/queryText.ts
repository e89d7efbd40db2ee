// Prints a query as a view over the events of its key.
import type { Bundle, Operator, Path } from "@laban/bundle";
import { distinctNames, identifierShape } from "../names/distinctNames.ts";
import type { Query, RowVariable } from "./query.ts";
import { sqlComment, sqlName, sqlString, sqlText } from "./sqlText.ts";

/** The events that have a key, with its parts as columns `key_1`, …; patterns with the same key share the view. */
export interface KeyedView {
  readonly name: string;
  readonly columns: readonly string[];
  readonly text: string;
}

/** The views that the patterns read, by their keys' text; `keyOf` finds that of a pattern. */
export function keyedViews(operators: readonly Operator[], bundle: Bundle): ReadonlyMap<string, KeyedView> {
  const views = new Map<string, KeyedView>();
  for (const operator of operators) {
    const keys = keyExpressions(operator, bundle);
    const id = keys.join();
    if (views.has(id)) continue;
    const columns = keys.map((_key, index) => `key_${index + 1}`);
    if (keys.length === 0) {
      views.set(id, { name: "events", columns, text: "" });
      continue;
    }
    const number = [...views.values()].filter(({ text }) => text !== "").length + 1;
    const name = number === 1 ? "events_by_key" : `events_by_key_${number}`;
    const lines = [
      "-- An event without its key takes part in nothing.",
      `CREATE VIEW ${sqlName(name)} AS`,
      `SELECT *${keys.map((key, index) => `,\n  ${key} AS ${sqlName(columns[index] ?? "")}`).join("")}`,
      "FROM `events`",
      `WHERE ${keys.map((key) => `${key} IS NOT NULL`).join("\n  AND ")};\n`,
    ];
    views.set(id, { name, columns, text: lines.join("\n") });
  }
  return views;
}

/** By what `keyedViews` has the view of this pattern. */
export function keyOf(operator: Operator, bundle: Bundle): string {
  return keyExpressions(operator, bundle).join();
}

/** The view of a pattern's matches. */
export function queryText(query: Query, name: string, keyed: KeyedView): string {
  const lines = [
    ...query.cautions.map((caution) => sqlComment(`Note: ${caution}`)),
    `CREATE VIEW ${sqlName(name)} AS`,
    query.kind === "select" ? selectText(query, keyed) : recognizeText(query, keyed),
  ];
  return `${lines.join("\n")}\n`;
}

function selectText(query: Query & { readonly kind: "select" }, keyed: KeyedView): string {
  const { name: from, columns: keys } = keyed;
  const columns = [...keys.map(sqlName), "`id`", "`at_ms`", ...askedColumns(query)];
  return `SELECT ${columns.join(", ")}\nFROM ${sqlName(from)}\nWHERE ${sqlText(query.where)};`;
}

function recognizeText(query: Query & { readonly kind: "recognize" }, keyed: KeyedView): string {
  const { name: from, columns: keys } = keyed;
  const { variables, skip, withinMs } = query;
  const steps = variables.filter(({ isLoop }) => !isLoop);
  const names = distinctNames(
    steps.map(({ step = "" }) => step),
    {
      shape: identifierShape,
      sameAs: (name) => name.toLowerCase(),
      isReserved: (name) => /^(?:key_\d+|at_ms|matches|action|capability)$/i.test(name),
    },
  );
  const measures = steps.map(({ name, step = "" }) => `${name}.\`id\` AS ${sqlName(names.get(step) ?? name)}`);
  const last = steps.at(-1)?.name ?? "s1";
  const columns = [
    ...keys.map(sqlName),
    ...steps.map(({ step = "" }) => sqlName(names.get(step) ?? "")),
    "`at_ms`",
    ...askedColumns(query),
  ];
  return [
    `SELECT ${columns.join(", ")}`,
    `FROM ${sqlName(from)}`,
    "MATCH_RECOGNIZE (",
    ...(keys.length === 0 ? [] : [`  PARTITION BY ${keys.map(sqlName).join(", ")}`]),
    "  ORDER BY `ts` ASC, `seq` ASC",
    `  MEASURES\n    ${[...measures, `${last}.\`at_ms\` AS \`at_ms\``].join(",\n    ")}`,
    "  ONE ROW PER MATCH",
    `  AFTER MATCH SKIP ${skip.toUpperCase()}`,
    `  PATTERN (${variables.map(variableText).join(" ")})`,
    ...(withinMs === undefined ? [] : withinText(withinMs)),
    `  DEFINE\n    ${variables.map(({ name, define }) => `${name} AS ${sqlText(define)}`).join(",\n    ")}`,
    ") AS `m`;",
  ].join("\n");
}

function variableText({ name, isLoop }: RowVariable): string {
  return isLoop ? `${name}*` : name;
}

/** Lets Flink forget; the deadlines themselves stand in DEFINE. A unit in which the number has two digits, rounded up and one more. */
function withinText(withinMs: number): readonly string[] {
  for (const [unit, length] of [
    ["SECOND", 1_000],
    ["MINUTE", 60_000],
    ["HOUR", 3_600_000],
    ["DAY", 86_400_000],
  ] as const) {
    const count = Math.floor(withinMs / length) + 1;
    if (count <= 99) return [`  WITHIN INTERVAL '${count}' ${unit}`];
  }
  return [];
}

function askedColumns({ action }: Query): readonly string[] {
  if (action === undefined) return [];
  return [`${sqlString(action.action)} AS \`action\``, `${sqlString(action.capability)} AS \`capability\``];
}

/** The parts of the key as texts; types with keys of their own get theirs by CASE. */
function keyExpressions({ by, scope }: Operator, { events, defaultKey }: Bundle): readonly string[] {
  if (scope === "global") return [];
  const own = Object.entries(events).filter(([, { key }]) => JSON.stringify(key) !== JSON.stringify(defaultKey));
  if (by !== undefined || own.length === 0) return (by ?? defaultKey).map(partText);
  const length = Math.max(defaultKey.length, ...own.map(([, { key }]) => key.length));
  return Array.from({ length }, (_part, index) => {
    const part = (key: readonly Path[]): string => {
      const path = key[index];
      // Keys of different lengths are never the same key.
      return path === undefined ? sqlString("") : partText(path);
    };
    const cases = own.map(([type, { key }]) => ` WHEN ${sqlString(type)} THEN ${part(key)}`);
    return `CASE \`type\`${cases.join("")} ELSE ${part(defaultKey)} END`;
  });
}

function partText(path: Path): string {
  const column = path.map(sqlName).join(".");
  return path[0] === "data" ? `CAST(${column} AS STRING)` : column;
}
