// Writes names for Mermaid: whatever a name holds, it stays a label and never becomes syntax.

/**
 * A label in quotes. Letters, digits, blanks, `.` and `,` stand as they are; everything else is written as `#code;`, which Mermaid turns
 * back: quotes, backticks, `%%`, arrows, HTML and Mermaid's own words mean nothing then.
 */
export function mermaidLabel(text: string): string {
  return `"${mermaidWords(text)}"`;
}

/** Several lines in one label. */
export function mermaidLines(lines: readonly string[]): string {
  return `"${lines.map(mermaidWords).join("<br/>")}"`;
}

/** The same without quotes, for what Mermaid writes after a colon. Never empty. */
export function mermaidWords(text: string): string {
  let safe = "";
  for (const character of plain(text)) {
    safe += /[\p{L}\p{N}_ .,]/u.test(character) ? character : `#${character.codePointAt(0) ?? 0xfffd};`;
  }
  return safe.trim() === "" ? "#160;" : safe;
}

/** A comment of one line. */
export function mermaidComment(text: string): string {
  return `%% ${mermaidWords(text)}`;
}

// Control characters, halves of pairs and the marks that turn the writing direction have no place in a picture; line ends are blanks.
function plain(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replaceAll(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
