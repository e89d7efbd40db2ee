// Exports a page of documentation, for a wiki (Markdown, with the score beside it) and to open anywhere (one HTML file).
import type { JsonObject } from "@laban/model";
import type { ExportFormat, ExportSource } from "../exportFormat.ts";
import type { LossReport } from "../lossReport.ts";
import { fileStem } from "../names/fileStem.ts";
import { accountByWhat, approximated, exceptFreeLayout } from "../pictures/accountByWhat.ts";
import { scoreSvg } from "../pictures/score.ts";
import { pageAsHtml } from "./html.ts";
import { pageAsMarkdown } from "./markdown.ts";
import { pageOf } from "./pageOf.ts";

/** The page as one HTML file. */
export const htmlFormat: ExportFormat = {
  id: "html",
  title: "Documentation (HTML)",
  says: "A page that explains every pattern, event and agent, in one file that opens anywhere and prints well",
  write: (source) => ({
    files: [
      {
        name: `${fileStem(source.document.name)}.html`,
        mediaType: "text/html",
        text: pageAsHtml(pageOf(source), scoreSvg(source.document, "page")),
      },
    ],
    report: reportOf("html", source),
  }),
};

/** The page as Markdown. */
export const markdownFormat: ExportFormat = {
  id: "markdown",
  title: "Documentation (Markdown)",
  says: "The same page for a wiki or a repository, with the score as a picture beside it",
  write: (source) => {
    const stem = fileStem(source.document.name);
    const picture = `${stem}-score.svg`;
    return {
      files: [
        { name: `${stem}.md`, mediaType: "text/markdown", text: pageAsMarkdown(pageOf(source), picture) },
        { name: picture, mediaType: "image/svg+xml", text: `${scoreSvg(source.document, "light")}\n` },
      ],
      report: reportOf("markdown", source),
    };
  },
};

// Patterns stand on the page as they are written, so nothing of them is lost.
function reportOf(format: string, { document }: ExportSource): LossReport {
  return accountByWhat(
    format,
    document,
    {
      name: "kept",
      title: "kept",
      description: "kept",
      "event type": "kept",
      "sensitive field": "kept",
      stem: "kept",
      "correlation key": "kept",
      agent: "kept",
      capability: "kept",
      emission: "kept",
      pattern: "kept",
      field: "kept",
      condition: "kept",
      step: "kept",
      guard: "kept",
      member: "kept",
      alternative: "kept",
      state: "kept",
      transition: "kept",
      action: "kept",
      layout: "kept",
      schema: approximated(
        "Fields, types and limits stand in a table; rules that tie fields together, and examples, do not.",
      ),
      behaviour: approximated(
        "Its answers, how often and how long are told; the data that it sends is not, because it may be sensitive.",
      ),
      scenario: approximated("It is told in words, without the values of payloads, which may be sensitive."),
    },
    (construct) => {
      if (construct.what !== "schema") return exceptFreeLayout(construct);
      return saysAllOf(document.events[construct.path[1] ?? ""]?.schema) ? "kept" : undefined;
    },
  );
}

// Rules that tie fields together, and what else a table has no column for.
const BEYOND_A_TABLE =
  /"(?:allOf|anyOf|oneOf|not|if|then|else|prefixItems|patternProperties|propertyNames|examples|\$ref|\$defs|title|format)":/;

function saysAllOf(schema: JsonObject | undefined): boolean {
  return !BEYOND_A_TABLE.test(JSON.stringify(schema ?? {}));
}
