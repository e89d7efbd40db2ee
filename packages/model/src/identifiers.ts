// Names that people give: identifiers, so that they can stand in conditions, paths and exports without quotes. What comes from logs and other tools may be
// named otherwise (see names.ts for what is possible at all); whoever types a name is held to this.

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*$/;

/** The longest name that is proposed. */
const PROPOSED_LENGTH_MAX = 60;

/** Whether a name is an identifier: letters, digits and `_`, beginning with a letter or `_`; dots and hyphens may part its words. */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}

/**
 * The identifier nearest to a name: `Retry the payment!` → `retry_the_payment`, `3 tries` → `tries_3`; `fallback` where nothing of it can be kept.
 *
 * @example
 * proposedIdentifier("Größe prüfen", "pattern") === "grosse_prufen"
 */
export function proposedIdentifier(name: string, fallback: string): string {
  if (isIdentifier(name)) return name;
  const words = name
    .slice(0, 4 * PROPOSED_LENGTH_MAX)
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const first = words.findIndex((word) => /^[a-z]/.test(word));
  const ordered = first < 0 ? [fallback, ...words] : [...words.slice(first), ...words.slice(0, first)];
  return ordered.join("_").slice(0, PROPOSED_LENGTH_MAX).replace(/_+$/, "");
}

/** Why a name is no identifier, as a sentence with the way out; undefined when it is one. */
export function identifierProblem(name: string, fallback: string): string | undefined {
  if (isIdentifier(name)) return undefined;
  return `${JSON.stringify(name)} is no identifier: names have letters, digits and _, and begin with a letter. Take ${proposedIdentifier(name, fallback)}.`;
}
