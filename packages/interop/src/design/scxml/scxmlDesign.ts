// SCXML documents: each becomes a state machine. Scripts and expressions are read, never executed.
import { fail } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { headOf, textOf } from "../files/textOf.ts";
import { DesignSketch } from "../sketch.ts";
import { addChart } from "../statechart/chartToPattern.ts";
import { readXml } from "../tree/readXml.ts";
import { scxmlChart } from "./scxmlChart.ts";

/** The entry of the registry. */
export const scxmlDesign: DesignFormat = {
  id: "scxml",
  title: "SCXML",
  says: "State machines from SCXML 1.0 documents: states, transitions, conditions on fields of the event, delayed events as deadlines",
  fits: (files) => files.some(isScxml),
  read: (files) => {
    const documents = files.filter(isScxml);
    const [first] = documents;
    if (first === undefined)
      return fail("not-scxml", "No file has an <scxml> element.", { path: files.slice(0, 1).map(({ name }) => name) });
    const sketch = new DesignSketch(stemOf(first.name));
    for (const file of documents) {
      const root = readXml(file.name, textOf(file));
      if (root.name !== "scxml")
        fail("not-scxml", `"${file.name}" begins with <${root.name}>, not with <scxml>.`, { path: [file.name] });
      addChart(sketch, scxmlChart(root, { file: file.name, stem: stemOf(file.name), sketch }));
    }
    for (const file of files)
      if (!documents.includes(file)) sketch.leftOut(file.name, "it is no SCXML document", { file: file.name });
    return sketch.finish();
  },
};

function isScxml(file: DesignFile): boolean {
  return /<(?:[A-Za-z_][\w.-]*:)?scxml[\s>]/.test(headOf(file));
}

function stemOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
}
