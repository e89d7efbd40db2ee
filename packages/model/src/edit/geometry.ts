// Where the entries and items of a collection stand in the text: from the first sign that is theirs to the end of their last line.
import { isCollection, isMap, isPair, isSeq } from "yaml";
import type { CST } from "yaml";
import { isBlank, lineStartAt, nextLineAt } from "../text/lines.ts";
import type { TextSource, TreeMap, TreeNode, TreePair, TreeSeq } from "../text/source.ts";

/** A part of a collection: an entry of a map or an item of a list. Offsets in the text. */
export interface Part {
  /** Its first sign: the dash of an item of a block list, else its name (or the item itself), with what marks it (`?`, `&anchor`). */
  readonly start: number;
  /** Behind the colon or the dash, where its value may stand; absent where there is none (`{ a }`, items in brackets). */
  readonly mark?: number;
  /** Behind its value; in blocks this may be the beginning of the next line. */
  readonly end: number;
  readonly key: TreeNode;
  readonly value: TreeNode;
}

/** A change of the text: [start, end) is replaced. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The parts of a collection in order; empty for anything else. */
export function partsOf(node: TreeNode | undefined): readonly Part[] {
  if (isMap<TreeNode, TreeNode>(node)) return node.items.map((pair) => entryPart(pair));
  if (isSeq<TreeNode>(node)) return node.flow === true ? node.items.map((item) => flowItem(item)) : blockItems(node);
  return [];
}

/** Whether the collection is written in brackets. */
export function isFlow(node: TreeMap | TreeSeq): boolean {
  return node.flow === true;
}

/** Whether the part's value is a collection in brackets that holds something. */
export function isInBrackets(part: Part): boolean {
  return isCollection(part.value) && part.value.flow === true && part.value.items.length > 0;
}

function entryPart(pair: TreePair): Part {
  const token = pair.srcToken;
  const keyStart = pair.key?.range?.[0] ?? firstMark(token?.start)?.offset ?? 0;
  const start = Math.min(firstMark(token?.start)?.offset ?? keyStart, keyStart);
  const colon = token?.sep?.find((sign) => sign.type === "map-value-ind");
  const mark = colon === undefined ? undefined : colon.offset + 1;
  const end = Math.max(pair.key?.range?.[1] ?? start, mark ?? 0, endOfText(pair.value));
  return { start, end, key: pair.key, value: pair.value, ...(mark === undefined ? {} : { mark }) };
}

function flowItem(item: TreeNode): Part {
  const start = firstOf(item);
  return { start, end: Math.max(start, item?.range?.[1] ?? start), key: null, value: item };
}

/** The first offset of an item in brackets; a pair (`[a: 1]`) begins at its name. */
function firstOf(item: TreeNode): number {
  if (
    isMap<TreeNode, TreeNode>(item) &&
    item.items.length === 1 &&
    isPair(item.items[0]) &&
    item.srcToken === undefined
  ) {
    return item.items[0].key?.range?.[0] ?? item.range?.[0] ?? 0;
  }
  return item?.range?.[0] ?? 0;
}

function blockItems(list: TreeSeq): readonly Part[] {
  const token = list.srcToken;
  const dashes =
    token?.type === "block-seq"
      ? token.items.flatMap((item) => item.start.filter((sign) => sign.type === "seq-item-ind").slice(0, 1))
      : [];
  return list.items.map((item, at) => {
    const dash = dashes[at]?.offset ?? item?.range?.[0] ?? 0;
    const end = Math.max(dash + 1, endOfText(item));
    return { start: dash, mark: dash + 1, end, key: null, value: item };
  });
}

/** Where a value's text ends; 0 for a missing value, whose range is empty and somewhere behind the comments that follow. */
function endOfText(node: TreeNode): number {
  return node?.range && node.range[1] > node.range[0] ? node.range[1] : 0;
}

function firstMark(signs: readonly CST.SourceToken[] | undefined): CST.SourceToken | undefined {
  return signs?.find((sign) => sign.type === "explicit-key-ind" || sign.type === "anchor" || sign.type === "tag");
}

/** Where the next line begins behind a part of a block, with the comment lines that are indented deeper than the part. */
export function endOfLines(source: TextSource, part: Part): number {
  const { text } = source;
  let next = text[part.end - 1] === "\n" && part.end > part.start ? part.end : nextLineAt(text, part.end);
  const column = part.start - lineStartAt(text, part.start);
  for (;;) {
    const comment = /[ \t]*#[^\n]*(?:\n|$)/y;
    comment.lastIndex = next;
    const found = comment.exec(text);
    if (found === null || found[0].indexOf("#") <= column) return next;
    next = comment.lastIndex;
  }
}

/** The beginning of the comment lines that stand directly above a part, in its column. */
export function startOfComments(source: TextSource, part: Part): number {
  const { text } = source;
  let start = lineStartAt(text, part.start);
  const column = part.start - start;
  while (start > 0) {
    const above = lineStartAt(text, start - 1);
    const indent = /^([ \t]*)#/.exec(text.slice(above, start))?.[1]?.length;
    if (indent !== column) break;
    start = above;
  }
  return start;
}

/** Whether nothing but blanks stands before the part on its line. */
export function startsItsLine(source: TextSource, part: Part): boolean {
  return isBlank(source.text.slice(lineStartAt(source.text, part.start), part.start));
}
