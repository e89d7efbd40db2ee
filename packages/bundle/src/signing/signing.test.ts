// Keys, signatures and signed files: against Node's own crypto, and against everything that does not fit.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { content, orders } from "../orders.scene.ts";
import { bundleHash, type UnsealedBundle } from "../seal.ts";
import { base64Of, bytesOfBase64 } from "./base64.ts";
import { createKeyPair, type KeyPairTexts, readSigningKey, readVerifyingKeys, type SigningKey } from "./keys.ts";
import { checkSignatures, signBundle, signedMessage } from "./signatures.ts";
import { type BundleFile, readBundleFile, type SignedBundle, signedBundleText } from "./signedBundle.ts";

const host = globalThis.crypto.subtle;

function good<T extends object>(outcome: T): Exclude<T, { readonly failure: unknown }> {
  if ("failure" in outcome) throw new Error(JSON.stringify(outcome.failure));
  return outcome as Exclude<T, { readonly failure: unknown }>;
}

const newPair = async (): Promise<KeyPairTexts & { readonly key: SigningKey }> => {
  const pair = good(await createKeyPair(host));
  return { ...pair, ...good(await readSigningKey(host, pair.privatePem)) };
};
const ours = await newPair();
const theirs = await newPair();
const signedBy = async (
  key: SigningKey,
  file: Parameters<typeof signBundle>[1] = { bundle: orders },
): Promise<SignedBundle> => good(await signBundle(host, file, key)).signed;
const signed = await signedBy(ours.key);
const statesOf = async (file: BundleFile, pem: string): Promise<readonly string[]> => {
  const { keys } = good(await readVerifyingKeys(host, pem));
  return good(await checkSignatures(host, file, keys)).checked.map(({ state }) => state);
};
const reread = (file: SignedBundle): BundleFile => good(readBundleFile(JSON.parse(signedBundleText(file))));

test("base64 is what Node makes of the same bytes, and nothing but that is read", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = Buffer.from(bytes).toString("base64");
      expect(base64Of(bytes)).toBe(text);
      expect(bytesOfBase64(text)).toEqual(Uint8Array.from(bytes));
    }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      const bytes = bytesOfBase64(text);
      if (bytes !== undefined) expect(Buffer.from(bytes).toString("base64")).toBe(text);
    }),
  );
  for (const odd of ["A", "AA", "AAA", "AB==", "AAB=", "====", "A===", "AA\n=", "AA-_"])
    expect(bytesOfBase64(odd)).toBeUndefined();
});

test("a signature is good, leaves the bundle as it is, and says so after a file", async () => {
  expect(signed.bundle).toBe(orders);
  expect(await statesOf(reread(signed), ours.publicPem)).toEqual(["good"]);
  expect(reread(signed).hash).toBe(orders.hash);
});

test("the same key signs the same bundle with the same bytes", async () => {
  expect(signedBundleText(await signedBy(ours.key))).toBe(signedBundleText(signed));
  expect(signedBundleText(await signedBy(ours.key, signed))).toBe(signedBundleText(signed));
});

test("Node's crypto verifies ours, and we verify Node's", async () => {
  const message = Buffer.from(signedMessage(orders.hash));
  const made = Buffer.from(signed.signatures[0]?.signature ?? "", "base64");
  expect(verify(null, message, createPublicKey(ours.publicPem), made)).toBe(true);
  const pair = generateKeyPairSync("ed25519");
  const spki = pair.publicKey.export({ type: "spki", format: "der" });
  const signature = {
    key_id: `sha256:${createHash("sha256").update(spki).digest("hex")}`,
    algorithm: "Ed25519",
    signature: sign(null, message, pair.privateKey).toString("base64"),
  };
  const pem = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
  expect(await statesOf(reread({ ...signed, signatures: [signature] }), pem)).toEqual(["good"]);
  expect(createPrivateKey(ours.privatePem).asymmetricKeyType).toBe("ed25519");
});

test("several may sign; each is judged by the keys that are known", async () => {
  const both = await signedBy(theirs.key, signed);
  expect(both.signatures.map((each) => each.key_id)).toEqual([ours.keyId, theirs.keyId]);
  expect(await statesOf(reread(both), ours.publicPem)).toEqual(["good", "unknown-key"]);
  expect(await statesOf(reread(both), theirs.publicPem + ours.publicPem)).toEqual(["good", "good"]);
});

test("a signature of another content, a changed one and one under another's name are wrong", async () => {
  const form = { ...content, name: "Other" } as UnsealedBundle;
  const other = await signedBy(ours.key, { bundle: { ...form, hash: bundleHash(form) } });
  const [mine] = signed.signatures;
  const [others] = other.signatures;
  const [foreign] = (await signedBy(theirs.key)).signatures;
  if (mine === undefined || others === undefined || foreign === undefined) throw new Error("nothing was signed");
  const wrong = [
    others,
    { ...foreign, key_id: mine.key_id },
    { ...mine, signature: "AAAA" },
    { ...mine, signature: "x" },
  ];
  for (const signature of wrong)
    expect(await statesOf(reread({ ...signed, signatures: [signature] }), ours.publicPem)).toEqual(["wrong"]);
  const odd = reread({ ...signed, signatures: [{ ...mine, algorithm: "RSA" }] });
  expect(await statesOf(odd, ours.publicPem)).toEqual(["unknown-algorithm"]);
});

test("no single changed bit of a signature is good", async () => {
  const [mine] = signed.signatures;
  const bytes = Buffer.from(mine?.signature ?? "", "base64");
  for (let bit = 0; bit < 512; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const signatures = [{ key_id: ours.keyId, algorithm: "Ed25519", signature: changed.toString("base64") }];
    expect(await statesOf({ ...signed, hash: orders.hash, signatures }, ours.publicPem)).toEqual(["wrong"]);
  }
});

test.each([
  [{ laban_signed: 2 }, "bundle/newer-version", ["laban_signed"]],
  [{ laban_signed: "1" }, "bundle/wrong-value", ["laban_signed"]],
  [{ signatures: [] }, "bundle/out-of-range", ["signatures"]],
  [{ signatures: [{ key_id: "x", algorithm: "Ed25519" }] }, "bundle/missing-field", ["signatures", 0]],
  [{ signatures: [...signed.signatures, ...signed.signatures] }, "bundle/duplicate-id", ["signatures", 1, "key_id"]],
  [{ extra: 1 }, "bundle/unknown-field", ["extra"]],
  [{ bundle: undefined }, "bundle/wrong-type", ["bundle"]],
  [{ bundle: { ...orders, name: "Other" } }, "bundle/wrong-hash", ["bundle", "hash"]],
  [{ bundle: { ...orders, name: 1 } }, "bundle/wrong-type", ["bundle", "name"]],
])("a file with %j is refused with code and place", (change, code, path) => {
  expect(readBundleFile({ ...signed, ...change })).toMatchObject({ failure: { code, path } });
});

test("a bundle without an envelope has no signatures", () => {
  expect(readBundleFile(orders)).toEqual({ bundle: orders, hash: orders.hash, signatures: [] });
  expect(readBundleFile(null)).toHaveProperty("failure.code", "bundle/wrong-type");
});

test("an older bundle is verified by the hash that was signed", async () => {
  const { flags: _none, needs, ...rest } = content;
  const form = {
    ...rest,
    laban_bundle: 1,
    needs: { capabilities: needs.capabilities, unpartitionable: needs.unpartitionable },
  };
  const old = { ...form, hash: bundleHash(form as unknown as UnsealedBundle) };
  const then = await signedBy(ours.key, { bundle: old as unknown as typeof orders });
  const file = reread(then);
  expect(file.bundle.laban_bundle).toBe(2);
  expect(file.hash).toBe(old.hash);
  expect(await statesOf(file, ours.publicPem)).toEqual(["good"]);
});

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const rsaPem = rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString();

test.each([
  ["", "key/not-a-key"],
  ["hello", "key/not-a-key"],
  [ours.publicPem, "key/is-public"],
  [ours.privatePem + ours.privatePem, "key/not-a-key"],
  [rsaPem, "key/not-ed25519"],
  [ours.privatePem.replace("MC4C", "MC4D"), "key/not-ed25519"],
])("what signs nothing is refused (%#)", async (pem, code) => {
  expect(await readSigningKey(host, pem)).toHaveProperty("failure.code", code);
});

test.each([
  ["", "key/not-a-key"],
  [ours.privatePem, "key/is-private"],
  [ours.publicPem + theirs.privatePem, "key/is-private"],
  [rsa.publicKey.export({ type: "spki", format: "pem" }).toString(), "key/not-ed25519"],
  ["-----BEGIN PUBLIC KEY-----\n".repeat(10_000), "key/not-a-key"],
])("what verifies nothing is refused (%#)", async (pem, code) => {
  expect(await readVerifyingKeys(host, pem)).toHaveProperty("failure.code", code);
});

test("a private key is in no message and no envelope", async () => {
  const secret = ours.privatePem.split("\n")[1] ?? "";
  expect(secret).toHaveLength(64);
  const refusal = await readVerifyingKeys(host, ours.privatePem);
  expect(JSON.stringify([refusal, signed])).not.toContain(secret);
});

test("a host without WebCrypto, or without Ed25519, is told what is missing", async () => {
  expect(await createKeyPair(undefined)).toHaveProperty("failure.code", "signature/no-webcrypto");
  expect(await signBundle(undefined, { bundle: orders }, ours.key)).toHaveProperty(
    "failure.code",
    "signature/no-webcrypto",
  );
  const generateKey = (): Promise<never> => Promise.reject(new DOMException("no", "NotSupportedError"));
  const old = { generateKey } as unknown as typeof host;
  expect(await createKeyPair(old)).toHaveProperty("failure.code", "signature/no-ed25519");
});

test("a damaged block among whole ones is refused, not passed over", async () => {
  const [one, two] = [good(await createKeyPair(host)), good(await createKeyPair(host))];
  const both = `${one.publicPem}${two.publicPem}`;
  expect(good(await readVerifyingKeys(host, both)).keys).toHaveLength(2);
  for (const pem of [both.slice(0, -10), both.replace(/(?<=KEY-----\n)./, "!"), `${both}-----BEGIN PUBLIC KEY-----\n`])
    expect(await readVerifyingKeys(host, pem)).toHaveProperty("failure.code", "key/not-a-key");
  expect(await readSigningKey(host, `${one.privatePem}${two.privatePem.slice(0, 40)}`)).toHaveProperty(
    "failure.code",
    "key/not-a-key",
  );
});
