// Logs are told from designs by what they are, not by what their events speak of.
import { expect, test } from "vitest";
import { detectDesign } from "./importDesign.ts";

const file = (text: string): Parameters<typeof detectDesign>[0] => [
  { name: "events.json", bytes: new TextEncoder().encode(text) },
];
const issue = { action: "opened", sender: { login: "me", url: "https://api.github.com/users/me" }, repository: {} };
const event = { specversion: "1.0", id: "1", type: "opened", source: "github", data: { ...issue, EventPattern: "x" } };

test.each([
  ["one CloudEvent", JSON.stringify(event)],
  ["a list of CloudEvents", JSON.stringify([event, event], null, 2)],
  ["CloudEvents, one per line", `${JSON.stringify(event)}\n${JSON.stringify(event)}\n`],
  ["objects, one per line", `${JSON.stringify(issue)}\n${JSON.stringify(issue)}\n`],
])("%s: a log, whatever is in its data", (_title, text) => {
  expect(detectDesign(file(text))).toBeUndefined();
});

test("a payload is a design, also where something in it has a specversion", () => {
  expect(detectDesign(file(JSON.stringify(issue)))?.id).toBe("github");
  expect(detectDesign(file(JSON.stringify({ ...issue, issue: { specversion: "1.0" } })))?.id).toBe("github");
});
