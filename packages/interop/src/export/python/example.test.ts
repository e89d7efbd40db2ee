// The example of docs/formats/python.md is what the export really gives.
import { readFileSync } from "node:fs";
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { expect, it } from "vitest";
import { exportTo } from "../exportDocument.ts";
import { pythonFormat } from "./pythonFormat.ts";

it("is what the page shows", () => {
  const page = readFileSync(new URL("../../../../../docs/formats/python.md", import.meta.url), "utf8");
  const [yaml = ""] = /(?<=```yaml\n)[^]*?(?=```)/.exec(page) ?? [];
  const [python = ""] = /(?<=```python\n)[^]*?(?=```)/.exec(page) ?? [];
  const { document } = readDocument(yaml, kindCatalog);
  if (document === undefined) throw new Error("The page's document cannot be read.");
  const result = exportTo(pythonFormat, document);
  if ("errors" in result) throw new Error(result.errors.map(({ message }) => message).join(" "));
  expect(python.length).toBeGreaterThan(300);
  expect(result.files[0]?.text).toContain(python);
});
