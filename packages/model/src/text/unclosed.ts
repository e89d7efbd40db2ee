// Brackets and quotes that are opened and never closed: the parser only notices at the end of what they swallowed, people need the place where they began.
import type { CST } from "yaml";

/** One of them, at `offset`. */
export interface Unclosed {
  readonly sign: "[" | "{" | '"' | "'";
  readonly offset: number;
}

/** All that are unclosed with nothing unclosed inside, in order: closing the inner one is what comes first. Iterative: nesting is not a matter of the stack here. */
export function unclosedIn(tokens: readonly CST.Token[]): readonly Unclosed[] {
  const found: Unclosed[] = [];
  const open: { readonly token: CST.Token; readonly around: Unclosed | null }[] = tokens
    .map((token) => ({ token, around: null }))
    .toReversed();
  const outer = new Set<Unclosed>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token } = next;
    const own = unclosed(token);
    if (own !== null) {
      found.push(own);
      if (next.around !== null) outer.add(next.around);
    }
    const around = own ?? next.around;
    for (const part of partsOf(token).toReversed()) open.push({ token: part, around });
  }
  return found.filter((each) => !outer.has(each));
}

function unclosed(token: CST.Token): Unclosed | null {
  switch (token.type) {
    case "flow-collection": {
      const isList = token.start.type === "flow-seq-start";
      const closer = isList ? "flow-seq-end" : "flow-map-end";
      // A closing bracket of the other shape stands there, too, when it was met first.
      return token.end.some(({ type }) => type === closer)
        ? null
        : { sign: isList ? "[" : "{", offset: token.start.offset };
    }
    case "double-quoted-scalar":
      return isQuoteClosed(token.source, '"') ? null : { sign: '"', offset: token.offset };
    case "single-quoted-scalar":
      return isQuoteClosed(token.source, "'") ? null : { sign: "'", offset: token.offset };
    default:
      return null;
  }
}

function isQuoteClosed(source: string, quote: string): boolean {
  return source.length > 1 && source.endsWith(quote);
}

function partsOf(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case "document":
      return token.value === undefined ? [] : [token.value];
    case "block-map":
    case "block-seq":
    case "flow-collection":
      return token.items
        .flatMap(({ key, value }) => [key, value])
        .filter((part) => part !== undefined && part !== null);
    default:
      return [];
  }
}
