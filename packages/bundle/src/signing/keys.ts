// Key pairs for signatures: made, written as PEM, and read back. A private key leaves this file only as the PEM that was asked for.
import type { BundleFailure } from "../shape.ts";
import { bytesOfBase64 } from "./base64.ts";
import { pemBlocks, pemOf, publicDerOf } from "./pem.ts";
import { type HostKey, type SignatureHost, signingFailure, withHost } from "./signatureHost.ts";

/** A key that signs. */
export interface SigningKey {
  /** "sha256:" and the hash of the public key's DER: what `openssl pkey -pubin -outform DER | sha256sum` says. */
  readonly keyId: string;
  readonly hostKey: HostKey;
  /** The public half, for those who verify. */
  readonly publicPem: string;
}

/** A key that verifies. */
export interface VerifyingKey {
  readonly keyId: string;
  readonly hostKey: HostKey;
}

/** A new pair as PEM texts: PKCS #8 and SPKI. */
export interface KeyPairTexts {
  readonly keyId: string;
  /** Keep it secret: whoever has it signs in its name. */
  readonly privatePem: string;
  readonly publicPem: string;
}

type Or<T> = T | { readonly failure: BundleFailure };

/** Makes a pair with the host's randomness. Failure codes: signature/no-webcrypto, signature/no-ed25519. */
export function createKeyPair(host: SignatureHost | undefined): Promise<Or<KeyPairTexts>> {
  return withHost(host, async (subtle) => {
    const pair = await subtle.generateKey("Ed25519", true, ["sign", "verify"]);
    if (!("privateKey" in pair) || !("publicKey" in pair)) throw new Error("Invariant: the host made no pair of keys.");
    const publicDer = new Uint8Array(await subtle.exportKey("spki", pair.publicKey as HostKey));
    const privateDer = new Uint8Array(await subtle.exportKey("pkcs8", pair.privateKey as HostKey));
    const keyId = await keyIdOf(subtle, publicDer);
    return { keyId, privatePem: pemOf("PRIVATE KEY", privateDer), publicPem: pemOf("PUBLIC KEY", publicDer) };
  });
}

/** Reads a private key. Failure codes: key/not-a-key, key/is-public, key/not-ed25519, and those of a host without Ed25519. */
export async function readSigningKey(
  host: SignatureHost | undefined,
  pem: string,
): Promise<Or<{ readonly key: SigningKey }>> {
  const blocks = pemBlocks(pem);
  if (blocks === undefined) return damaged();
  const [block, ...others] = blocks;
  if (block === undefined || others.length > 0)
    return signingFailure("key/not-a-key", "is no private key; it must hold one PEM block, BEGIN PRIVATE KEY.");
  if (block.label === "PUBLIC KEY")
    return signingFailure(
      "key/is-public",
      "is a public key, which verifies; name the private key of the pair to sign.",
    );
  const { der } = block;
  if (der === undefined) return notEd25519(block.label);
  return withHost(host, async (subtle) => {
    const hostKey = await subtle.importKey("pkcs8", der, "Ed25519", true, ["sign"]);
    // A JWK of a private key holds the public half, too: no other export of WebCrypto gives it.
    const { x = "" } = await subtle.exportKey("jwk", hostKey);
    const point = bytesOfBase64(`${x.replace(/-/g, "+").replace(/_/g, "/")}=`);
    if (point?.length !== 32) throw new Error("Invariant: the host gave no public half of a private key.");
    const publicDer = publicDerOf(point);
    return { key: { keyId: await keyIdOf(subtle, publicDer), hostKey, publicPem: pemOf("PUBLIC KEY", publicDer) } };
  });
}

/**
 * Reads public keys, one PEM block after the other: those whose signatures are trusted.
 * Failure codes: key/not-a-key, key/is-private, key/not-ed25519, and those of a host without Ed25519.
 */
export async function readVerifyingKeys(
  host: SignatureHost | undefined,
  pem: string,
): Promise<Or<{ readonly keys: readonly VerifyingKey[] }>> {
  const blocks = pemBlocks(pem);
  if (blocks === undefined) return damaged();
  if (blocks.length === 0)
    return signingFailure("key/not-a-key", "holds no public key; it must hold PEM blocks, BEGIN PUBLIC KEY.");
  if (blocks.some(({ label }) => label === "PRIVATE KEY"))
    return signingFailure(
      "key/is-private",
      "is a private key, which signs; name the public key of the pair to verify.",
    );
  const bad = blocks.find(({ der }) => der === undefined);
  if (bad !== undefined) return notEd25519(bad.label);
  return withHost(host, async (subtle) => {
    const keys = blocks.map(async ({ der = new Uint8Array() }) => ({
      keyId: await keyIdOf(subtle, der),
      hostKey: await subtle.importKey("spki", der, "Ed25519", true, ["verify"]),
    }));
    return { keys: await Promise.all(keys) };
  });
}

function damaged(): { readonly failure: BundleFailure } {
  return signingFailure(
    "key/not-a-key",
    "has a PEM block that cannot be read: it is cut off, or something in it is no base64; copy the whole file again.",
  );
}

function notEd25519(label: string): { readonly failure: BundleFailure } {
  return signingFailure(
    "key/not-ed25519",
    `holds a "${label}" that is no Ed25519 key; make one with laban keys new, or openssl genpkey -algorithm ed25519.`,
  );
}

async function keyIdOf(host: SignatureHost, publicDer: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await host.digest("SHA-256", publicDer));
  return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
