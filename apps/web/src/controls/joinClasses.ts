// Joins class names, leaving out those that do not apply.

/** The given class names as one attribute value. */
export function joinClasses(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter((name) => typeof name === "string" && name !== "").join(" ");
}
