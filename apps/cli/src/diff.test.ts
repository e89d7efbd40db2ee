// Two choreographies compared in the terminal: what is said, what is not compared, and the exit codes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { inCheckout, laban } from "./testing/laban.ts";

const example = inCheckout("examples/ecommerce/ecommerce.laban.yaml");
const text = readFileSync(example, "utf8");
const folder = mkdtempSync(join(tmpdir(), "laban-diff-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const changed = file(
  "changed.laban.yaml",
  text.replace("priority: 9", "priority: 10").replace("within: 30m", "within: 10m"),
);

it("says what a document changed in, and ends with 1", async () => {
  const { code, out, said } = await laban(["diff", example, changed]);
  expect(code).toBe(1);
  expect(out).toMatch(
    /^~ pattern \w+ has priority 10 instead of 9\n~ pattern unpaid waits 10 min instead of 30 min\n$/,
  );
  expect(said).toContain("differ: 2 differences");
});

it("compares documents with bundles, signed ones too, and what is not executed is the same", async () => {
  const bundle = join(folder, "a.json");
  await laban(["compile", example, "-o", bundle]);
  expect(await laban(["diff", example, bundle])).toMatchObject({ code: 0, out: "" });
  await laban(["keys", "new", join(folder, "k")]);
  await laban(["compile", bundle, "--sign", join(folder, "k.key.pem"), "-o", join(folder, "signed.json")]);
  expect(await laban(["diff", join(folder, "signed.json"), bundle])).toMatchObject({ code: 0, out: "" });
  const moved = file("moved.yaml", `${text.replace(/^layout:[^]*/m, "")}\nlayout: { view: free }\n`);
  expect(await laban(["diff", moved, example])).toMatchObject({
    code: 0,
    said: `${moved} and ${example} execute the same\n`,
  });
});

it("gives the difference as JSON", async () => {
  const { code, out } = await laban(["diff", example, changed, "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    isSame: false,
    patterns: {
      added: [],
      changed: [
        { changes: [{ path: ["priority"], from: 9, to: 10 }] },
        {
          id: "unpaid",
          changes: [{ path: ["withinMs"], from: 1_800_000, to: 600_000, words: "waits 10 min instead of 30 min" }],
        },
      ],
    },
  });
});

it("keeps 1 for a difference: what cannot be compared is 3", async () => {
  const broken = file("broken.yaml", text.replace("within: 30m", "within: soon"));
  const { code, out, said } = await laban(["diff", example, broken]);
  expect({ code, out }).toEqual({ code: 3, out: "" });
  expect(said).toContain("cannot be compared");
  expect(await laban(["diff", example, file("half.json", '{"laban_bundle": 2')])).toMatchObject({ code: 3 });
  expect(await laban(["diff", example, file("odd.json", '{"laban_bundle": 3}')])).toMatchObject({ code: 3 });
  expect(await laban(["diff", "-", "-"])).toMatchObject({ code: 2 });
});
