// Writes text into Markdown so that it stays text: whatever a name or a description holds, it begins no heading, link, table, HTML or list.

/** Words: everything that Markdown or GitHub's dialect gives a meaning is escaped; line ends become blanks. */
export function markdownText(text: string): string {
  return (
    plain(text)
      .replaceAll(/[\\`*<>{}|~$#&^]/g, "\\$&")
      // As entities, not with a backslash: some readers take the backslash away and then find a link within a link.
      .replaceAll("[", "&#91;")
      .replaceAll("]", "&#93;")
      // Within a word an underscore emphasises nothing, and names are full of them.
      .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
      // What means something only at the beginning of a line: lists, rules, underlines of headings.
      .replace(/^(\s*)([-+=])/, "$1\\$2")
      .replace(/^(\s*\d+)([.)])/, "$1\\$2")
      // Bare addresses become links in some dialects; a name is not to lead anywhere.
      .replaceAll(/(https?|ftp)(:)\/\//gi, "$1&#58;//")
      .replaceAll(/(www)\./gi, "$1&#46;")
      .replaceAll("@", "&#64;")
  );
}

/** A name or code in backticks, with as many of them as it needs. A bar is escaped where it stands in a table, and there only. */
export function markdownCode(text: string, inTable: boolean): string {
  const code = plain(text);
  if (code.trim() === "") return inTable ? "\\`\\`" : "\\`\\`";
  const longest = Math.max(0, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const padding = code.startsWith("`") || code.endsWith("`") || (code.startsWith(" ") && code.endsWith(" ")) ? " " : "";
  // A bar ends a cell even within backticks, and a backslash before it is taken away again by tables only.
  const safe = inTable ? code.replaceAll("|", "\\|") : code;
  return `${fence}${padding}${safe}${padding}${fence}`;
}

/** Lines in a fence that they cannot end. */
export function markdownFence(language: string, text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n+$/, "")}\n${fence}`;
}

/** Where the anchor of a heading is: as GitHub and most wikis make it of the heading's text. */
export function headingSlug(heading: string): string {
  return plain(heading)
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

function plain(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replaceAll(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
