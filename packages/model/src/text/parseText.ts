// Text → YAML tree, within limits: size, tokens and depth are checked while the tokens come in, before anything recursive sees them.
import { Composer, isAlias, isCollection, isMap, isPair, isScalar, Lexer, Parser } from "yaml";
import type { Alias, CST, Node } from "yaml";
import type { Diagnostic } from "../diagnostic.ts";
import { lineStartsOf } from "./source.ts";
import type { TextSource } from "./source.ts";
import { capitalised, placeInText, syntaxProblems, syntaxWarnings } from "./syntaxProblems.ts";

/** The limits of a document's text. */
export const TEXT_LIMITS: {
  readonly charactersMax: number;
  readonly tokensMax: number;
  readonly depthMax: number;
  readonly valuesMax: number;
} = { charactersMax: 2 * 1024 * 1024, tokensMax: 1_000_000, depthMax: 64, valuesMax: 500_000 };

/** What `parseText` gives; with an error among the diagnostics the source has no tree. */
export interface ParsedText {
  readonly source: TextSource;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses a text as one YAML document (JSON is YAML). Costs about 15 ms for 300 lines; pure. */
export function parseText(text: string): ParsedText {
  const lineStarts = lineStartsOf(text);
  const bare: TextSource = { text, lineStarts, aliasTargets: new Map() };
  if (text.length > TEXT_LIMITS.charactersMax) {
    const size = `${(text.length / 1_048_576).toFixed(1)} million characters`;
    return refusal(
      bare,
      "text/too-large",
      `The text has ${size}; a document may have 2 MB. Split the choreography, or import logs as events instead of pasting them.`,
      0,
    );
  }
  const tokens = tokensOf(text);
  if (!tokens.ok)
    return refusal(bare, tokens.code, `${tokens.message} (${placeInText(bare, tokens.offset)}).`, tokens.offset);
  const [tree, second] = new Composer({
    keepSourceTokens: true,
    uniqueKeys: false,
    merge: false,
    version: "1.2",
  }).compose(tokens.tokens, true, text.length);
  if (tree === undefined) return { source: bare, diagnostics: [] };
  const problems = [...syntaxProblems(bare, tokens.tokens, tree.errors)];
  if (second !== undefined) problems.push(severalDocuments(bare, tree.range[2]));
  if (problems.length > 0) return { source: bare, diagnostics: problems };
  const warnings = syntaxWarnings(bare, tree.warnings);
  const aliasTargets = new Map<Alias, Node>();
  // Most texts have no aliases, and no asterisk: the walk over the tree is saved.
  const unresolved = text.includes("*") ? bindAliases(tree.contents, new Map(), aliasTargets) : undefined;
  if (unresolved !== undefined) {
    const at = unresolved.range?.[0] ?? 0;
    return refusal(
      bare,
      "text/unknown-anchor",
      `The alias *${unresolved.source} (${placeInText(bare, at)}) has no anchor &${unresolved.source} before it. Write the value itself.`,
      at,
    );
  }
  return { source: { text, lineStarts, tree, aliasTargets }, diagnostics: warnings };
}

type Tokens =
  | { readonly ok: true; readonly tokens: readonly CST.Token[] }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly offset: number };

function tokensOf(text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  // Each level of nesting holds at most two tokens on the parser's stack; the exact depth is checked when the tree is read.
  const stackMax = 2 * TEXT_LIMITS.depthMax + 8;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > TEXT_LIMITS.tokensMax) {
      return {
        ok: false,
        code: "text/too-large",
        message: "The text has more than a million signs; a document this large is not read. Split the choreography",
        offset: parser.offset,
      };
    }
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > stackMax) {
      return {
        ok: false,
        code: "text/too-deep",
        message: `The text is nested deeper than ${TEXT_LIMITS.depthMax} levels. Flatten it`,
        offset: parser.offset,
      };
    }
  }
  tokens.push(...parser.end());
  return { ok: true, tokens };
}

/** Maps each alias to the latest anchor of its name before it (aliases may not look ahead); returns the first that has none. */
function bindAliases(node: unknown, anchors: Map<string, Node>, targets: Map<Alias, Node>): Alias | undefined {
  if (isAlias(node)) {
    const target = anchors.get(node.source);
    if (target === undefined) return node;
    targets.set(node, target);
    return undefined;
  }
  if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
  if (!isCollection(node)) return undefined;
  for (const item of node.items) {
    const parts: readonly unknown[] = isMap(node) && isPair(item) ? [item.key, item.value] : [item];
    for (const part of parts) {
      const unresolved = bindAliases(part, anchors, targets);
      if (unresolved !== undefined) return unresolved;
    }
  }
  return undefined;
}

function severalDocuments(source: TextSource, offset: number): Diagnostic {
  const message = `${capitalised(placeInText(source, offset))}: a second document begins with "---"; a text holds one choreography. Put the second one into a file of its own.`;
  return {
    code: "text/several-documents",
    severity: "error",
    message,
    path: [],
    textRange: { start: offset, end: Math.min(offset + 3, source.text.length) },
  };
}

function refusal(source: TextSource, code: string, message: string, offset: number): ParsedText {
  const start = Math.min(offset, source.text.length);
  return { source, diagnostics: [{ code, severity: "error", message, path: [], textRange: { start, end: start } }] };
}
