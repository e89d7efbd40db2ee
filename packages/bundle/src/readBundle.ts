// The door through which a bundle comes back from a file, a page or another process: nothing after it has to doubt the bundle again.
import type { Bundle } from "./bundle.ts";
import { bundleShape } from "./bundleShape.ts";
import { findNonsense } from "./bundleSense.ts";
import { findTooMuch } from "./findTooMuch.ts";
import { type MigrationStep, stepsFrom } from "./migrations.ts";
import { bundleHash, sealBundle, type UnsealedBundle } from "./seal.ts";
import { type BundleFailure, failureAt, isObject } from "./shape.ts";
import { bundleVersion, knownFlags, semanticsVersion } from "./versions.ts";

/** How an older bundle came to the form of today. */
export interface BundleMigration {
  /** The version that it was written in. */
  readonly from: number;
  /** The hash that it had there: what its signatures sign. */
  readonly hash: string;
  /** In order, each with its name and what it did. */
  readonly steps: readonly { readonly name: string; readonly says: string }[];
}

/** A bundle that was let in, or the first thing wrong. */
export type BundleReading =
  | { readonly bundle: Bundle; readonly migration?: BundleMigration }
  | { readonly failure: BundleFailure };

/**
 * Reads parsed JSON as a bundle: size and depth first, then versions and flags, every field, what must fit together, and the hash.
 * The first thing wrong is returned with its code, path and the way out. An older bundle must be whole in its own form; it comes back in
 * today's, with a hash of its own and how it got there in `migration`. Never throws on parsed JSON, whatever its shape.
 *
 * Failure codes: bundle/too-deep, too-large, newer-version, unknown-version, newer-semantics, unknown-flag, wrong-type, wrong-value,
 * out-of-range, missing-field, unknown-field, unknown-operator, duplicate-id, unknown-pattern, unknown-state, contradiction, all-optional,
 * no-window, nothing-measured, wrong-hash.
 */
export function readBundle(json: unknown): BundleReading {
  const failure = findTooMuch(json) ?? findOtherVersion(json);
  if (failure !== undefined) return { failure };
  const steps = stepsFrom(versionOf(json)) ?? [];
  return steps[0] === undefined ? readCurrent(json) : readOlder(json, steps[0], steps);
}

function readCurrent(json: unknown): BundleReading {
  const failure = bundleShape(json, []);
  if (failure !== undefined) return { failure };
  // The checks above are this assertion's proof.
  const bundle = json as Bundle;
  const nonsense = findUnknownFlag(bundle) ?? findNonsense(bundle) ?? findWrongHash(bundle);
  return nonsense === undefined ? { bundle } : { failure: nonsense };
}

/** The old form and its hash are checked before a step looks at it, and the outcome like any bundle: steps keep every place where it is. */
function readOlder(json: unknown, first: MigrationStep, steps: readonly MigrationStep[]): BundleReading {
  const old = first.shape(json, []) ?? findWrongHash(json as Bundle);
  if (old !== undefined) return { failure: old };
  const { hash, ...content } = json as Bundle;
  const migrated = steps.reduce<object>((form, { run }) => run(form), content);
  const read = readCurrent(sealBundle(migrated as UnsealedBundle));
  if ("failure" in read) return read;
  const told = steps.map(({ name, says }) => ({ name, says }));
  return { ...read, migration: { from: first.from, hash, steps: told } };
}

function versionOf(json: unknown): number {
  const version = isObject(json) && Object.hasOwn(json, "laban_bundle") ? json["laban_bundle"] : undefined;
  // What says no version is looked at as one of today, and refused for the field that is missing.
  return typeof version === "number" ? version : bundleVersion;
}

function findOtherVersion(json: unknown): BundleFailure | undefined {
  const version = versionOf(json);
  if (version > bundleVersion)
    return failureAt(
      ["laban_bundle"],
      "newer-version",
      `is ${version}, and this release reads bundles up to version ${bundleVersion}. Update Laban here, or compile the document with this release.`,
    );
  if (stepsFrom(version) === undefined)
    return failureAt(
      ["laban_bundle"],
      "unknown-version",
      `is ${version}, which no release wrote; versions are 1 to ${bundleVersion}. Compile the document again.`,
    );
  const semantics = isObject(json) && Object.hasOwn(json, "semantics") ? json["semantics"] : undefined;
  if (typeof semantics === "number" && semantics > semanticsVersion)
    return failureAt(
      ["semantics"],
      "newer-semantics",
      `is ${semantics}, and this release executes meanings up to version ${semanticsVersion}: it would run the bundle wrongly. Update Laban here.`,
    );
  return undefined;
}

function findUnknownFlag({ flags }: Bundle): BundleFailure | undefined {
  const at = flags.findIndex((flag) => !knownFlags.has(flag));
  if (at < 0) return undefined;
  return failureAt(
    ["flags", at],
    "unknown-flag",
    `"${(flags[at] ?? "").slice(0, 200)}" is a behaviour that this release does not know: it would run the bundle wrongly. Update Laban here.`,
  );
}

function findWrongHash(bundle: Bundle): BundleFailure | undefined {
  const { hash, ...content } = bundle;
  const actual = bundleHash(content);
  if (hash === actual) return undefined;
  return failureAt(
    ["hash"],
    "wrong-hash",
    `does not belong to this content (${actual}): it was changed after compiling; compile the document again.`,
  );
}
