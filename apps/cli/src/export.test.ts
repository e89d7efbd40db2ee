// `laban export` and `laban formats`, as typed: what goes where, what is said about losses, and the exit codes.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { designFormats, exportFormats } from "@laban/interop";
import { afterAll, describe, expect, it } from "vitest";
import { inCheckout, laban } from "./testing/laban.ts";

const example = inCheckout("examples/ecommerce/ecommerce.laban.yaml");
const folder = mkdtempSync(join(tmpdir(), "laban-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

const small = join(folder, "small.laban.yaml");
writeFileSync(
  small,
  `laban: 1
name: Small
description: For tests.
events: { ordered: { stem: up } }
correlation: { default: [data.id] }
patterns:
  any: { kind: pattern, on: ordered }
`,
);

describe("an export", () => {
  it("of several files fills a folder, says each loss at its place, and counts", async () => {
    const out = join(folder, "new", "bundle");
    const ended = await laban(["export", small, "--to", "bundle", "-o", out]);
    expect(ended).toMatchObject({ code: 0, out: "" });
    expect(readdirSync(out).toSorted()).toEqual(["Small.bundle.json", "Small.samples.cloudevents.json"]);
    expect(ended.said).toBe(
      `${small}:3:14: lost: description: it is for readers; a bundle holds what is executed
${small}:4:28: lost: stem events.ordered.stem: it is for the drawing of timelines
${small}: 2 files for bundle; of 7 constructs 5 are kept, 0 approximated, 2 lost
`,
    );
  });

  it("says a reason once, with the places that it is given for", async () => {
    const { said } = await laban(["export", example, "--to", "flink", "-o", join(folder, "x.sql")]);
    const lines = said.split("\n");
    expect(lines.filter((line) => line.includes("All queries run side by side"))).toEqual([
      expect.stringMatching(
        /^\S+\.yaml:\d+:\d+: lost: field patterns\.check_stock\.priority, patterns\.take_payment\.priority, patterns\.start_packing\.priority, \d more: /,
      ),
    ]);
    expect(lines.length).toBeLessThan(25);
  });

  it("says the same as one line of JSON, and ends with 1 where a loss is to fail", async () => {
    const ended = await laban(["export", small, "--to", "bundle", "-o", folder, "--json", "--fail-on-loss"]);
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.said)).toMatchObject({
      file: small,
      files: [join(folder, "Small.bundle.json"), join(folder, "Small.samples.cloudevents.json")],
      format: "bundle",
      constructs: 7,
      kept: 5,
      losses: [{ path: ["description"] }, { path: ["events", "ordered", "stem"], fate: "lost" }],
    });
  });

  it("goes to every format that is listed, for the example", async () => {
    for (const { id } of exportFormats) {
      const out = join(folder, id);
      // oxlint-disable-next-line no-await-in-loop -- one process
      const ended = await laban(["export", example, "--to", id, "-o", `${out}/`]);
      expect(ended.code, ended.said).toBe(0);
      expect(ended.said).toMatch(new RegExp(`for ${id}; of \\d+ constructs \\d+ are kept`));
      expect(readdirSync(out).length).toBeGreaterThan(0);
    }
  });

  it("of one file goes to standard output, or to the file that is named", async () => {
    const single = exportFormats.find(({ id }) => id === "asyncapi" || id === "flink")?.id ?? "flink";
    const printed = await laban(["export", small, "--to", single]);
    expect(printed.code).toBe(0);
    const file = join(folder, "out.txt");
    expect((await laban(["export", small, "--to", single, "-o", file])).code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(printed.out);
  });

  it.each([
    [["export", small], 2, "Say where to: --to FORMAT, one of bundle"],
    [["export", small, "--to", "bundel"], 2, "Did you mean bundle?"],
    [["export", small, "--to", "bundle"], 2, "name a folder for them: laban export"],
    [["export", small, "--to", "bundle", "-o", small], 3, "cannot be written"],
    [["export", join(folder, "none.yaml"), "--to", "bundle"], 3, "none.yaml"],
    [["formats", "x"], 2, "one name too many"],
  ] as const)("%j ends with %i and the way out", async (words, code, said) => {
    const ended = await laban(words);
    expect(ended).toMatchObject({ code, out: "" });
    expect(ended.said).toContain(said);
  });

  it("of a document with errors writes nothing and says them at their place", async () => {
    const broken = join(folder, "broken.laban.yaml");
    writeFileSync(broken, "laban: 1\nname: Broken\npatterns:\n  odd: { kind: pattern, on: nothing }\n");
    const ended = await laban(["export", broken, "--to", "bundle", "-o", join(folder, "broken")]);
    expect(ended.code).toBe(1);
    expect(ended.said).toContain(`${broken}:4:29: error:`);
    expect(readdirSync(folder)).not.toContain("broken");
  });

  it("of a bundle says that the document is needed", async () => {
    const bundle = join(folder, "only.bundle.json");
    writeFileSync(bundle, (await laban(["compile", small])).out);
    const ended = await laban(["export", bundle, "--to", "bundle", "-o", folder]);
    expect(ended.code).toBe(3);
    expect(ended.said).toContain("name the document that it was compiled from");
  });
});

describe("the formats", () => {
  it("are listed both ways, in words and as JSON", async () => {
    const words = await laban(["formats"]);
    expect(words.out).toContain("  png ");
    for (const { id, says } of [...exportFormats, ...designFormats]) {
      expect(words.out).toContain(`  ${id} `);
      expect(words.out).toContain(says);
    }
    const json = JSON.parse((await laban(["formats", "--json"])).out) as Record<string, { id: string }[]>;
    expect(json["export"]?.map(({ id }) => id).filter((id) => id !== "png")).toEqual(exportFormats.map(({ id }) => id));
    expect(json["import"]?.map(({ id }) => id)).toEqual(designFormats.map(({ id }) => id));
  });
});
