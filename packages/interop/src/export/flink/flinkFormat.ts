// Export to Flink SQL: a table for the events, and for each pattern that can be said a view of its matches. Not executed on Flink by us.
import type { Bundle, Operator, Path } from "@laban/bundle";
import { documentPlace } from "@laban/compiler";
import type { ChoreographyDocument } from "@laban/model";
import type { ExportFormat, ExportSource } from "../exportFormat.ts";
import { Ledger, type LedgerPath } from "../ledger.ts";
import { distinctNames, identifierShape } from "../names/distinctNames.ts";
import { fileStem } from "../names/fileStem.ts";
import { queryOf, type Query } from "./query.ts";
import { keyedViews, keyOf, queryText } from "./queryText.ts";
import { RowType } from "./rowType.ts";
import { sqlComment, sqlString } from "./sqlText.ts";
import { placesOf, type SqlPlace } from "./sqlTree.ts";

/** One file of statements. */
export const flinkFormat: ExportFormat = {
  id: "flink",
  title: "Flink SQL",
  says: "Patterns as queries and sequences as MATCH_RECOGNIZE; written for Flink 1.20 and 2.x and not executed there",
  write: (source) => {
    const written = write(source);
    const name = `${fileStem(source.document.name)}.flink.sql`;
    return {
      files: [{ name, mediaType: "application/sql", text: written.text }],
      report: accountFor(source, written).report("flink", {
        keys: 'compared as texts: 7 and "7" are one key',
        fields: "read as the types of their schemas; a value of another type is NULL",
        connector: "datagen: put your own in its place",
      }),
    };
  },
};

interface Missing {
  readonly why: string;
  readonly path: readonly (string | number)[];
}

interface Written {
  readonly text: string;
  readonly queries: ReadonlyMap<string, Query>;
  readonly missing: ReadonlyMap<string, Missing>;
}

function write({ document, bundle }: ExportSource): Written {
  const row = new RowType();
  const queries = new Map<string, Query>();
  const missing = new Map<string, Missing>();
  for (const operator of bundle.patterns) {
    const reading = queryOf(operator, bundle.events);
    if (!("query" in reading)) {
      missing.set(operator.id, { why: reading.why, path: reading.path ?? [] });
      continue;
    }
    const odd = row.add([...readBy(reading.query), ...keyPlaces(operator, bundle, row)]);
    if (odd === undefined) queries.set(operator.id, reading.query);
    else
      missing.set(operator.id, {
        path: [],
        why: `${odd.path.join(".")} has another type in a pattern before it, and a column has one type.`,
      });
  }
  const names = distinctNames(queries.keys(), {
    shape: identifierShape,
    sameAs: (name) => name.toLowerCase(),
    isReserved: (name) => /^events(?:_by_key.*)?$/i.test(name),
  });
  const keyed = keyedViews(
    bundle.patterns.filter(({ id }) => queries.has(id)),
    bundle,
  );
  const views = bundle.patterns.flatMap((operator) => {
    const from = keyed.get(keyOf(operator, bundle));
    const query = queries.get(operator.id);
    const name = names.get(operator.id);
    if (from === undefined || query === undefined || name === undefined) return [];
    const description = document.patterns[operator.id]?.["description"];
    const lines =
      typeof description === "string" ? description.split(/\r?\n/).map((line) => `${sqlComment(line)}\n`) : [];
    return [`${sqlComment(operator.id)}\n${lines.join("")}${queryText(query, name, from)}`];
  });
  return {
    text: [
      head(document, bundle, row),
      ...[...keyed.values()].flatMap(({ text }) => (text === "" ? [] : [text])),
      ...views,
      ...leftOut(missing),
    ].join("\n"),
    queries,
    missing,
  };
}

function head(document: ChoreographyDocument, bundle: Bundle, row: RowType): string {
  const described = document.description?.split(/\r?\n/).map(sqlComment) ?? [];
  const fields = row.text();
  return [
    sqlComment(`${document.name}, exported by Laban (${bundle.hash}).`),
    ...described,
    "-- Exports like this are read by a parser of Flink's SQL and compared with Laban's engine in Laban's tests; this one was not executed on Flink.",
    "-- Put your connector in the place of datagen. `seq` numbers the events in the order in which they were accepted, `at_ms` is the time of the event.",
    "CREATE TABLE `events` (",
    "  `id` STRING,",
    "  `type` STRING,",
    "  `source` STRING,",
    "  `correlation_id` STRING,",
    "  `seq` BIGINT,",
    "  `at_ms` BIGINT,",
    ...(fields === "ROW<>" ? [] : [`  \`data\` ${fields},`]),
    "  `ts` AS TO_TIMESTAMP_LTZ(`at_ms`, 3),",
    "  WATERMARK FOR `ts` AS `ts`",
    `) WITH (${sqlString("connector")} = ${sqlString("datagen")});`,
    "",
  ].join("\n");
}

/** A line for each pattern that has no query: who has only the file is to know. */
function leftOut(missing: Written["missing"]): readonly string[] {
  const lines = Array.from(missing, ([id, { why }]) => `${sqlComment(`Not in this file: ${id}: ${why}`)}\n`);
  return lines.length === 0 ? [] : [lines.join("")];
}

function readBy(query: Query): readonly SqlPlace[] {
  return query.kind === "select" ? placesOf(query.where) : query.variables.flatMap(({ define }) => placesOf(define));
}

/** The fields of the pattern's keys, with the type that they have already, or as texts. */
function keyPlaces({ by, scope }: Operator, { events, defaultKey }: Bundle, row: RowType): readonly SqlPlace[] {
  if (scope === "global") return [];
  const paths: readonly Path[] = by ?? [...defaultKey, ...Object.values(events).flatMap(({ key }) => key)];
  return paths.map((path) => ({ kind: "place", path, type: row.typeOf(path) ?? "STRING" }));
}

/** What the fields of a pattern say that a query cannot. */
const lostFields: Readonly<Record<string, string>> = {
  priority: "All queries run side by side.",
  exclusive_group: "Queries know nothing of each other.",
  cooldown: "A query fires whenever it matches.",
  max_runs: "Flink has no cap on runs.",
};

function accountFor({ document, sourceMap }: ExportSource, { queries, missing }: Written): Ledger {
  const ledger = new Ledger(document);
  ledger.keep(["name"]);
  ledger.keepRest(["description"]);
  ledger.keepRest(["correlation"]);
  for (const [id, pattern] of Object.entries(document.patterns)) {
    const place: LedgerPath = ["patterns", id];
    const obstacle = missing.get(id);
    if (obstacle !== undefined) {
      ledger.lose(
        place,
        obstacle.path.length === 0
          ? obstacle.why
          : `${obstacle.why} It stands at ${documentPlace(sourceMap, id, obstacle.path).join(".")}.`,
      );
      ledger.loseRest(place, `It goes with its ${pattern.kind}, which these queries cannot say.`);
      continue;
    }
    const cautions = queries.get(id)?.cautions ?? [];
    if (cautions.length > 0) ledger.approximate(place, cautions.join(" "));
    for (const { path, what } of ledger.constructs) {
      if (path[0] !== "patterns" || path[1] !== id || path.length !== 3) continue;
      const [, , field = ""] = path;
      const why = lostFields[field];
      if (why !== undefined) ledger.loseRest(path, why);
      else if (what === "action" && field !== "do")
        ledger.lose(path, "MATCH_RECOGNIZE tells matches, and no other outcome.");
      else if (what === "action") accountForAsk(ledger, path, pattern[field]);
    }
    ledger.keepRest(place);
  }
  ledger.loseRest(
    ["events"],
    "The table has the fields that conditions read; export AsyncAPI for the event types and their schemas.",
  );
  ledger.loseRest(["agents"], "A row names the capability that is asked, not who offers it.");
  ledger.loseRest(["scenarios"], "Scenarios are for simulations; run them with laban simulate.");
  ledger.loseRest(["layout"], "Where things stand changes nothing that is executed.");
  return ledger;
}

function accountForAsk(ledger: Ledger, path: LedgerPath, ask: unknown): void {
  if (typeof ask === "object" && ask !== null && "timeout" in ask)
    ledger.approximate(path, "The action and its capability are columns; how long the answer may take is not said.");
}
