// The Flink export: read by a parser of Flink's SQL, hostile names included, and accounted for.
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { exportTo } from "../exportDocument.ts";
import type { Export } from "../exportFormat.ts";
import { holdsForEveryFormat } from "../holdsForEveryFormat.scene.ts";
import { documentOfSeed, sourceOf } from "../random/documents.scene.ts";
import { flinkFormat } from "./flinkFormat.ts";
import { parseFlink } from "./flinkParser.scene.ts";

const root = new URL("../../../../../", import.meta.url);

function exported(yaml: string): Export {
  const { document, diagnostics } = readDocument(yaml, kindCatalog);
  if (document === undefined) throw new Error(diagnostics.map(({ message }) => message).join(" "));
  const result = exportTo(flinkFormat, document);
  if ("errors" in result) throw new Error(result.errors.map(({ message }) => message).join(" "));
  return result;
}

it("is read by the parser for random documents with hostile names: one statement per view, whatever things are called", () => {
  const written = Array.from({ length: 150 }, (_each, seed) => flinkFormat.write(sourceOf(documentOfSeed(seed))));
  const answers = parseFlink(written.map(({ files }) => files[0]?.text ?? ""));
  let views = 0;
  for (const [seed, { problems, statements }] of answers.entries()) {
    expect(problems, `seed ${seed}`).toEqual([]);
    const named = written[seed]?.files[0]?.text.match(/^-- Not in this file: /gm)?.length ?? 0;
    const lost = written[seed]?.report.losses.filter(({ what, fate }) => what === "pattern" && fate === "lost");
    expect(named).toBe(lost?.length);
    const begun = written[seed]?.files[0]?.text.match(/^CREATE (?:TABLE|VIEW) `/gm)?.length;
    expect(statements).toBe(begun);
    views += statements - 1;
  }
  expect(views).toBeGreaterThan(50);
  expect(parseFlink(["SELECT FROM WHERE"])[0]?.problems.length).toBeGreaterThan(0);
});

holdsForEveryFormat(flinkFormat, {
  read: ({ files }) => {
    expect(files[0]?.text).toContain("CREATE TABLE `events` (");
  },
});

it("keeps a sequence that Flink finds alike, and says where another differs", () => {
  const { files, report } = exported(`
laban: 1
name: Two sequences
events: { a: {}, b: {} }
patterns:
  alike: { kind: sequence, steps: [a, b], max_interval: 5m, starts: restart, do: { action: x, capability: y } }
  other: { kind: sequence, steps: [a, b], max_interval: 5m, do: { action: x, capability: y } }
  never: { kind: absence, start: a, expect: b, within: 1m, do: { action: x, capability: y } }
`);
  const fates = Object.fromEntries(report.losses.map(({ path, fate, why }) => [path.join("."), [fate, why]]));
  expect(fates["patterns.alike"]).toBeUndefined();
  expect(fates["patterns.other"]?.[0]).toBe("approximated");
  expect(fates["patterns.other"]?.[1]).toContain('"starts: restart"');
  expect(fates["patterns.never"]).toEqual(["lost", "MATCH_RECOGNIZE tells what came, and never what did not come."]);
  expect(files[0]?.text).toContain("PATTERN (s1 x2* s2)");
  const text = files[0]?.text ?? "";
  const line = "\n-- Not in this file: never: MATCH_RECOGNIZE tells what came, and never what did not come.\n";
  expect(text.endsWith(line)).toBe(true);
  expect(text.match(/never/g)).toHaveLength(2);
  expect(text).toContain("; this one was not executed on Flink.\n");
});

it("names the part of a condition that SQL cannot say, with its place", () => {
  const { report } = exported(`
laban: 1
name: Conditions
events: { a: { schema: { type: object, properties: { n: { type: integer }, t: { type: string } } } } }
patterns:
  odd: { kind: pattern, on: a, when: "data.n > 1 && size(data.t) > 3", do: { action: x, capability: y } }
`);
  expect(report.losses.find(({ path }) => path.join(".") === "patterns.odd")?.why).toBe(
    'Its condition has "size(data.t)": it has no counterpart that means the same. It stands at patterns.odd.when.',
  );
});

it("is what its page shows", () => {
  const page = readFileSync(new URL("docs/formats/flink.md", root), "utf8");
  const [yaml = ""] = /(?<=```yaml\n)[^]*?(?=```)/.exec(page) ?? [];
  const [sql = ""] = /(?<=```sql\n)[^]*?(?=```)/.exec(page) ?? [];
  expect(sql.length).toBeGreaterThan(300);
  expect(exported(yaml).files[0]?.text).toContain(sql);
});
