// A compiled bundle as a design: what it executes comes back, what it never held is said.
import { readBundleFile } from "@laban/bundle";
import type { Bundle } from "@laban/bundle";
import { fail } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { headOf } from "../files/textOf.ts";
import { DesignSketch } from "../sketch.ts";
import { treeOf } from "../tree/treeOf.ts";
import { dataSchema, sensitivePaths } from "./dataSchema.ts";
import { recordOfOperator } from "./recordOfOperator.ts";

export const bundleFormat: DesignFormat = {
  id: "bundle",
  title: "Laban bundle",
  says: "The patterns, event types and correlation of a compiled choreography, signed or not",
  fits: (files) => files.some(isBundle),
  read: (files) => {
    const file = files.find(isBundle) ?? files[0];
    if (file === undefined) return fail("empty", "No file was given.", { path: [] });
    const tree = treeOf(file);
    const read = readBundleFile(tree.value);
    if ("failure" in read) {
      const { code, message, path } = read.failure;
      return fail(code.replace("/", "-"), `"${file.name}": ${message}`, { path: [file.name, ...path] });
    }
    const sketch = new DesignSketch(read.bundle.name);
    addBundle(read.bundle, sketch, file);
    for (const other of files)
      if (other !== file)
        sketch.leftOut(other.name, "one bundle is one document; import the others one by one", { file: other.name });
    return sketch.finish();
  },
};

function isBundle(file: DesignFile): boolean {
  const head = headOf(file);
  return /^\uFEFF?\s*\{/.test(head) && /"laban_(?:bundle|signed)"\s*:/.test(head);
}

function addBundle(bundle: Bundle, sketch: DesignSketch, file: DesignFile): void {
  const place = { file: file.name, line: 1, column: 1 };
  const defaultKey = bundle.defaultKey.map((path) => path.join("."));
  sketch.key(defaultKey);
  for (const [type, { key, data }] of Object.entries(bundle.events)) {
    const schema = dataSchema(data);
    const sensitive = sensitivePaths(data);
    const id = sketch.event(type, {
      ...(Object.keys(schema).length === 0 ? {} : { schema }),
      ...(sensitive.length === 0 ? {} : { sensitive }),
    });
    const own = key.map((path) => path.join("."));
    if (own.join(" ") !== defaultKey.join(" ")) sketch.key(own, id);
    sketch.understood(`event type ${type}`, ["events", id], place);
  }
  for (const operator of bundle.patterns) {
    const id = sketch.pattern(operator.id, recordOfOperator(operator), { isExact: true });
    sketch.understood(`pattern ${operator.id}`, ["patterns", id], place);
  }
  for (const capability of bundle.needs.capabilities) sketch.ensureCapability(capability);
  if (bundle.needs.capabilities.length > 0)
    sketch.guessed(
      "agents",
      ["agents"],
      "a bundle names the capabilities that it needs, not who offers them; each is offered by an agent of its name",
      place,
    );
  sketch.leftOut(
    "descriptions, behaviours, scenarios, layout",
    "a bundle has what is executed; open the document that it was compiled from for the rest",
    place,
  );
}
