// What signing needs of its host: the part of WebCrypto that knows Ed25519. This room has no host of its own, so it is handed in.
import type { BundleFailure } from "../shape.ts";

/** A key as the host holds it; what is in it is the host's. */
export interface HostKey {
  readonly type: string;
}

/**
 * `globalThis.crypto.subtle` of Node ≥ 20, of every current browser (on pages that came over https or from localhost) and of workers.
 * A host without it hands in undefined, and every function here says what is missing.
 */
export interface SignatureHost {
  generateKey(algorithm: "Ed25519", isExtractable: boolean, usages: ("sign" | "verify")[]): Promise<object>;
  importKey(
    format: "pkcs8" | "spki",
    data: Uint8Array<ArrayBuffer>,
    algorithm: "Ed25519",
    isExtractable: boolean,
    usages: ("sign" | "verify")[],
  ): Promise<HostKey>;
  exportKey(format: "pkcs8" | "spki", key: HostKey): Promise<ArrayBuffer>;
  exportKey(format: "jwk", key: HostKey): Promise<{ x?: string }>;
  sign(algorithm: "Ed25519", key: HostKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  verify(
    algorithm: "Ed25519",
    key: HostKey,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
  digest(algorithm: "SHA-256", data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

/** What the work gives, or the failure of a host that has no WebCrypto or one that does not know Ed25519. What else goes wrong is thrown. */
export async function withHost<T>(
  host: SignatureHost | undefined,
  work: (host: SignatureHost) => Promise<T>,
): Promise<T | { readonly failure: BundleFailure }> {
  if (host === undefined)
    return signingFailure(
      "signature/no-webcrypto",
      "There is no WebCrypto here: a page must come over https or from localhost, Node must be 20 or newer.",
    );
  try {
    return await work(host);
  } catch (problem) {
    if (!(problem instanceof Error) || problem.name !== "NotSupportedError") throw problem;
    return signingFailure(
      "signature/no-ed25519",
      "The WebCrypto of this host does not know Ed25519; use a newer browser, or Node 20 or newer.",
    );
  }
}

/** A failure of signing or of a key: of no place in a bundle. */
export function signingFailure(code: string, message: string): { readonly failure: BundleFailure } {
  return { failure: { code, path: [], message } };
}
