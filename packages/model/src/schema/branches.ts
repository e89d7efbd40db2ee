// Of several alternatives that all failed, which one the author most likely meant.
import type { DocumentPath } from "../diagnostic.ts";
import type { SchemaIssue } from "./issue.ts";

/**
 * The issues of the alternative that came nearest: one that accepts the value's type and fails inside it, with the fewest issues.
 * Undefined when every alternative already fails at the value itself, so that the list of alternatives is the better message.
 */
export function deepestBranch(
  results: readonly (readonly SchemaIssue[])[],
  path: DocumentPath,
): readonly SchemaIssue[] | undefined {
  const inside = results.filter((issues) => !issues.some((issue) => isAboutTheValueItself(issue, path)));
  return inside.toSorted((left, right) => left.length - right.length)[0];
}

function isAboutTheValueItself(issue: SchemaIssue, path: DocumentPath): boolean {
  return (
    issue.path.length === path.length && ["type", "const", "enum", "false", "anyOf", "oneOf"].includes(issue.keyword)
  );
}
