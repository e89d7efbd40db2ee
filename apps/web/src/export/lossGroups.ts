// Losses as people read them: one entry per reason with all its places, what weighs most first.
import type { ExportLoss } from "@laban/interop";

/** A reason with the places that it is given for. */
export interface LossGroup {
  readonly fate: ExportLoss["fate"];
  readonly why: string;
  /** In the order of the document; at least one. */
  readonly losses: readonly ExportLoss[];
}

/** Groups by fate and reason. A whole pattern that is lost comes first, what is only for readers last. */
export function lossGroups(losses: readonly ExportLoss[]): readonly LossGroup[] {
  const groups = [...Map.groupBy(losses, ({ fate, why }) => `${fate} ${why}`).values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : [{ fate: first.fate, why: first.why, losses: alike }];
  });
  return groups.toSorted((a, b) => weight(a) - weight(b));
}

const forReaders: ReadonlySet<ExportLoss["what"]> = new Set(["description", "title", "stem", "layout", "scenario"]);

function weight({ losses }: LossGroup): number {
  return Math.min(...losses.map(weightOf));
}

function weightOf({ path, fate, what }: ExportLoss): number {
  const isLost = fate === "lost";
  if (what === "pattern") return isLost ? 0 : 1;
  if (forReaders.has(what)) return 6;
  if (path[0] === "patterns") return isLost ? 2 : 3;
  return isLost ? 4 : 5;
}
