// All checks that look at more than one pattern, in the order of the document's sections.
import type { Diagnostic } from "@laban/model";
import type { KindContext } from "../kinds/compilable.ts";
import { checkAgents } from "./agents.ts";
import { checkBehaviours } from "./behaviours.ts";
import { checkCapabilities } from "./capabilities.ts";
import { checkCorrelation } from "./correlation.ts";
import { checkGroups } from "./groups.ts";
import { checkRepeatedEvents } from "./repeatedEvents.ts";
import { checkScope } from "./scope.ts";
import { checkSensitive } from "./sensitive.ts";
import { checkSupply } from "./supply.ts";
import { wiringOf } from "./wiring.ts";

/** The diagnostics of the whole document; those of its patterns stand where patterns stand. */
export function checkDocument(context: KindContext, ofPatterns: readonly Diagnostic[]): readonly Diagnostic[] {
  const wiring = wiringOf(context.document);
  return [
    ...checkSensitive(context),
    ...checkCorrelation(context),
    ...checkSupply(context, wiring),
    ...checkAgents(context),
    ...checkBehaviours(context, wiring),
    ...ofPatterns,
    ...checkRepeatedEvents(wiring),
    ...checkCapabilities(context, wiring),
    ...checkGroups(context),
    ...checkScope(context),
  ];
}
