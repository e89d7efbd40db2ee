// The campaign of signed bundles: files changed as texts and as values, sealed again or not. Never a crash; a refusal names code and path and
// is quick; and no signature is good for anything but what was signed.
import * as fc from "fast-check";
import {
  type BundleFile,
  bundleHash,
  checkSignatures,
  createKeyPair,
  readBundle,
  readBundleFile,
  readSigningKey,
  readVerifyingKeys,
  signBundle,
  signedBundleText,
} from "../../packages/bundle/src/index.ts";
import type { Campaign } from "./campaign.ts";
import { bundleTexts } from "./mutatedBases.ts";
import { changedText, changedValue, someTextChanges, someValueChanges } from "./mutations.ts";
import { Rejections } from "./rejections.ts";

const host = globalThis.crypto.subtle;
const files = new Rejections("signed bundles", 5);

function done<T extends object>(outcome: T): Exclude<T, { readonly failure: unknown }> {
  if ("failure" in outcome) throw new Error(`what is mutated is wrong itself: ${JSON.stringify(outcome.failure)}`);
  return outcome as Exclude<T, { readonly failure: unknown }>;
}

const pair = done(await createKeyPair(host));
const { key } = done(await readSigningKey(host, pair.privatePem));
const { keys } = done(await readVerifyingKeys(host, pair.publicPem));
const signedTexts = await Promise.all(
  bundleTexts.map(async (text) => {
    const { bundle } = done(readBundle(JSON.parse(text)));
    return signedBundleText(done(await signBundle(host, { bundle }, key)).signed);
  }),
);
const signedHashes = new Set(bundleTexts.map((text) => done(readBundle(JSON.parse(text))).bundle.hash));

// The first hundred of a process pay for its warming up, which is no refusal's fault.
for (let round = 0; round < 20; round++) for (const text of signedTexts) read(text.replace('"priority"', '"prior"'));

/** What a host does with a file: undefined for what is no JSON, which it refuses itself. */
function read(text: string): ReturnType<typeof readBundleFile> | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // JSON.parse says where; there is nothing of ours to look at.
    return undefined;
  }
  return readBundleFile(json);
}

async function mustHold(text: string): Promise<void> {
  const outcome = files.time(() => read(text), {
    isRefused: (answer) => answer === undefined || "failure" in answer,
    size: text.length,
  });
  if (outcome === undefined) return;
  if (!("failure" in outcome)) return mustBeSigned(outcome);
  const { code, path, message } = outcome.failure;
  if (!/^bundle\/[a-z-]+$/.test(code) || !Array.isArray(path) || message === "")
    throw new Error(`a refusal without code, path or message: ${JSON.stringify(outcome.failure)}`);
}

/** A good signature means that exactly this content was signed. */
async function mustBeSigned(file: BundleFile): Promise<void> {
  const { checked } = done(await checkSignatures(host, file, keys));
  if (checked.length !== file.signatures.length) throw new Error("a signature was not judged");
  const isGood = checked.some(({ state }) => state === "good");
  if (isGood && !signedHashes.has(file.hash))
    throw new Error(`a signature is good for ${file.hash}, which nobody signed`);
}

const changedAsText = fc.asyncProperty(fc.constantFrom(...signedTexts), someTextChanges, (text, changes) =>
  mustHold(changedText(text, changes)),
);

const changedAsValue = fc.asyncProperty(
  fc.constantFrom(...signedTexts),
  someValueChanges,
  fc.boolean(),
  (text, changes, isResealed) => {
    const json = changedValue(text, changes);
    if (isResealed) reseal(json);
    return mustHold(JSON.stringify(json));
  },
);

/** Gives changed content its right hash, so that all that is left to refuse it is its form and the signature. */
function reseal(json: unknown): void {
  if (typeof json !== "object" || json === null || !("bundle" in json)) return;
  const { bundle } = json;
  if (typeof bundle !== "object" || bundle === null || Array.isArray(bundle)) return;
  const { hash: _old, ...content } = bundle as { readonly hash?: string };
  Object.assign(bundle, { hash: bundleHash(content as unknown as Parameters<typeof bundleHash>[0]) });
}

/** The whole campaign. */
export const signedBundles: Campaign = {
  name: "signed-bundles",
  what: "Mutated signed bundles: never a crash; a refusal names path and code and is quick; no signature is good for what was not signed",
  count: 1_000_000,
  properties: [
    { title: "a signed bundle changed as a text is refused, or is what was signed", share: 1, property: changedAsText },
    {
      title: "a signed bundle changed as a value is refused, or is what was signed",
      share: 1,
      property: changedAsValue,
    },
  ],
  measured: () => files.inWords(),
};
