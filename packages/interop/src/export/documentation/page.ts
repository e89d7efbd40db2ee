// What a page of documentation consists of, before it is Markdown or HTML: blocks of words. Anchors name things of the document; each writer makes its own links of them.

/** A piece of a line. */
export type Inline =
  | string
  /** A name or code as it stands in the document. */
  | { readonly code: string; readonly to?: Anchor }
  /** A name as people say it. */
  | { readonly name: string; readonly to: Anchor }
  /** A condition, said in words. */
  | { readonly condition: string }
  /** Words of time and outcome. */
  | { readonly time: string }
  | { readonly strong: string };

/** A line of pieces. */
export type Line = readonly Inline[];

/** The place of a thing on the page: "event order_received". */
export type Anchor = `${"section" | "event" | "agent" | "pattern" | "scenario"} ${string}`;

/** A table; every row has as many cells as there are heads. */
export interface Table {
  readonly type: "table";
  /** What it lists, for those who hear it. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Line[])[];
}

/** What stands on the page below a heading. */
export type Block =
  | { readonly type: "paragraph"; readonly line: Line; readonly tone?: "lead" | "quiet" }
  | { readonly type: "list"; readonly items: readonly Line[] }
  /** Names and what they are, side by side. */
  | { readonly type: "facts"; readonly facts: readonly { readonly name: string; readonly value: Line }[] }
  | Table
  /** The score. */
  | { readonly type: "picture" }
  /** A state machine, drawn in Markdown; the table beside it says the same. */
  | { readonly type: "diagram"; readonly mermaid: string }
  /** Text as it stands in the document, folded away where the format can. */
  | { readonly type: "source"; readonly summary: string; readonly language: "yaml" | "json"; readonly text: string };

/** A thing with a heading of its own. */
export interface Entry {
  readonly anchor: Anchor;
  readonly name: Inline;
  /** A word beside the heading: the kind of a pattern. */
  readonly tag?: string;
  readonly blocks: readonly Block[];
}

/** A chapter. */
export interface Section {
  readonly anchor: Anchor;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly entries: readonly Entry[];
}

/** The whole page. */
export interface Page {
  readonly title: string;
  readonly lead: readonly Block[];
  readonly sections: readonly Section[];
  /** What the page was made from, at its foot. */
  readonly foot: Line;
}

/** Lines with the same words between. */
export function joined(lines: readonly Line[], between: string): Line {
  const whole: Inline[] = [];
  for (const [index, line] of lines.entries()) {
    if (index > 0) whole.push(between);
    whole.push(...line);
  }
  return whole;
}

/** Names with a word between: "a", "a and b", "a, b and c". */
export function listed(items: readonly Line[], joint: "and" | "or" = "and"): Line {
  return items.flatMap((item, index) => {
    if (index === 0) return item;
    return [index === items.length - 1 ? ` ${joint} ` : ", ", ...item];
  });
}
