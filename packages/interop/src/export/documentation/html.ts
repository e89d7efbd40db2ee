// The page as one HTML file that needs nothing else: no script, no font, no address; its style sheet and the score are inside.
import { htmlSource, htmlText, inlineHtml, lineHtml, type Ids } from "./htmlText.ts";
import type { Anchor, Block, Entry, Page, Section } from "./page.ts";
import { pageStyle } from "./pageStyle.ts";

/** Writes the page. `svg` is the score, in the colours of the page. */
export function pageAsHtml(page: Page, svg: string): string {
  const ids = idsOf(page);
  const write = (block: Block): string => blockHtml(block, ids, svg);
  return `${[
    "<!DOCTYPE html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    // Nothing may run or be fetched, whatever a name tries.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${htmlText(page.title)}</title>`,
    `<style>\n${pageStyle}</style>`,
    "</head>",
    "<body>",
    contentsHtml(page, ids),
    "<main>",
    "<header>",
    `<h1>${htmlText(page.title)}</h1>`,
    ...page.lead.map(write),
    "</header>",
    ...page.sections.map((section) => sectionHtml(section, ids, write)),
    `<footer><p>${lineHtml(page.foot, ids)}</p></footer>`,
    "</main>",
    "</body>",
    "</html>",
  ].join("\n")}\n`;
}

// Ids are made here, of kinds and numbers: no name of a document gets into one.
function idsOf(page: Page): Ids {
  const ids = new Map<Anchor, string>();
  const counts = new Map<string, number>();
  for (const { anchor, entries } of page.sections) {
    ids.set(anchor, anchor.slice("section ".length));
    for (const { anchor: place } of entries) {
      const kind = place.slice(0, place.indexOf(" "));
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      ids.set(place, `${kind}-${number}`);
    }
  }
  return ids;
}

function contentsHtml(page: Page, ids: Ids): string {
  const items = page.sections.map(({ anchor, title, entries }) => {
    const below = entries.map(
      (entry) => `<li><a href="#${ids.get(entry.anchor) ?? ""}">${inlineHtml(unlinked(entry), ids)}</a></li>`,
    );
    const list = below.length === 0 ? "" : `\n<ul>\n${below.join("\n")}\n</ul>\n`;
    return `<li><a href="#${ids.get(anchor) ?? ""}">${htmlText(title)}</a>${list}</li>`;
  });
  return `<nav aria-label="Contents">\n<ul>\n${items.join("\n")}\n</ul>\n</nav>`;
}

// A name in a link is not a link itself.
function unlinked({ name }: Entry): Entry["name"] {
  return typeof name === "object" && "code" in name ? { code: name.code } : name;
}

function sectionHtml({ anchor, title, blocks, entries }: Section, ids: Ids, write: (block: Block) => string): string {
  const id = ids.get(anchor) ?? "";
  return [
    `<section id="${id}" aria-labelledby="${id}-title">`,
    `<h2 id="${id}-title">${htmlText(title)}</h2>`,
    ...blocks.map(write),
    ...entries.map((entry) => entryHtml(entry, ids, write)),
    "</section>",
  ].join("\n");
}

function entryHtml(entry: Entry, ids: Ids, write: (block: Block) => string): string {
  const id = ids.get(entry.anchor) ?? "";
  const tag = entry.tag === undefined ? "" : ` <span class="tag">${htmlText(entry.tag)}</span>`;
  return [
    `<article id="${id}" aria-labelledby="${id}-name">`,
    `<h3 id="${id}-name">${inlineHtml(unlinked(entry), ids)}${tag}</h3>`,
    ...entry.blocks.map(write),
    "</article>",
  ].join("\n");
}

function blockHtml(block: Block, ids: Ids, svg: string): string {
  switch (block.type) {
    case "paragraph":
      return `<p${block.tone === undefined ? "" : ` class="${block.tone}"`}>${lineHtml(block.line, ids)}</p>`;
    case "list":
      return block.items.length === 0
        ? ""
        : `<ul>\n${block.items.map((item) => `<li>${lineHtml(item, ids)}</li>`).join("\n")}\n</ul>`;
    case "facts":
      return `<dl>\n${block.facts
        .map(({ name, value }) => `<div><dt>${htmlText(name)}</dt><dd>${lineHtml(value, ids)}</dd></div>`)
        .join("\n")}\n</dl>`;
    case "table": {
      const head = block.head.map((cell) => `<th scope="col">${htmlText(cell)}</th>`).join("");
      const rows = block.rows.map((row) => {
        const [first = [], ...rest] = row;
        return `<tr><th scope="row">${lineHtml(first, ids)}</th>${rest.map((cell) => `<td>${lineHtml(cell, ids)}</td>`).join("")}</tr>`;
      });
      return [
        '<div class="wide">',
        "<table>",
        `<caption>${htmlText(block.caption)}</caption>`,
        `<thead><tr>${head}</tr></thead>`,
        `<tbody>\n${rows.join("\n")}\n</tbody>`,
        "</table>",
        "</div>",
      ].join("\n");
    }
    case "picture":
      return `<figure>\n${svg}\n</figure>`;
    case "diagram":
      // Said by the table beside it: drawing it would need a script.
      return "";
    case "source":
      return `<details><summary>${htmlText(block.summary)}</summary>\n<pre><code>${htmlSource(block.text)}</code></pre>\n</details>`;
  }
}
