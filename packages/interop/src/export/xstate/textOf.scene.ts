// The module of a bundle whose patterns all have charts.
import type { Bundle } from "@laban/bundle";
import { chartOf } from "../machine/chartOf.ts";
import { moduleText } from "./moduleText.ts";

/** The text. @throws Error when a pattern has no chart. */
export function textOf(bundle: Bundle): string {
  const patterns = bundle.patterns.map((operator) => {
    const { chart } = chartOf(operator, bundle.events);
    if (chart === undefined) throw new Error(`${operator.id} has no chart.`);
    return { operator, chart, description: undefined };
  });
  return moduleText(bundle, patterns, { name: "test", description: undefined });
}
