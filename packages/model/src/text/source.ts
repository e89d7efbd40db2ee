// A text read as YAML once: the tree with its ranges, the anchors, and the offsets of its lines. Everything about places in the text starts here.
import type { Alias, Document, Node, Pair, YAMLMap, YAMLSeq } from "yaml";

/** A node of the tree; `null` stands for the missing value of a flow entry (`{ a }`). */
export type TreeNode = Node | null;

/** A text with its tree. Opaque to readers outside of this package; ask `placeOf` and `pathAt`. Never changed once made. */
export interface TextSource {
  readonly text: string;
  /** Offset of the first character of each line, ascending; the first is 0. */
  readonly lineStarts: readonly number[];
  /** Absent where the text is no YAML (or is beyond the limits). */
  readonly tree?: Document.Parsed;
  /** What each alias stands for. */
  readonly aliasTargets: ReadonlyMap<Alias, Node>;
}

/** An entry of a map, in the tree. */
export type TreePair = Pair<TreeNode, TreeNode>;

/** A map in the tree. */
export type TreeMap = YAMLMap<TreeNode, TreeNode>;

/** A list in the tree. */
export type TreeSeq = YAMLSeq<TreeNode>;

/** The offsets at which lines begin. Lines end with LF or CRLF. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Line and column (both 1-based, columns in UTF-16 units) of an offset. */
export function lineAndColumn(
  source: Pick<TextSource, "lineStarts">,
  offset: number,
): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (source.lineStarts[low] ?? 0) + 1 };
}
