// Checks what a threshold measures with exactly the names and types that the engine prepares it with.
import { type Bundle, measuredOf, type ThresholdOperator } from "@laban/bundle";
import { prepareExpression, typeText } from "@laban/cel";
import type { Diagnostic } from "@laban/model";
import { reportExpression } from "../record/conditions.ts";
import { named, pathIn, type Subject } from "../record/report.ts";

const NUMBERS: ReadonlySet<string> = new Set(["int", "uint", "double", "dyn"]);
const SCALARS: ReadonlySet<string> = new Set([...NUMBERS, "string", "bool"]);

/** It must be a number, or for `distinct` anything that can be told apart. */
export function reportMeasured(
  subject: Subject,
  operator: ThresholdOperator,
  events: Bundle["events"],
): readonly Diagnostic[] {
  const measured = measuredOf(operator, events);
  if (measured === undefined) return [];
  const { measure } = operator;
  const { of, scope } = measured;
  const at = { speaker: named(subject), path: pathIn(subject, [measure, "of"]) };
  const issues = reportExpression(of, scope, at);
  if (issues.some(({ severity }) => severity === "error")) return issues;
  const { type } = prepareExpression(of, scope);
  if ((measure === "distinct" ? SCALARS : NUMBERS).has(type.kind)) return issues;
  const wanted = measure === "distinct" ? "a text, a number or true or false" : "a number";
  return [
    ...issues,
    {
      code: "threshold/not-measurable",
      severity: "error",
      message: `${at.speaker}: the ${measure} needs ${wanted}; this is ${typeText(type)}.`,
      path: at.path,
      span: { start: 0, end: of.length },
    },
  ];
}
