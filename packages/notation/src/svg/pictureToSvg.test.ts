// The SVG of a picture: what it looks like is kept in golden/, to be opened beside the design; that it is safe and sound is tested here.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentFrom, ecommerce, emptyDocument } from "../documents.scene.ts";
import { layoutFree } from "../free/layoutFree.ts";
import { sceneKinds } from "../kinds.scene.ts";
import { layoutScore } from "../score/layoutScore.ts";
import { describePicture } from "./describePicture.ts";
import { headPath, pictureToSvg } from "./pictureToSvg.ts";
import { escapeXml } from "./write.ts";

/** Compares with the golden picture; draws it anew when asked to. */
function looksLike(name: string, svg: string): void {
  const file = new URL(`../../golden/${name}.svg`, import.meta.url);
  if (process.env["UPDATE_GOLDEN"] === "1" || !existsSync(file)) {
    if (process.env["CI"] !== undefined)
      throw new Error(`golden/${name}.svg is missing: draw it with UPDATE_GOLDEN=1.`);
    writeFileSync(file, `${svg}\n`);
  }
  const isSame = readFileSync(file, "utf8") === `${svg}\n`;
  expect(
    isSame,
    `${name} is drawn differently: open golden/${name}.svg and the new one, then run with UPDATE_GOLDEN=1`,
  ).toBe(true);
}

describe("the golden pictures", () => {
  it("shows the e-commerce example as a score, in light and dark", () => {
    const score = layoutScore(ecommerce(), sceneKinds);
    looksLike("ecommerce-score-light", pictureToSvg(score, "light", { title: "E-commerce order processing" }));
    looksLike("ecommerce-score-dark", pictureToSvg(score, "dark", { title: "E-commerce order processing" }));
  });

  it("shows it large, and freely laid out", () => {
    looksLike("ecommerce-score-large", pictureToSvg(layoutScore(ecommerce(), sceneKinds, { size: "large" }), "light"));
    looksLike("ecommerce-free", pictureToSvg(layoutFree(ecommerce(), sceneKinds), "light"));
  });
});

describe("an SVG", () => {
  it("escapes what a document may hold as names", () => {
    const document = documentFrom({
      events: { '<script>alert("1")</script>': {} },
      agents: {
        a: { title: "Tom & \u0007 <b>", capabilities: [], behaviours: {}, emits: ['<script>alert("1")</script>'] },
      },
    });
    const svg = pictureToSvg(layoutScore(document, sceneKinds), "light", { title: "A <b> & c" });
    expect(svg).not.toMatch(/<script|<b>/u);
    expect(svg).not.toContain("\u0007");
    expect(svg).toContain("Tom &amp; \ufffd &lt;b&gt;");
    expect(svg).toContain("<title>A &lt;b&gt; &amp; c</title>");
  });

  it("says what it shows to those who hear it, one sentence per pattern", () => {
    const score = layoutScore(ecommerce(), sceneKinds);
    const said = describePicture(score);
    expect(said).toMatch(/^A score of 7 agents, 10 event types and 12 patterns\. Pattern check_stock, /u);
    const free = layoutFree(ecommerce(), sceneKinds);
    expect(describePicture(free)).toMatch(/^A diagram of 7 agents, 10 event types and 12 patterns\. /u);
    const svg = pictureToSvg(score, "light", { title: "Orders", description: said });
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>Orders<\/title>\n<desc>A score of /u);
  });

  it("gives each word the width that was counted with, unless it is in a script that was not measured", () => {
    const document = documentFrom({ events: { plain_name: {}, größe: {} } });
    const svg = pictureToSvg(layoutScore(document, sceneKinds), "light");
    expect(svg).toMatch(/textLength="[\d.]+" lengthAdjust="spacingAndGlyphs"[^>]*>plain_name</u);
    expect(svg).not.toMatch(/textLength[^>]*>größe</u);
  });

  it("takes the colours of the page that it is put into, and a style sheet of ours where it must carry its fonts", () => {
    const svg = pictureToSvg(layoutScore(ecommerce(), sceneKinds), "page", { style: "@font-face{font-family:a<b}" });
    expect(svg).toContain('fill="var(--laban-canvas, #F3F5F4)"');
    expect(svg).toContain("<style>@font-face{font-family:a&lt;b}</style>");
    expect(svg.replaceAll(/var\(--laban-\w+, #[0-9A-F]{6}\)/gu, "")).not.toMatch(/#[0-9A-F]{6}/u);
  });

  it("leaves out all words in a preview, and is fitted into the size that is asked", () => {
    const svg = pictureToSvg(layoutScore(ecommerce(), sceneKinds), "dark", {
      detail: "signs",
      widthPx: 300,
      heightPx: 176,
    });
    expect(svg).not.toContain("<text");
    expect(svg).toMatch(/width="300" height="176"/u);
  });

  it("draws an empty document as an empty sheet", () => {
    expect(pictureToSvg(layoutFree(emptyDocument, sceneKinds), "light")).toContain('viewBox="0 0 1 1"');
  });

  it("keeps tabs and line ends, and no other control character or half of a pair", () => {
    expect(escapeXml("a\tb\nc\u0000\ud800d")).toBe("a\tb\nc\ufffd\ufffdd");
  });

  it("points arrow heads the way their wire goes", () => {
    expect(headPath({ x: 10, y: 20 }, "down")).toBe("M10 20l-4 -7h8Z");
    expect(headPath({ x: 10, y: 20 }, "right")).toBe("M10 20l-7 -4v8Z");
  });
});
