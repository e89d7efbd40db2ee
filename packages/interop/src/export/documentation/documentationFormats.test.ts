// The page of documentation as a format: what holds for every format. What its readers see is in page.property.test.ts.
import { describe, expect } from "vitest";
import { holdsForEveryFormat } from "../holdsForEveryFormat.scene.ts";
import { htmlFormat, markdownFormat } from "./documentationFormats.ts";

describe("the page of documentation", () => {
  holdsForEveryFormat(htmlFormat, {
    runs: 30,
    read: ({ files }, { document }) => {
      const text = files[0]?.text ?? "";
      const { events, agents, patterns, scenarios } = document;
      const entries = [events, agents, patterns, scenarios].reduce((sum, map) => sum + Object.keys(map).length, 0);
      expect(text.match(/<article /gu) ?? []).toHaveLength(entries);
      expect(text.match(/<script/giu)).toBeNull();
    },
  });
  holdsForEveryFormat(markdownFormat, {
    runs: 30,
    read: ({ files }) => {
      const [page, picture] = files;
      expect(page?.text).toContain(`](${picture?.name ?? ""})`);
    },
  });
});
