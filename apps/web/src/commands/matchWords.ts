// Finding by typed words: every word must occur; the start of a name counts more than its middle, and a run of letters across the starts of words counts too.

/** How well `text` fits what was typed, higher is better; null when it does not. */
export function matchWords(typed: string, text: string): number | null {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const lower = text.toLowerCase();
  let score = 0;
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at === 0) score += 4;
    else if (at > 0) score += /[\s_./-]/.test(lower[at - 1] ?? "") ? 3 : 1;
    else if (initials(lower).startsWith(word)) score += 2;
    else return null;
  }
  // Of two that fit alike the shorter one is meant more often.
  return score - lower.length / 1000;
}

function initials(lower: string): string {
  return lower
    .split(/[\s_./-]+/)
    .map((part) => part[0] ?? "")
    .join("");
}
