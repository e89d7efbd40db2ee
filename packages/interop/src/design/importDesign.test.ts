// What the door of the imports tells beside what the readers of the formats tell.
import { expect, test } from "vitest";
import { importDesign } from "./importDesign.ts";

const file = (name: string, text: string): Parameters<typeof importDesign>[0][number] => ({
  name,
  bytes: new TextEncoder().encode(text),
});
const python = file(
  "shop.py",
  'PATTERNS = [EventPattern(event_type="a", condition="True", action="x", target_capability="y")]\n',
);
const card = file(
  "card.json",
  JSON.stringify({
    name: "Desk",
    url: "https://x.example",
    version: "1",
    skills: [{ id: "s", name: "S" }],
    capabilities: {},
  }),
);

function leftOut(files: Parameters<typeof importDesign>[0]): readonly string[] {
  const result = importDesign(files);
  if ("failure" in result) throw new Error(result.failure.message);
  return result.notes.filter(({ fate }) => fate === "left_out").map(({ what, why }) => `${what}: ${why}`);
}

test("a file of another format beside the others is told, not lost", () => {
  expect(leftOut([card, python])).toContain(
    "file card.json: it is A2A AgentCard, and the others are Python; import it by itself",
  );
  expect(leftOut([python])).toEqual([]);
});

test("Python classes that make patterns and are not read are told at their places, their definitions are not", () => {
  const text = `class Deadline(Pattern): pass\n${new TextDecoder().decode(python.bytes)}p = [Deadline(pattern_id="d"), FirstOf(pattern_id="f")]\n`;
  const said = leftOut([file("own.py", text)]).join("\n");
  expect(said.match(/^Deadline: /gm)).toHaveLength(1);
  expect(said).toContain("FirstOf: patterns of this class are not read");
});

test("extensions of AsyncAPI are told, those inside others are theirs", () => {
  const text = JSON.stringify({
    asyncapi: "3.0.0",
    info: { title: "T", version: "1", "x-owner": "me" },
    channels: { a: { messages: { a: { payload: { type: "object" } } }, "x-laban-key": ["id"] } },
    operations: {},
    "x-laban-patterns": [{ "x-inner": 1 }],
  });
  expect(leftOut([file("a.json", text)]).map((line) => line.split(":")[0])).toEqual(
    expect.arrayContaining(["x-laban-patterns", "x-owner", "x-laban-key"]),
  );
  expect(leftOut([file("a.json", text)]).join()).not.toContain("x-inner");
});
