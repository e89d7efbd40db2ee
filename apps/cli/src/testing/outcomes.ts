// For tests: the outcomes that an independent reference established for the real logs, and documents that draw the same patterns.
import { existsSync, readFileSync } from "node:fs";
import { inCheckout } from "./laban.ts";

/** A pattern of the reference, with what it must give. */
export interface ReferencePattern {
  readonly kind: string;
  readonly steps?: readonly string[];
  readonly start?: string;
  readonly expect?: string;
  readonly cancel?: string;
  readonly max_interval_s?: number;
  readonly within_s?: number;
  readonly strict?: boolean;
  readonly starts?: string;
  readonly expected: Readonly<Record<string, number>>;
}

/** The path of a shared log; throws with the way out when it is missing, because a test that finds nothing must not pass. */
export function sharedLog(name: string): string {
  const path = inCheckout(`../shared/data/logs/${name}`);
  if (!existsSync(path))
    throw new Error(
      `The real log ${path} is missing: put the shared data beside the checkout (../shared/data); nothing stands in for it.`,
    );
  return path;
}

/** The reference's sequences and absences for a log, in its order. */
export function referencePatterns(name: string): readonly ReferencePattern[] {
  const { patterns } = JSON.parse(readFileSync(sharedLog(`${name}.outcomes.json`), "utf8")) as {
    readonly patterns: readonly ReferencePattern[];
  };
  const ours = patterns.filter(({ kind }) => kind === "sequence" || kind === "absence");
  if (ours.length === 0) throw new Error(`${name}.outcomes.json has no sequence and no absence`);
  return ours;
}

/** A document whose patterns p0, p1, … are those of the reference. JSON is YAML, too. */
export function documentOf(name: string, patterns: readonly ReferencePattern[]): string {
  const types = new Set(
    patterns.flatMap(({ steps, start, expect, cancel }) => [...(steps ?? []), start, expect, cancel]),
  );
  const events = Object.fromEntries([...types].flatMap((type) => (type === undefined ? [] : [[type, {}]])));
  const drawn = patterns.map(({ expected: _expected, max_interval_s, within_s, ...same }, at) => [
    `p${at}`,
    {
      ...same,
      ...(max_interval_s === undefined ? {} : { max_interval: `${max_interval_s}s` }),
      ...(within_s === undefined ? {} : { within: `${within_s}s` }),
    },
  ]);
  return JSON.stringify({ laban: 1, name, events, patterns: Object.fromEntries(drawn) });
}
