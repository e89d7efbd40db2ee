// Exclusive groups exclude something, and everyone in them can have a turn.
import { isJsonList } from "@laban/model";
import type { Diagnostic, PatternRecord } from "@laban/model";
import type { KindContext } from "../kinds/compilable.ts";

type Member = readonly [id: string, record: PatternRecord];

/** Warns of groups of one, and of members that an earlier one always outruns. */
export function checkGroups({ document }: KindContext): readonly Diagnostic[] {
  const groups = new Map<string, Member[]>();
  for (const member of Object.entries(document.patterns)) {
    const group = member[1]["exclusive_group"];
    if (typeof group === "string" && group !== "") groups.set(group, [...(groups.get(group) ?? []), member]);
  }
  return [...groups].flatMap(([group, members]) => alone(group, members).concat(outrun(group, members)));
}

function alone(group: string, members: readonly Member[]): readonly Diagnostic[] {
  const [only, ...others] = members;
  if (only === undefined || others.length > 0) return [];
  const path = ["patterns", only[0], "exclusive_group"];
  return [
    {
      code: "group/of-one",
      severity: "warning",
      message: `Pattern "${only[0]}" is alone in the exclusive group "${group}", which then excludes nothing; put others into it, or remove it.`,
      path,
      fix: { title: 'Remove "exclusive_group"', edits: [{ path }] },
    },
  ];
}

// Only the clear case: an earlier pattern without a condition takes every event of a type, so a later one never sees that type.
function outrun(group: string, members: readonly Member[]): readonly Diagnostic[] {
  const inOrder = members
    .filter(([, record]) => record.kind === "pattern")
    .toSorted(([, left], [, right]) => priorityOf(right) - priorityOf(left));
  const taken = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const [id, record] of inOrder) {
    const types = typesOf(record);
    const takers = types.map((type) => taken.get(type));
    const [taker] = takers;
    if (taker !== undefined && takers.every((other) => other !== undefined)) {
      diagnostics.push({
        code: "group/never-first",
        severity: "warning",
        message: `Pattern "${id}" never fires: in the exclusive group "${group}", "${taker}" goes first and takes every such event; give "${taker}" a condition or "${id}" a higher priority.`,
        path: ["patterns", id, "priority"],
      });
    }
    const isUnconditional = record["when"] === undefined && record["cooldown"] === undefined;
    if (isUnconditional) for (const type of types) if (!taken.has(type)) taken.set(type, id);
  }
  return diagnostics;
}

function priorityOf({ priority }: PatternRecord): number {
  return typeof priority === "number" ? priority : 1;
}

function typesOf({ on }: PatternRecord): readonly string[] {
  if (typeof on === "string") return [on];
  return isJsonList(on) ? on.filter((type) => typeof type === "string") : [];
}
