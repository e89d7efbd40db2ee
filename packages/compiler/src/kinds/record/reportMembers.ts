// What is wrong with a list of members or alternatives: none, empty ones, undeclared event types, names that are taken.
import type { Diagnostic } from "@laban/model";
import type { KindContext } from "../compilable.ts";
import type { MemberReading } from "./members.ts";
import { named, pathIn, reportUnknownEvents, type Subject } from "./report.ts";

/** How a kind speaks of its list. */
export interface MembersSpoken {
  /** The prefix of its codes: "all_of". */
  readonly kind: string;
  readonly field: string;
  /** "member" or "alternative". */
  readonly noun: string;
}

/** The diagnostics of the list itself; whether it could be read is said elsewhere. */
export function reportMembers(
  context: KindContext,
  subject: Subject,
  members: readonly MemberReading[],
  { kind, field, noun }: MembersSpoken,
): readonly Diagnostic[] {
  if (members.length === 0) {
    return [
      {
        code: `${kind}/no-events`,
        severity: "error",
        message: `${named(subject)} names no event types; list them in "${field}".`,
        path: pathIn(subject, [field]),
      },
    ];
  }
  return members.flatMap((member, index): readonly Diagnostic[] => {
    const { names, problems, name, isNamed, path } = member;
    if (names.length === 0 && problems.length === 0) {
      return [
        {
          code: `${kind}/empty`,
          severity: "error",
          message: `${named(subject)}: ${noun} ${index + 1} names no event type; name one, or remove it.`,
          path: pathIn(subject, path),
          fix: { title: `Remove ${noun} ${index + 1}`, edits: [{ path: pathIn(subject, path) }] },
        },
      ];
    }
    const unknown = reportUnknownEvents(context, subject, names);
    if (!isNamed || members.findIndex((other) => other.name === name) === index) return unknown;
    const at = pathIn(subject, [...path, "name"]);
    const free = `${name}_${index + 1}`;
    return [
      ...unknown,
      {
        code: `${kind}/repeated-name`,
        severity: "error",
        message: `${named(subject)}: two ${noun}s are called "${name}"; effects could not tell them apart. Rename ${noun} ${index + 1}.`,
        path: at,
        fix: { title: `Rename to "${free}"`, edits: [{ path: at, value: free }] },
      },
    ];
  });
}
