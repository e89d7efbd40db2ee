// Links in Markdown: every relative one must lead to a file of the checkout.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Problem } from "./rules.ts";
import { listFiles } from "./sources.ts";

/** Broken relative links in all Markdown files of the checkout. */
export function checkLinks(root: string): Problem[] {
  return listFiles(root, /\.md$/).flatMap((file) => {
    const path = relative(root, file);
    const lines = readFileSync(file, "utf8").split("\n");
    let inCode = false;
    return lines.flatMap((line, index) => {
      if (line.startsWith("```")) inCode = !inCode;
      if (inCode) return [];
      return [...line.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = ""]) => target)
        .filter((target) => !/^([a-z]+:|#)/.test(target))
        .filter((target) => !existsSync(join(dirname(file), decodeURIComponent(target.split("#")[0] ?? ""))))
        .map((target) => ({ rule: "links", path, line: index + 1, message: `links to ${target}, which is not there` }));
    });
  });
}
