// Whether a dotted path leads somewhere in the type of a payload.
import type { CelType } from "@laban/cel";
import { nearestName } from "@laban/model";

/** What became of a path: it leads to a value, it may (the schema does not say), or it breaks off at a name. */
export type PathFinding =
  | { readonly leads: "there" | "maybe" }
  | { readonly leads: "nowhere"; readonly at: number; readonly near?: string };

/** Follows names below `data`. Lists are passed through: their items are looked into. */
export function followPath(type: CelType, names: readonly string[]): PathFinding {
  let here = type;
  for (const [at, name] of names.entries()) {
    while (here.kind === "list") here = here.of;
    if (here.kind === "map") {
      here = here.of;
      continue;
    }
    if (here.kind === "dyn") return { leads: "maybe" };
    if (here.kind !== "object") return { leads: "nowhere", at };
    const field = Object.hasOwn(here.fields, name) ? here.fields[name] : undefined;
    if (field === undefined) {
      // An object that says nothing of its fields may have any; one that names some is taken at its word.
      const known = Object.keys(here.fields);
      if (here.open && known.length === 0) return { leads: "maybe" };
      const near = nearestName(name, known);
      return { leads: "nowhere", at, ...(near === undefined ? {} : { near }) };
    }
    here = field.type;
  }
  return { leads: "there" };
}

/** The path with the name that broke it replaced by the nearest one. */
export function mendPath(names: readonly string[], finding: PathFinding): string | undefined {
  if (finding.leads !== "nowhere" || finding.near === undefined) return undefined;
  return names.with(finding.at, finding.near).join(".");
}
