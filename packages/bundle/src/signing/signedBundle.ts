// The file of a signed bundle: an envelope around the bundle, so that a signature changes neither its text nor its hash.
import type { Bundle } from "../bundle.ts";
import { canonicalJson } from "../canonicalJson.ts";
import { findTooMuch } from "../findTooMuch.ts";
import { type BundleMigration, readBundle } from "../readBundle.ts";
import { record } from "../recordShape.ts";
import { type BundleFailure, type Check, checked, exactly, failureAt, isObject, list, text } from "../shape.ts";

/** One signature of a bundle. Its names are those of the file. */
export interface BundleSignature {
  /** Which key made it: "sha256:" and the hash of the public key's DER. */
  readonly key_id: string;
  /** "Ed25519"; a file may hold others, which this release cannot verify. */
  readonly algorithm: string;
  /** Base64 of what was made of `signedMessage(hash)`. */
  readonly signature: string;
}

/** A bundle with who signed it. */
export interface SignedBundle {
  readonly laban_signed: 1;
  readonly bundle: Bundle;
  /** One per key, in the order in which they were made. */
  readonly signatures: readonly BundleSignature[];
}

/** A bundle from a file, signed or not. `hash` is what its signatures sign: of an older bundle the hash that it had in its own form. */
export interface BundleFile {
  readonly bundle: Bundle;
  readonly hash: string;
  readonly signatures: readonly BundleSignature[];
  readonly migration?: BundleMigration;
}

/** The version of the envelope. */
const envelopeVersion = 1;
/** Most signatures of one bundle. */
export const signaturesMax: number = 100;

const anything: Check = checked(
  () => undefined,
  () => ({}),
);
const envelope: Check = record({
  laban_signed: exactly(envelopeVersion),
  bundle: anything,
  signatures: list(
    record({ key_id: text(1, 200), algorithm: text(1, 100), signature: text(1, 1_000) }),
    1,
    signaturesMax,
  ),
});

/** The canonical text of the envelope: the file that `laban compile --sign` writes. */
export function signedBundleText(signed: SignedBundle): string {
  return canonicalJson(signed);
}

/**
 * Reads parsed JSON as a bundle, signed or not. It says who signed; whether they did is for `checkSignatures` to say.
 * Failure codes are those of `readBundle`, with the path from the root of the file.
 */
export function readBundleFile(json: unknown): BundleFile | { readonly failure: BundleFailure } {
  if (!isObject(json) || !Object.hasOwn(json, "laban_signed")) return fileOf(json, []);
  const version = json["laban_signed"];
  const failure = findTooMuch(json, 1) ?? findNewerEnvelope(version) ?? envelope(json, []) ?? findRepeatedKey(json);
  if (failure !== undefined) return { failure };
  const { bundle, signatures } = json as unknown as SignedBundle;
  return fileOf(bundle, signatures);
}

function fileOf(
  json: unknown,
  signatures: readonly BundleSignature[],
): BundleFile | { readonly failure: BundleFailure } {
  const read = readBundle(json);
  if ("failure" in read) {
    const { failure } = read;
    return { failure: signatures.length === 0 ? failure : { ...failure, path: ["bundle", ...failure.path] } };
  }
  return { ...read, hash: read.migration?.hash ?? read.bundle.hash, signatures };
}

function findNewerEnvelope(version: unknown): BundleFailure | undefined {
  if (typeof version !== "number" || version <= envelopeVersion) return undefined;
  return failureAt(
    ["laban_signed"],
    "newer-version",
    `is ${version}, and this release reads signed bundles of version ${envelopeVersion}. Update Laban here, or sign with this release.`,
  );
}

function findRepeatedKey(json: unknown): BundleFailure | undefined {
  const { signatures } = json as SignedBundle;
  const keys = new Set<string>();
  for (const [index, { key_id: keyId }] of signatures.entries()) {
    if (keys.has(keyId))
      return failureAt(
        ["signatures", index, "key_id"],
        "duplicate-id",
        `"${keyId}" has signed before; one key signs once.`,
      );
    keys.add(keyId);
  }
  return undefined;
}
