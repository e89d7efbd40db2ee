// A problem's message where it is plain what it speaks of: without naming the thing again.
import type { Diagnostic, ElementRef } from "@laban/model";

/**
 * `Pattern "retry_payment": The schema of data has no field…` → `The schema of data has no field…`, and
 * `Pattern "retry_payment" has no window; …` → `Has no window; …` beside retry_payment.
 */
export function messageHere(diagnostic: Diagnostic, ref: ElementRef): string {
  // What is said of two things ("Pattern x and pattern y …") keeps both names.
  const named = new RegExp(
    `^[A-Z][\\w ]* ${escaped(JSON.stringify(ref.id))}(?::| (?=\\p{Ll}+ )(?!and |or )) ?(\\S+)`,
    "u",
  );
  // A sentence begins with a capital, an identifier keeps its own letters: conditions tell them apart.
  return diagnostic.message.replace(named, (_, word: string) =>
    /^\p{Ll}+[,;:]?$/u.test(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word,
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
