// The real logs, which stand beside the checkout and never in it.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The path of a shared log; throws when it is missing, because a test that finds nothing must not pass. */
export function sharedLog(name: string): string {
  const path = fileURLToPath(new URL(`../../../shared/data/logs/${name}`, import.meta.url));
  if (!existsSync(path))
    throw new Error(
      `The real log ${path} is missing: put the shared data beside the checkout (../shared/data); nothing stands in for it.`,
    );
  return path;
}

/** A pattern of the independent reference, and what it must give. */
export interface ReferencePattern {
  readonly kind: string;
  readonly steps?: readonly string[];
  readonly start?: string;
  readonly expect?: string;
  readonly max_interval_s?: number;
  readonly within_s?: number;
  readonly expected: Readonly<Record<string, number>>;
}

/** The first pattern of a kind in a log's reference. */
export function firstOfReference(log: string, kind: "sequence" | "absence"): ReferencePattern {
  const { patterns } = JSON.parse(readFileSync(sharedLog(`${log}.outcomes.json`), "utf8")) as {
    readonly patterns: readonly ReferencePattern[];
  };
  const found = patterns.find((pattern) => pattern.kind === kind);
  if (found === undefined) throw new Error(`${log}.outcomes.json has no ${kind}`);
  return found;
}
