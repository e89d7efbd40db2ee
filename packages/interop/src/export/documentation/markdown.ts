// The page as Markdown (CommonMark with tables), for wikis and repositories: no HTML in it, links within the page, the score beside it as a picture.
import { headingSlug, markdownCode, markdownFence, markdownText } from "./markdownText.ts";
import type { Anchor, Block, Inline, Line, Page } from "./page.ts";

/** Writes the page. `picture` is the file that lies beside it. */
export function pageAsMarkdown(page: Page, picture: string): string {
  const slugs = slugsOf(page);
  const write = (block: Block): string => blockText(block, { slugs, picture, title: page.title });
  const parts = [
    `# ${markdownText(page.title)}`,
    ...page.lead.map(write),
    contents(page, slugs),
    ...page.sections.flatMap(({ title, blocks, entries }) => [
      `## ${markdownText(title)}`,
      ...blocks.map(write),
      ...entries.flatMap(({ name, tag, blocks: told }) => [
        `### ${inlineText(name, slugs, false)}`,
        ...(tag === undefined ? [] : [`*${markdownText(tag)}*`]),
        ...told.map(write),
      ]),
    ]),
    "---",
    lineText(page.foot, slugs),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

interface Writing {
  readonly slugs: ReadonlyMap<Anchor, string>;
  readonly picture: string;
  readonly title: string;
}

// Headings with the same slug are numbered, in the order of the page, its own title first.
function slugsOf(page: Page): ReadonlyMap<Anchor, string> {
  const taken = new Map<string, number>();
  const slugs = new Map<Anchor, string>();
  const take = (heading: string): string => {
    const slug = headingSlug(heading);
    const count = taken.get(slug) ?? 0;
    taken.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
  take(page.title);
  for (const { anchor, title, entries } of page.sections) {
    slugs.set(anchor, take(title));
    for (const entry of entries) slugs.set(entry.anchor, take(wordsOf(entry.name)));
  }
  return slugs;
}

function contents(page: Page, slugs: Writing["slugs"]): string {
  return page.sections
    .map(({ anchor, title, entries }) => {
      const named = entries.map(({ anchor: place, name }) => linked(inlineText(name, slugs, false), slugs.get(place)));
      const below = named.length === 0 ? "" : `: ${named.join(" · ")}`;
      return `- ${linked(markdownText(title), slugs.get(anchor))}${below}`;
    })
    .join("\n");
}

function blockText(block: Block, { slugs, picture, title }: Writing): string {
  switch (block.type) {
    case "paragraph":
      return lineText(block.line, slugs);
    case "list":
      return block.items.map((item) => `- ${lineText(item, slugs)}`).join("\n");
    case "facts":
      return block.facts.map(({ name, value }) => `- **${markdownText(name)}:** ${lineText(value, slugs)}`).join("\n");
    case "table":
      return [
        block.head.map(markdownText),
        block.head.map(() => "---"),
        ...block.rows.map((row) => row.map((cell) => cellText(cell, slugs))),
      ]
        .map((cells) => `| ${cells.join(" | ")} |`)
        .join("\n");
    case "picture":
      return `![The score of ${markdownText(title)}](${picture})`;
    case "diagram":
      return markdownFence("mermaid", block.mermaid);
    case "source":
      return markdownFence(block.language, block.text);
  }
}

function lineText(line: Line, slugs: Writing["slugs"]): string {
  return line.map((inline) => inlineText(inline, slugs, false)).join("");
}

function cellText(line: Line, slugs: Writing["slugs"]): string {
  return line.map((inline) => inlineText(inline, slugs, true)).join("");
}

function inlineText(inline: Inline, slugs: Writing["slugs"], inTable: boolean): string {
  if (typeof inline === "string") return markdownText(inline);
  if ("code" in inline) {
    return linked(markdownCode(inline.code, inTable), inline.to === undefined ? undefined : slugs.get(inline.to));
  }
  if ("name" in inline) return linked(markdownText(inline.name), slugs.get(inline.to));
  if ("condition" in inline) return markdownText(inline.condition);
  return "time" in inline ? marked("*", inline.time) : marked("**", inline.strong);
}

/** Words between marks. Blanks at their ends stand outside: a mark beside a blank is read as a star. */
function marked(mark: string, words: string): string {
  const [before = "", inside = "", after = ""] = words.split(/^(\s*)(.*?)(\s*)$/su).slice(1);
  return inside === "" ? markdownText(words) : `${before && " "}${mark}${markdownText(inside)}${mark}${after && " "}`;
}

function linked(text: string, slug: string | undefined): string {
  return slug === undefined ? text : `[${text}](#${encodeURI(slug)})`;
}

function wordsOf(inline: Inline): string {
  if (typeof inline === "string") return inline;
  if ("code" in inline) return inline.code;
  if ("name" in inline) return inline.name;
  if ("condition" in inline) return inline.condition;
  return "time" in inline ? inline.time : inline.strong;
}
