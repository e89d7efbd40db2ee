// What the parts of the checker share: the names in scope, the types found so far, the issues, and what is known to be present.
import type { CelIssue, CelType, ScopeTypes } from "../door.ts";
import type { FunctionDeclaration } from "../functions/overload.ts";
import type { CelNode } from "../syntax/ast.ts";
import type { CheckedTypes } from "./nodeTypes.ts";
import type { IssueList } from "../syntax/issues.ts";

/** A macro's variable while its body is checked. */
export interface Local {
  readonly name: string;
  readonly type: CelType;
  readonly outer: Local | undefined;
}

/** The state of checking one expression. */
export interface Checking {
  readonly source: string;
  readonly scope: ScopeTypes;
  readonly issues: IssueList;
  readonly typeOf: CheckedTypes;
  /** Functions that a host declares beside CEL's own. */
  readonly hostFunctions: ReadonlyMap<string, FunctionDeclaration>;
  /** Paths that a has(…) around the current place vouches for. */
  readonly present: Set<string>;
  locals: Local | undefined;
  /** The true-or-false clause around the current place: where `has(…) && ` can be put. */
  clause: CelNode | undefined;
  /** Types a node and everything below it. */
  visit(node: CelNode): CelType;
}

/** Adds an error about a node, with an optional replacement. */
export function report(
  checking: Checking,
  problem: {
    readonly code: string;
    readonly node: { readonly start: number; readonly end: number };
    readonly message: string;
    readonly severity?: "error" | "warning";
    readonly fix?: CelIssue["fix"];
  },
): void {
  const { code, node, message, severity = "error", fix } = problem;
  checking.issues.add({ code, severity, message, start: node.start, end: node.end, ...(fix !== undefined && { fix }) });
}

/** What a node is called in a message: its text where that is short. */
export function called(checking: Checking, node: { readonly start: number; readonly end: number }): string {
  const text = checking.source.slice(node.start, node.end);
  return text.length > 0 && text.length <= 40 && !text.includes("\n") ? text : "this";
}

/** Runs a step with more paths known to be present and another clause, and puts both back. */
export function within(
  checking: Checking,
  clause: CelNode | undefined,
  present: readonly string[],
  step: () => void,
): void {
  const added = present.filter((path) => !checking.present.has(path));
  const outer = checking.clause;
  for (const path of added) checking.present.add(path);
  checking.clause = clause;
  step();
  checking.clause = outer;
  for (const path of added) checking.present.delete(path);
}
