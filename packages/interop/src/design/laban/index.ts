// Our own text and our own bundles as designs.
import { fail } from "../../failure.ts";
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { headOf, textOf } from "../files/textOf.ts";
import { refuseBombs } from "./refuseBombs.ts";

/** `laban:` texts, as they are: comments and layout stay. */
export const labanFormat: DesignFormat = {
  id: "laban",
  title: "Laban text",
  says: "Everything, with comments and layout, from YAML or JSON",
  fits: (files) => files.some(isOurs),
  read: (files) => {
    const file = files.find(isOurs) ?? files[0];
    if (file === undefined) return fail("empty", "No file was given.", { path: [] });
    const text = textOf(file);
    refuseBombs(file, text);
    const { document, diagnostics } = readDocument(text, kindCatalog);
    if (document === undefined) {
      const [first] = diagnostics;
      fail("not-a-document", `"${file.name}": ${first?.message ?? "The text is no choreography."}`, {
        path: [file.name],
      });
    }
    const bad = diagnostics.find(({ code, message }) => code === "text/bad-key" && message.includes("__proto__"));
    if (bad !== undefined) fail("bad-key", `"${file.name}": ${bad.message}`, { path: [file.name, ...bad.path] });
    const others = files.filter((other) => other !== file);
    return {
      document,
      text,
      notes: [
        { fate: "understood", what: `choreography ${document.name}`, path: [], file: file.name, line: 1, column: 1 },
        ...others.map((other) => ({
          fate: "left_out" as const,
          what: other.name,
          why: "a document is one text; import the others one by one",
          file: other.name,
        })),
      ],
    };
  },
};

function isOurs(file: DesignFile): boolean {
  const head = headOf(file);
  return /^laban:/m.test(head) || /^\uFEFF?\s*\{\s*"laban"\s*:/.test(head);
}
