// The last step of the compiler: a bundle gets its canonical text and the hash that everything else refers to it by.
import type { Bundle } from "./bundle.ts";
import { canonicalJson } from "./canonicalJson.ts";
import { sha256Hex } from "./sha256.ts";

/** A bundle that has no hash yet. */
export type UnsealedBundle = Omit<Bundle, "hash">;

/** "sha256:" and the hash of the canonical text of everything but `hash` itself. */
export function bundleHash(bundle: UnsealedBundle): string {
  const { hash: _left_out, ...content } = bundle as UnsealedBundle & { hash?: string };
  return `sha256:${sha256Hex(canonicalJson(content))}`;
}

/**
 * The bundle with its hash. Sealing the same content gives the same hash in whatever order its fields were written.
 *
 * @throws TypeError (see `canonicalJson`) when the content is not plain JSON.
 */
export function sealBundle(content: UnsealedBundle): Bundle {
  return { ...content, hash: bundleHash(content) };
}

/** The canonical text of a sealed bundle: the file that `laban compile` writes, byte for byte the same on every host. */
export function bundleText(bundle: Bundle): string {
  return canonicalJson(bundle);
}
