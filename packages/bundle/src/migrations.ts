// The way of an old bundle to the form of today: named steps, one per version, each from the exact form that its release wrote.
import type { Bundle } from "./bundle.ts";
import { bundleShapeOfVersion1 } from "./bundleShape.ts";
import { eventTypesOfAll } from "./eventTypesOf.ts";
import type { Check } from "./shape.ts";
import { bundleVersion } from "./versions.ts";

/** One step, from the form `from` to the next. */
export interface MigrationStep {
  readonly name: string;
  readonly from: number;
  /** What it does, as the end of a sentence. */
  readonly says: string;
  /** The form that the step begins with; what does not have it is refused before. */
  readonly shape: Check;
  /** The content in the next form. Only asked with what `shape` let in; it does not change its argument. */
  readonly run: (content: object) => object;
}

type BundleOfVersion1 = Omit<Bundle, "laban_bundle" | "flags" | "needs"> & {
  readonly laban_bundle: 1;
  readonly needs: Omit<Bundle["needs"], "events">;
};

/** All steps, from the oldest version that is still read. */
export const migrationSteps: readonly MigrationStep[] = [
  {
    name: "name-needed-events",
    from: 1,
    says: "lists the event types that the patterns name, and counts on no flag",
    shape: bundleShapeOfVersion1,
    run: (content) => {
      // The shape of the step is this assertion's proof.
      const old = content as BundleOfVersion1;
      return { ...old, laban_bundle: 2, flags: [], needs: { events: eventTypesOfAll(old.patterns), ...old.needs } };
    },
  },
];

/** The steps from a version to today's; undefined where there is no such version. */
export function stepsFrom(version: number): readonly MigrationStep[] | undefined {
  if (version === bundleVersion) return [];
  const first = migrationSteps.findIndex(({ from }) => from === version);
  return first < 0 ? undefined : migrationSteps.slice(first);
}
