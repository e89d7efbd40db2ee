// Keys as PEM texts (RFC 7468): what OpenSSL writes and reads. Only the two forms of Ed25519 are let in, which are of fixed length.
import { base64Of, bytesOfBase64 } from "./base64.ts";

/** What stands between the dashes. */
export type PemLabel = "PRIVATE KEY" | "PUBLIC KEY";

/** How the DER of an Ed25519 key begins (RFC 8410), up to its 32 bytes. */
const prefixes: Readonly<Record<PemLabel, string>> = {
  "PRIVATE KEY": "302e020100300506032b657004220420",
  "PUBLIC KEY": "302a300506032b6570032100",
};

/** Longest text that is looked at: about 500 public keys. */
export const pemLengthMax: number = 65_536;

/** The DER as PEM, with a line break at the end. */
export function pemOf(label: PemLabel, der: Uint8Array): string {
  const lines = base64Of(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

/** A PEM block: its label, and its DER where it is an Ed25519 key of that label. */
export interface PemBlock {
  readonly label: string;
  readonly der: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * All PEM blocks of a text; undefined where one begins that cannot be read (cut off, or with something in it that is no base64): a key that
 * is passed over in silence would not be asked.
 */
export function pemBlocks(text: string): readonly PemBlock[] | undefined {
  if (text.length > pemLengthMax) return [];
  const found = text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g);
  const blocks = Array.from(found, ([, label = "", body = ""]) => ({ label, der: ed25519Of(label, body) }));
  return blocks.length === text.split("-----BEGIN").length - 1 ? blocks : undefined;
}

/** The DER of a public key from its 32 bytes. */
export function publicDerOf(point: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...bytesOfHex(prefixes["PUBLIC KEY"]), ...point]);
}

function ed25519Of(label: string, body: string): Uint8Array<ArrayBuffer> | undefined {
  if (label !== "PRIVATE KEY" && label !== "PUBLIC KEY") return undefined;
  const der = bytesOfBase64(body.replace(/\s/g, ""));
  const prefix = bytesOfHex(prefixes[label]);
  return der?.length === prefix.length + 32 && prefix.every((byte, at) => byte === der[at]) ? der : undefined;
}

function bytesOfHex(hex: string): readonly number[] {
  return (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
}
