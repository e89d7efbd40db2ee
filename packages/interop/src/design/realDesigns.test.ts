// Every design of other tools that nobody here wrote: imported without a crash, twice with the same result; what is not asked for is refused in words.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { DesignFile } from "./designFormat.ts";
import { importDesign } from "./importDesign.ts";

const root = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));

function filesIn(folder: string): readonly DesignFile[] {
  if (!existsSync(root))
    throw new Error(`The real designs are missing: put them at ${root} (../shared/data beside the checkout).`);
  return readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("//", "/"))
    .toSorted()
    .map((path) => ({ name: path.slice(root.length), bytes: new Uint8Array(readFileSync(path)) }));
}

function importedTwice(files: readonly DesignFile[], from?: string): ReturnType<typeof importDesign> {
  const options = from === undefined ? {} : { from };
  const first = importDesign(files, options);
  const again = importDesign(
    files.map(({ name, bytes }) => ({ name, bytes: bytes.slice() })),
    options,
  );
  expect(again).toEqual(first);
  return first;
}

/** Each file alone: format by format, how many become documents, and with which codes the others are refused. */
function outcomes(folder: string): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const file of filesIn(folder)) {
    const result = importedTwice([file]);
    const outcome = "failure" in result ? result.failure.code : result.format;
    if ("failure" in result) expect(result.failure.path).toBeDefined();
    else {
      expect(result.notes.length).toBeGreaterThan(0);
      const documentErrors = result.diagnostics.filter(
        ({ code }) => code.startsWith("text/") && code !== "text/odd-name",
      );
      expect([file.name, documentErrors]).toEqual([file.name, []]);
    }
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

test.each([
  ["asyncapi", { asyncapi: 9, "import/unknown-design": 4 }],
  ["agentcards", { agentcard: 3, "json-schema": 2 }],
  ["webhooks-github", { github: 80 }],
  ["webhooks-stripe", { stripe: 1 }],
  ["eventbridge", { eventbridge: 1 }],
  ["bpmn", { "import/unsupported-bpmn": 8 }],
  ["serverlessworkflow", { "import/unsupported-serverless-workflow": 6 }],
])("%s, file by file", (folder, expected) => {
  expect(outcomes(folder)).toEqual(expected);
});

test("scxml, file by file: machines become documents, the others say why not", () => {
  const counts = outcomes("scxml");
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(40);
  expect(counts["scxml"]).toBeGreaterThan(20);
});

test("the AsyncAPI documents of several files refer to each other", () => {
  const result = importedTwice(filesIn("asyncapi/social-media"));
  if ("failure" in result) throw new Error(result.failure.message);
  expect(Object.keys(result.document.events)).toEqual([
    "commentLiked",
    "likeComment",
    "commentChanged",
    "updateCommentLikes",
  ]);
  expect(Object.keys(result.document.agents)).toEqual(["website_backend", "comments_service"]);
  expect(result.document.agents["comments_service"]?.emits).toEqual(["commentChanged"]);
  expect(result.notes.filter(({ what }) => what.startsWith("$ref"))).toEqual([]);
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("all payloads of GitHub together are one event type for each event and action", () => {
  const result = importedTwice(filesIn("webhooks-github"));
  if ("failure" in result) throw new Error(result.failure.message);
  expect(Object.keys(result.document.events)).toHaveLength(39);
  expect(result.document.events["issues.assigned"]?.schema?.["required"]).toContain("issue");
  expect(result.document.agents["github"]?.emits).toContain("push");
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
