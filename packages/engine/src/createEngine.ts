// How hosts get an engine: a new one, or one that goes on from a snapshot.
import type { Bundle } from "@laban/bundle";
import { prepareCondition } from "@laban/cel";
import type { Engine, EngineOptions, EngineSnapshot } from "./door.ts";
import { ChoreographyEngine } from "./engine.ts";

/**
 * A fresh engine for a bundle (from `sealBundle` or `readBundle`).
 *
 * @throws BundleConditionError when a condition cannot be prepared; RangeError for options out of range.
 */
export function createEngine(bundle: Bundle, options: EngineOptions = {}): Engine {
  return new ChoreographyEngine(bundle, options, (text, scope) => prepareCondition(text, scope));
}

/**
 * An engine that goes on where the snapshot was taken, with the same options it behaves as the first one would have.
 *
 * @throws SnapshotError when the snapshot is of another bundle or version, or damaged; else as `createEngine`.
 */
export function restoreEngine(bundle: Bundle, snapshot: EngineSnapshot, options: EngineOptions = {}): Engine {
  const engine = new ChoreographyEngine(bundle, options, (text, scope) => prepareCondition(text, scope));
  engine.restore(snapshot);
  return engine;
}
