// What the page says of the example, word by word, where it was once wrong.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { documentOfText, sourceOf } from "../random/documents.scene.ts";
import { pageAsMarkdown } from "./markdown.ts";
import { pageOf } from "./pageOf.ts";
import { timeInWords } from "./timeInWords.ts";

const example = new URL("../../../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url);
const text = pageAsMarkdown(pageOf(sourceOf(documentOfText(readFileSync(example, "utf8")))), "score.svg").replaceAll(
  "\u00a0",
  " ",
);

it("says in which order the events of one answer come", () => {
  expect(text).toContain(
    "to `schedule_shipping`, which may answer [`shipping_complete`](#shipping_complete) and then [`delivery_confirmed`](#delivery_confirmed)\n",
  );
});

it("says how often nothing comes, and no answer where never anything comes", () => {
  expect(text).toContain("[`payment_failed`](#payment_failed) (12 %) or nothing (2 %)\n");
  expect(text).toContain("to `praise`\n");
});

it("keeps blanks outside of the marks, so that they mark", () => {
  expect(text).toContain("from `shop` *every 15 s on average*");
  const page = {
    title: "Marks",
    lead: [{ type: "paragraph", line: ["a", { time: " in \n" }, "b", { strong: " " }, { time: "" }, "c"] }],
    sections: [],
    foot: [],
  } as const;
  expect(pageAsMarkdown(page, "score.svg")).toContain("a *in* b c");
});

it("says thousands of milliseconds in seconds", () => {
  expect(text).toContain("| *6\\.4 s, seldom over 30 s*, 12 at once |");
  expect(["6400ms", "800ms", "60000ms", "600000ms", "1m", 90].map(timeInWords)).toEqual([
    "6.4 s",
    "800 ms",
    "60 s",
    "10 min",
    "1 min",
    "90 s",
  ]);
});
