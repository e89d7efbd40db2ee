// The command line as a person types it: what goes where, what each mistake is answered with, and the exit codes.
import { bundleText } from "@laban/bundle";
import { compileDocument, kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inCheckout, laban } from "./testing/laban.ts";

const example = inCheckout("examples/ecommerce/ecommerce.laban.yaml");
const folder = mkdtempSync(join(tmpdir(), "laban-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const oneRule = `laban: 1
name: One rule
events: { ordered: { schema: { type: object, properties: { value: { type: number } } } } }
correlation: { default: [data.id] }
patterns:
  large: { kind: pattern, on: ordered, when: data.value > 100, do: { action: look, capability: desk } }
`;

const oneSequence = `laban: 1
name: One sequence
events: { ordered: { schema: { type: object, properties: { value: { type: number } } } } }
correlation: { default: [data.id] }
patterns: { twice: { kind: sequence, steps: [ordered, ordered], max_interval: 60s } }
`;

describe("what was typed", () => {
  it("is nothing: a hint, and a code that says so", async () => {
    const { code, out, said } = await laban([]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(said).toContain("Usage: laban COMMAND");
  });

  it("asks for help: the help is the result", async () => {
    const { code, out } = await laban(["simulate", "--help"]);
    expect(code).toBe(0);
    expect(out).toContain("--seed N");
  });

  it.each([
    "check",
    "compile",
    "verify",
    "diff",
    "keys",
    "run",
    "explain",
    "simulate",
    "conform",
    "eval",
    "import",
    "export",
    "formats",
  ])("asks for help with %s: it fits a terminal and ends with the exit codes", async (name) => {
    const { code, out } = await laban([name, "--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^laban ${name} `));
    expect(out.split("\n").filter((line) => line.length > 120)).toEqual([]);
    expect(out).toContain("130  stopped with Ctrl-C");
  });

  it.each([
    [["chekc", "x"], 2, "Did you mean check?"],
    [["run", example, "--evnts", "x"], 2, "Did you mean --events?"],
    [["run", example], 2, "Name the events"],
    [["check"], 2, "A file name is missing"],
    [["check", "nowhere.yaml"], 3, "nowhere.yaml cannot be read"],
    [["simulate", example, "--seed", "many"], 2, "is no whole number"],
    [["simulate", example, "--scenario", "friday_peek"], 2, "Did you mean friday_peak?"],
    [["run", example, "--events", example], 3, "ecommerce.laban.yaml"],
  ])("is wrong: %j", async (words, expected, message) => {
    const { code, out, said } = await laban(words);
    expect({ code, out }).toEqual({ code: expected, out: "" });
    expect(said).toContain(message);
  });
});

describe("check", () => {
  it("names file, line, column, code and the way out", async () => {
    const broken = file("broken.laban.yaml", oneRule.replace("data.value > 100", "data.valeu > 100"));
    const { code, out } = await laban(["check", broken]);
    expect(code).toBe(1);
    expect(out).toMatch(/broken\.laban\.yaml:6:\d+: error: .*valeu/);
    expect(out).toContain("fix: ");
  });

  it("says where text is no YAML at all", async () => {
    const { code, out } = await laban(["check", file("torn.laban.yaml", "laban: 1\nname: [x\n")]);
    expect(code).toBe(1);
    expect(out).toMatch(/torn\.laban\.yaml:\d+:\d+: error/);
  });
});

describe("a bundle", () => {
  const compiled = async (): Promise<{ readonly path: string; readonly text: string }> => {
    const { out } = await laban(["compile", file("rule.laban.yaml", oneRule)]);
    return { path: file("rule.bundle.json", out), text: out };
  };

  it("is checked, and compiled to itself", async () => {
    const { path, text } = await compiled();
    expect(await laban(["check", path])).toEqual({ code: 0, out: "", said: `${path}: a bundle without problems\n` });
    expect((await laban(["compile", path])).out).toBe(text);
  });

  it("that was changed is refused with place and code, as text and as JSON", async () => {
    const { text } = await compiled();
    const bad = file("bad.bundle.json", text.replace('"priority":1', '"priority":"high"'));
    const { code, out } = await laban(["check", bad]);
    expect({ code, out }).toEqual({
      code: 1,
      out: expect.stringMatching(/: patterns\.0\.priority: error: .* \[bundle\/wrong-type\]\n$/) as string,
    });
    const json = await laban(["check", bad, "--json"]);
    expect(JSON.parse(json.out)).toMatchObject({ code: "bundle/wrong-type", path: ["patterns", 0, "priority"] });
    expect(await laban(["compile", bad])).toMatchObject({ code: 1, out: "" });
  });

  it("has no scenarios to simulate", async () => {
    const { path } = await compiled();
    const { code, said } = await laban(["simulate", path]);
    expect(code).toBe(3);
    expect(said).toContain("is a bundle, which has no agents and no scenarios; name the document");
  });
});

describe("compile", () => {
  it("writes the bytes that the page exports", async () => {
    const { document } = readDocument(readFileSync(example, "utf8"), kindCatalog);
    if (document === undefined) throw new Error("the example cannot be read");
    const { bundle } = compileDocument(document);
    if (bundle === undefined) throw new Error("the example does not compile");
    const { code, out } = await laban(["compile", example]);
    expect(code).toBe(0);
    expect(out).toBe(bundleText(bundle));
  });
});

describe("run", () => {
  const events = [50, 150, 250]
    .map((value, at) =>
      JSON.stringify({
        specversion: "1.0",
        id: `e${at}`,
        type: "ordered",
        source: "shop",
        time: `2026-01-01T00:00:0${at}Z`,
        data: { id: "a", value },
      }),
    )
    .join("\n");

  it("reads a document or its bundle, a file or standard input, with the same effects", async () => {
    const document = file("rule.laban.yaml", oneRule);
    const log = file("events.ndjson", events);
    const fromFile = await laban(["run", document, "--events", log]);
    expect(
      fromFile.out
        .trimEnd()
        .split("\n")
        .map((line) => (JSON.parse(line) as { events: string[] }).events),
    ).toEqual([["e1"], ["e2"]]);
    const bundle = join(folder, "rule.bundle.json");
    expect((await laban(["compile", document, "-o", bundle])).code).toBe(0);
    const fromInput = await laban(["run", bundle, "--events", "-"], { input: `${events}\n` });
    expect(fromInput.out).toBe(fromFile.out);
  });

  it("says which name the correlation reads and no event has, and what they have instead", async () => {
    const document = file("misnamed.laban.yaml", oneSequence.replace("data.id", "data.order_id"));
    const { code, said } = await laban(["run", document, "--events", file("events.ndjson", events)]);
    expect(code).toBe(0);
    expect(said).toContain(
      '3 events have no data.order_id, which the correlation reads, so keyed patterns did not see them. "ordered" has data.id and data.value.',
    );
    expect(said).toContain("No pattern did anything.");
    expect(said).not.toContain("mean time");
    const right = await laban([
      "run",
      file("named.laban.yaml", oneSequence),
      "--events",
      join(folder, "events.ndjson"),
    ]);
    expect(right.said).not.toContain("which the correlation reads");
  });

  it("ends standard error with the summary as one line of JSON, after the metrics", async () => {
    const document = file("rule.laban.yaml", oneRule);
    const words = ["run", document, "--events", file("events.ndjson", events), "--json", "--metrics"];
    const { said } = await laban(words);
    const lines = said.trimEnd().split("\n");
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ summary: 1, events: 3, effects: 2 });
    expect(lines.slice(0, -1).join("\n")).toContain("busiest: ");
  });

  it("names the line of an event that cannot be read", async () => {
    const { code, said } = await laban(["run", file("rule.laban.yaml", oneRule), "--events", "-"], {
      input: `${events}\n{"id": 1}\n`,
    });
    expect(code).toBe(3);
    expect(said).toContain("4");
  });
});

describe("import", () => {
  it("says with which flag a missing column is named", async () => {
    const { code, said } = await laban(["import", file("week.csv", "case,what,when\n1,A,monday\n2,B,tuesday\n")]);
    expect(code).toBe(3);
    expect(said).toContain("Say which column is the time; there are: case, what, when.\nName it with --time NAME.");
  });
});

describe("simulate", () => {
  it("gives the same trace for the same seed, and another for another", async () => {
    const hashOf = async (seed: string) => {
      const { said } = await laban(["simulate", example, "--seed", seed, "--json"]);
      // On a busy machine progress comes before the summary, which is always last.
      return (JSON.parse(said.trimEnd().split("\n").at(-1) ?? "") as { trace: string }).trace;
    };
    const hash = await hashOf("4127");
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await hashOf("4127")).toBe(hash);
    expect(await hashOf("4128")).not.toBe(hash);
  });

  it.skipIf(!existsSync("/dev/full"))("says that its output cannot be written, and ends with 3", async () => {
    for (const words of [["simulate", example], ["compile", example], ["--help"]]) {
      const { code, said } = await laban(words, { outputFile: "/dev/full" });
      expect(code).toBe(3);
      expect(said).toContain("Standard output cannot be written: ENOSPC");
      expect(said).not.toContain("    at ");
    }
  });

  it("ends quietly when nobody reads on", async () => {
    const { code } = await laban(["simulate", example], { stopAfter: 1 });
    expect(code).toBe(0);
  });
});
