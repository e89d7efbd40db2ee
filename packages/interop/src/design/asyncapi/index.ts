// AsyncAPI 3: messages become event types, an application becomes an agent that emits what it sends and is asked for what it receives.
import { isJsonObject } from "@laban/model";
import { fail } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { headOf } from "../files/textOf.ts";
import { DesignSketch, textIn } from "../sketch.ts";
import { References } from "../tree/references.ts";
import { treeOf } from "../tree/treeOf.ts";
import { extensionsIn, whyLeftOut } from "./extensions.ts";
import { ApplicationReader } from "./readApplication.ts";

export const asyncApiFormat: DesignFormat = {
  id: "asyncapi",
  title: "AsyncAPI 3",
  says: "Messages as event types with schemas and correlation, applications as agents, what they receive as patterns",
  fits: (files) => files.some(isAsyncApi),
  read: (files) => {
    const [first] = files;
    // Every file is read, so that what is wrong in one is said and not taken for missing.
    const applications = files
      .map((file) => [file, treeOf(file)] as const)
      .filter(([, { value }]) => isJsonObject(value) && Object.hasOwn(value, "asyncapi"));
    const [main] = applications;
    if (main === undefined)
      return fail("not-asyncapi", `"${first?.name ?? ""}" does not begin with "asyncapi:".`, {
        path: first === undefined ? [] : [first.name],
      });
    const [, { value }] = main;
    const info = isJsonObject(value) && isJsonObject(value["info"]) ? value["info"] : {};
    const isOne = applications.length === 1;
    const sketch = new DesignSketch(
      isOne ? (textIn(info["title"]) ?? "Imported from AsyncAPI") : "Imported from AsyncAPI",
      isOne ? textIn(info["description"]) : undefined,
    );
    const references = new References(files);
    for (const [file, tree] of applications) {
      refuseOtherVersions(file, isJsonObject(tree.value) ? tree.value["asyncapi"] : undefined);
      new ApplicationReader(sketch, references, tree).read();
      for (const [name, count] of extensionsIn(tree.value))
        sketch.leftOut(count === 1 ? name : `${name}, ${count} times`, whyLeftOut(name), { file: file.name });
    }
    for (const outside of references.outside)
      sketch.leftOut(`$ref ${outside}`, "it is not among the given files, and nothing is fetched; give the file, too");
    return sketch.finish();
  },
};

function isAsyncApi(file: DesignFile): boolean {
  const head = headOf(file);
  return /^asyncapi\s*:/m.test(head) || /"asyncapi"\s*:\s*"/.test(head);
}

function refuseOtherVersions(file: DesignFile, version: unknown): void {
  if (typeof version === "string" && version.startsWith("3.")) return;
  const said =
    typeof version === "string" || typeof version === "number" ? String(version).slice(0, 20) : "of no version";
  fail(
    "asyncapi-version",
    `"${file.name}" is AsyncAPI ${said}; version 3 is read. Convert it first: asyncapi convert --target-version 3.0.0.`,
    { path: [file.name, "asyncapi"] },
  );
}
