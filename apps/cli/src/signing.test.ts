// Keys, signed bundles and their verification in the terminal: each thing that can be wrong has its own code, exit code and words.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { inCheckout, laban } from "./testing/laban.ts";

const example = inCheckout("examples/ecommerce/ecommerce.laban.yaml");
const folder = mkdtempSync(join(tmpdir(), "laban-signing-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const textOf = (name: string): string => readFileSync(at(name), "utf8");
const file = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};

await laban(["keys", "new", at("ours")]);
await laban(["keys", "new", at("theirs")]);
await laban(["compile", example, "-o", at("plain.json")]);
await laban(["compile", example, "--sign", at("ours.key.pem"), "-o", at("signed.json")]);
const [plain, signed] = [textOf("plain.json"), textOf("signed.json")];

it("makes a pair of keys, the private one for its owner alone, never over another and never printed", async () => {
  const { code, out, said } = await laban(["keys", "new", at("third")]);
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(said).toMatch(
    /third\.key\.pem signs: keep it secret\. .*third\.pub\.pem verifies: .* Key sha256:[0-9a-f]{64}\n$/,
  );
  expect(said).not.toContain(textOf("third.key.pem").split("\n")[1]);
  expect(statSync(at("third.key.pem")).mode & 0o777).toBe(0o600);
  const before = textOf("third.key.pem");
  expect(await laban(["keys", "new", at("third")])).toMatchObject({ code: 3 });
  expect(textOf("third.key.pem")).toBe(before);
  rmSync(at("third.key.pem"));
  expect(await laban(["keys", "new", at("third")])).toMatchObject({ code: 3 });
  expect(existsSync(at("third.key.pem"))).toBe(false);
  expect(await laban(["keys", "make", "x"])).toMatchObject({ code: 2 });
});

it("signs around the bundle: text and hash stay, and the signed file is a bundle everywhere", async () => {
  expect(signed).toContain(plain);
  expect(await laban(["compile", at("signed.json")])).toMatchObject({ code: 0, out: plain });
  expect(await laban(["check", at("signed.json")])).toMatchObject({ code: 0 });
  const again = await laban(["compile", at("signed.json"), "--sign", at("theirs.key.pem"), "--json"]);
  expect(JSON.parse(again.said)).toMatchObject({ signed_by: [expect.any(String), expect.any(String)] });
});

it("says when others may read a private key", async () => {
  const loose = file("loose.key.pem", textOf("ours.key.pem"));
  chmodSync(loose, 0o644);
  expect((await laban(["compile", example, "--sign", loose])).said).toContain(
    "others may read this private key; chmod 600",
  );
});

it.each([
  ["ours.pub.pem", "is a public key, which verifies"],
  ["plain.json", "is no private key"],
])("does not sign with %s", async (name, why) => {
  const { code, out, said } = await laban(["compile", example, "--sign", at(name)]);
  expect({ code, out }).toEqual({ code: 3, out: "" });
  expect(said).toContain(why);
});

const verdicts: readonly (readonly [
  what: string,
  text: string,
  key: string | undefined,
  exit: number,
  code: string,
])[] = [
  ["whole", plain, undefined, 0, "bundle/whole"],
  ["whole, its signatures not looked at", signed, undefined, 0, "bundle/whole"],
  ["signed by a key that is trusted", signed, "ours", 0, "signature/good"],
  ["signed by a key that is not", signed, "theirs", 13, "signature/unknown-key"],
  ["not signed", plain, "ours", 14, "signature/missing"],
  [
    "under a signature that does not fit",
    signed.replace(/("signature":")(.)/, (_all, head: string, letter: string) => head + (letter === "A" ? "B" : "A")),
    "ours",
    10,
    "signature/wrong",
  ],
  ["changed after it was signed", signed.replace('"priority":8', '"priority":9'), "ours", 11, "bundle/wrong-hash"],
  ["changed", plain.replace('"priority":8', '"priority":9'), undefined, 11, "bundle/wrong-hash"],
  ["cut in half", signed.slice(0, signed.length / 2), "ours", 12, "file/damaged"],
  ["cut in half and not signed", plain.slice(0, plain.length / 2), undefined, 12, "file/damaged"],
  ["of a newer version", plain.replace('"laban_bundle":2', '"laban_bundle":3'), undefined, 1, "bundle/newer-version"],
  ["no bundle", "{}", undefined, 1, "bundle/missing-field"],
];

it.each(verdicts)("verifies a file that is %s", async (_what, text, key, exit, code) => {
  const name = file("given.json", text);
  const words = ["verify", name, ...(key === undefined ? [] : ["--key", at(`${key}.pub.pem`)])];
  const spoken = await laban(words);
  expect(spoken).toMatchObject({ code: exit, said: "" });
  if (exit !== 0) expect(spoken.out).toContain(`[${code}]`);
  const json = await laban([...words, "--json"]);
  expect(JSON.parse(json.out)).toMatchObject({ file: name, code });
});

it("each of these codes has an exit code of its own", () => {
  const wrong = verdicts.filter(([, , , exit]) => exit >= 10);
  expect(new Set(wrong.map(([, , , exit]) => exit)).size).toBe(new Set(wrong.map(([, , , , code]) => code)).size);
});

it("asks for every key with --all", async () => {
  const both = file("both.pub.pem", textOf("ours.pub.pem") + textOf("theirs.pub.pem"));
  expect(await laban(["verify", at("signed.json"), "--key", both])).toMatchObject({ code: 0 });
  expect(await laban(["verify", at("signed.json"), "--key", both, "--all"])).toMatchObject({ code: 13 });
  await laban(["compile", at("signed.json"), "--sign", at("theirs.key.pem"), "-o", at("twice.json")]);
  expect(await laban(["verify", at("twice.json"), "--key", both, "--all"])).toMatchObject({ code: 0 });
});

it("does not take a document for a bundle, nor half a bundle for a document", async () => {
  expect(await laban(["verify", example])).toMatchObject({ code: 3 });
  const half = file("half.json", plain.slice(0, 2000));
  const { code, said } = await laban(["check", half]);
  expect(code).toBe(3);
  expect(said).toContain("is a bundle that is cut off or damaged");
});

it("verifies and migrates a bundle of an older version", async () => {
  const history = JSON.parse(readFileSync(inCheckout("fixtures/histories/kinds-f0ca44e.json"), "utf8")) as {
    bundle: unknown;
  };
  const old = file("old.json", JSON.stringify(history.bundle));
  expect((await laban(["verify", old])).out).toContain("of version 1");
  const { code, out, said } = await laban(["compile", old]);
  expect(code).toBe(0);
  expect(said).toContain("a bundle of version 1, brought to version 2 by name-needed-events");
  expect(JSON.parse(out)).toMatchObject({ laban_bundle: 2 });
});

it("writes from which lines a bundle comes", async () => {
  await laban(["compile", example, "-o", at("mapped.json"), "--source-map", at("map.json")]);
  expect(textOf("mapped.json")).toBe(plain);
  const map = JSON.parse(textOf("map.json")) as { places: { bundle: unknown[]; start: { line: number } }[] };
  const place = map.places.find(({ bundle }) => bundle.join(".") === "patterns.0");
  const line = readFileSync(example, "utf8").split("\n")[(place?.start.line ?? 0) - 1];
  expect(line).toContain(`${(JSON.parse(plain) as { patterns: { id: string }[] }).patterns[0]?.id ?? "?"}:`);
  expect(await laban(["compile", at("plain.json"), "--source-map", at("x.json")])).toMatchObject({ code: 2 });
});

it("never writes over its own key or document, nor two results to one place", async () => {
  const [key, document] = [textOf("ours.key.pem"), readFileSync(example, "utf8")];
  const own = file("own.laban.yaml", document);
  for (const args of [
    [own, "--sign", at("ours.key.pem"), "-o", at("ours.key.pem")],
    [own, "--sign", at("ours.key.pem"), "--source-map", at("ours.key.pem")],
    [own, "-o", own],
    [own, "-o", at("x.json"), "--source-map", at("./x.json")],
    [own, "--source-map", "-"],
  ])
    expect(await laban(["compile", ...args])).toMatchObject({
      code: 2,
      said: expect.stringContaining("write to another file"),
    });
  expect([textOf("ours.key.pem"), textOf("own.laban.yaml")]).toEqual([key, document]);
  expect(existsSync(at("x.json"))).toBe(false);
});
