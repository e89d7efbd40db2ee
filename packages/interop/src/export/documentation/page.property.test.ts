// The page of documentation as its readers' own tools see it: html-validate finds nothing, a Markdown parser finds the tables and headings that were meant, and nothing that a name smuggled in.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import * as fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { beforeAll, describe, expect, it } from "vitest";
import { hostileNames } from "../hostileNames.scene.ts";
import { scoreSvg } from "../pictures/score.ts";
import { anySource, documentOfText, sourceOf } from "../random/documents.scene.ts";
import { pageAsHtml } from "./html.ts";
import { htmlText } from "./htmlText.ts";
import { pageAsMarkdown } from "./markdown.ts";
import { markdownCode, markdownText } from "./markdownText.ts";
import { pageOf } from "./pageOf.ts";

const ecommerce = sourceOf(
  documentOfText(
    readFileSync(new URL("../../../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url), "utf8"),
  ),
);

interface Token {
  readonly type: string;
  readonly text?: string;
  readonly href?: string;
  readonly tokens?: readonly Token[];
  readonly items?: readonly Token[];
  readonly header?: readonly Token[] | boolean;
  readonly rows?: readonly (readonly Token[])[];
}

// The Markdown parser that Mermaid brings along: a reader that knows nothing of us.
let lexer: (text: string) => readonly Token[];
beforeAll(async () => {
  const near = createRequire(import.meta.resolve("mermaid"));
  const { marked } = (await import(pathToFileURL(near.resolve("marked")).href)) as {
    marked: { lexer: (text: string) => readonly Token[] };
  };
  lexer = (text) => marked.lexer(text);
});

function* allTokens(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    yield* allTokens(token.tokens ?? []);
    yield* allTokens(token.items ?? []);
    // The cells of a table have a flag of the same name.
    if (Array.isArray(token.header)) yield* allTokens(token.header);
    for (const row of token.rows ?? []) yield* allTokens(row);
  }
}

describe("the page as HTML", () => {
  const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });
  const problems = async (html: string): Promise<readonly string[]> => {
    const { results } = await validator.validateString(html);
    return results.flatMap(({ messages }) =>
      messages.map(({ line, ruleId, message }) => `${line} ${ruleId} ${message}`),
    );
  };

  it("is right by html-validate, for the example and for any document", async () => {
    expect(await problems(pageAsHtml(pageOf(ecommerce), scoreSvg(ecommerce.document, "page")))).toEqual([]);
    await fc.assert(
      fc.asyncProperty(anySource, async (source) => {
        expect(await problems(pageAsHtml(pageOf(source), scoreSvg(source.document, "page")))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("runs nothing, fetches nothing and leads nowhere, whatever is in the document", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const html = pageAsHtml(pageOf(source), scoreSvg(source.document, "page"));
        expect(html.match(/<(script|img|iframe|link|object|embed|form|foreignObject)\b/giu)).toBeNull();
        expect(html.match(/<[^>]+\s(on\w+|style|src)=/giu)).toBeNull();
        const targets = Array.from(html.matchAll(/ href="([^"]*)"/gu), ([, href = ""]) => href);
        const ids = new Set(Array.from(html.matchAll(/ id="([^"]*)"/gu), ([, id = ""]) => `#${id}`));
        expect(targets.filter((href) => !ids.has(href))).toEqual([]);
        expect(targets.length).toBeGreaterThan(4);
      }),
      { numRuns: 100 },
    );
  });

  it("shows every hostile name as text", () => {
    for (const name of hostileNames) expect(htmlText(name)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/u);
  });
});

describe("the page as Markdown", () => {
  it("has a heading for every pattern, event type and agent, and tables with the rows that were meant", () => {
    const text = pageAsMarkdown(pageOf(ecommerce), "score.svg");
    const tokens = lexer(text);
    const headings = tokens.filter(({ type }) => type === "heading").map((token) => token.text);
    expect(headings).toContain("`check_stock`");
    expect(headings).toContain("Risk desk");
    expect(headings).toHaveLength(1 + 6 + 12 + 10 + 7 + 1);
    expect(text).toContain(
      "When [`order_received`](#order_received) arrives and order_value is over 0, ask `inventory_management` to `check_inventory`.",
    );
    expect(text).toContain("| `customer.email` | text | yes | **sensitive** |");
    expect(text).toContain("every 15 s on average");
    expect(text).not.toContain("customer-{n}");
  });

  it("holds no HTML, no picture but the score, and no link but within itself, for any document", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const text = pageAsMarkdown(pageOf(source), "score.svg");
        const tokens = [...allTokens(lexer(text))];
        expect(tokens.filter(({ type }) => type === "html" || type === "del" || type === "blockquote")).toEqual([]);
        expect(tokens.filter(({ type }) => type === "image").map(({ href }) => href)).toEqual(["score.svg"]);
        const links = tokens.filter(({ type }) => type === "link");
        expect(links.filter(({ href }) => href?.startsWith("#") !== true)).toEqual([]);
        const { sections } = pageOf(source);
        const entries = sections.flatMap((section) => section.entries).length;
        expect(tokens.filter(({ type }) => type === "heading")).toHaveLength(1 + sections.length + entries);
      }),
      { numRuns: 150 },
    );
  });

  it("keeps each hostile name what it was, in words, in backticks and in a table", () => {
    const shown = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();
    for (const name of hostileNames) {
      const clean = shown(
        name.replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (/\s/u.test(sign) ? " " : "\ufffd")),
      );
      const table = `| a | b |\n| --- | --- |\n| ${markdownCode(name, true)} | ${markdownText(name)} |`;
      const [parsed] = lexer(table);
      const cells = parsed?.rows?.[0]?.map((cell) => Array.from(allTokens(cell.tokens ?? []))) ?? [];
      expect(cells).toHaveLength(2);
      if (clean !== "") {
        const [code] = cells[0]?.filter(({ type }) => type === "codespan") ?? [];
        expect(shown(code?.text ?? "")).toBe(clean);
      }
      expect(cells[1]?.filter(({ type }) => type !== "text" && type !== "escape")).toEqual([]);
      const words = (cells[1] ?? []).map((token) => token.text ?? "").join("");
      expect(
        shown(words.replaceAll(/&#(46|58|64|91|93);/gu, (_, code: string) => String.fromCodePoint(Number(code)))),
      ).toBe(clean);
    }
  });
});
