// Puts what the text reader says and what the compiler says into one list, with one message per slip.
import { isWithin } from "@laban/model";
import type { Diagnostic } from "@laban/model";

/**
 * The reader leaves out what it cannot read and says so; the compiler then misses it and would say that, too. Of such pairs the reader's stays:
 * a diagnostic of the compiler is dropped where the reader has an error at its place or below. Order: reader first, then compiler.
 */
export function mergeDiagnostics(
  ofText: readonly Diagnostic[],
  ofCompiler: readonly Diagnostic[],
): readonly Diagnostic[] {
  const unread = ofText.filter(({ severity }) => severity === "error").map(({ path }) => path);
  const isSaid = ({ path }: Diagnostic): boolean => path.length > 1 && unread.some((place) => isWithin(place, path));
  return [...ofText, ...ofCompiler.filter((diagnostic) => !isSaid(diagnostic))];
}
