// Making and checking signatures. What is signed is the bundle's hash, after words that no other message of ours begins with.
import type { Bundle } from "../bundle.ts";
import type { BundleFailure } from "../shape.ts";
import { base64Of, bytesOfBase64 } from "./base64.ts";
import type { SigningKey, VerifyingKey } from "./keys.ts";
import { type SignatureHost, signingFailure, withHost } from "./signatureHost.ts";
import { type BundleFile, type BundleSignature, type SignedBundle, signaturesMax } from "./signedBundle.ts";

/** What became of one signature. */
export interface CheckedSignature {
  readonly keyId: string;
  /**
   * `good`: made by this key for exactly this content. `wrong`: the key is known, and it did not make this signature for this content.
   * `unknown-key`: none of the given keys. `unknown-algorithm`: not Ed25519, so it says nothing here.
   */
  readonly state: "good" | "wrong" | "unknown-key" | "unknown-algorithm";
}

const algorithm = "Ed25519";

/**
 * The text whose bytes are signed, for the bundle of this hash.
 *
 * @example
 * signedMessage("sha256:00…") // "laban-bundle-signature-v1\nsha256:00…"
 */
export function signedMessage(hash: string): string {
  return `laban-bundle-signature-v1\n${hash}`;
}

/**
 * The bundle with a signature of this key; signatures of others stay, an earlier one of the same key is replaced.
 * Failure codes: signature/too-many, signature/no-webcrypto, signature/no-ed25519.
 */
export function signBundle(
  host: SignatureHost | undefined,
  { bundle, signatures = [] }: { readonly bundle: Bundle; readonly signatures?: readonly BundleSignature[] },
  { keyId, hostKey }: SigningKey,
): Promise<{ readonly signed: SignedBundle } | { readonly failure: BundleFailure }> {
  return withHost(host, async (subtle) => {
    const others = signatures.filter((each) => each.key_id !== keyId);
    if (others.length >= signaturesMax)
      return signingFailure("signature/too-many", `The bundle has ${signaturesMax} signatures; remove one first.`);
    const made = new Uint8Array(await subtle.sign(algorithm, hostKey, bytesOf(signedMessage(bundle.hash))));
    const signature: BundleSignature = { key_id: keyId, algorithm, signature: base64Of(made) };
    return { signed: { laban_signed: 1, bundle, signatures: [...others, signature] } };
  });
}

/** What became of each signature of a file, in its order. Failure codes: signature/no-webcrypto, signature/no-ed25519. */
export function checkSignatures(
  host: SignatureHost | undefined,
  { hash, signatures }: Pick<BundleFile, "hash" | "signatures">,
  keys: readonly VerifyingKey[],
): Promise<{ readonly checked: readonly CheckedSignature[] } | { readonly failure: BundleFailure }> {
  return withHost(host, async (subtle) => {
    const message = bytesOf(signedMessage(hash));
    const check = async (each: BundleSignature): Promise<CheckedSignature> => {
      const keyId = each.key_id;
      if (each.algorithm !== algorithm) return { keyId, state: "unknown-algorithm" };
      const key = keys.find((known) => known.keyId === keyId);
      if (key === undefined) return { keyId, state: "unknown-key" };
      const bytes = bytesOfBase64(each.signature);
      const isGood = bytes?.length === 64 && (await subtle.verify(algorithm, key.hostKey, bytes, message));
      return { keyId, state: isGood ? "good" : "wrong" };
    };
    return { checked: await Promise.all(signatures.map(check)) };
  });
}

/** The message is ASCII: its units are its bytes. */
function bytesOf(ascii: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(ascii, (letter) => letter.charCodeAt(0));
}
