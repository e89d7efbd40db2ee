// Which regular expressions mean the same in RE2 and in Python's `re` with the flag ASCII: those of a small, well-understood part of both.

// Plain characters and classes, groups that capture or not, alternatives, anchors and greedy quantifiers with small bounds.
const item = String.raw`(?:[A-Za-z0-9_ @#%&=:;,'"<>/~!-]|\\[.\\+*?()[\]{}|^$/-]|\\d|\\w|\.|\[\^?(?:[A-Za-z0-9_ @#%&=:;,.+*?()/~!]|[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|\\[.\\\]^-]|\\d|\\w)+\])`;
const quantifier = String.raw`(?:[+*?]|\{\d{1,2}\}|\{\d{1,2},\d{0,2}\})?`;
const form = new RegExp(`^(?:${item}${quantifier}|[()|^$]|\\(\\?:|\\)[+*?]|\\)\\{\\d{1,2}\\})*$`, "u");

/**
 * The pattern for Python, or undefined where it may mean something else. Python's `$` also stands before a last line end, and is
 * written `\Z`. A group under an unbounded quantifier is left out too: Python goes back over it without end.
 */
export function portablePattern(pattern: string): string | undefined {
  if (!form.test(pattern) || /\)[+*]/.test(pattern)) return undefined;
  return pattern.replaceAll(/\\.|\[[^\]]*\]|\$/g, (part) => (part === "$" ? String.raw`\Z` : part));
}
