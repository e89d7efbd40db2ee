// Imported conditions against the matcher that holds for EventBridge, on its own cases.
import { eventScope, prepareCondition } from "@laban/cel";
import type { JsonObject } from "@laban/model";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { matchesRule } from "../../export/eventbridge/matchesRule.ts";
import { ruleCondition } from "./ruleCondition.ts";

const path = fileURLToPath(
  new URL("../../../../../../shared/data/eventbridge/correctness-cases.json", import.meta.url),
);

interface Case {
  readonly name: string;
  readonly rule: JsonObject;
  readonly event: JsonObject;
}

test("the cases of EventBridge match as there, but for lists of objects, which never match by mistake", () => {
  if (!existsSync(path))
    throw new Error(`The cases are missing: put them at ${path} (../shared/data beside the checkout).`);
  const cases = JSON.parse(readFileSync(path, "utf8")) as readonly Case[];
  const others: string[] = [];
  for (const { name, rule, event } of cases) {
    const { when = "true", problems } = ruleCondition(rule);
    expect([name, problems]).toEqual([name, []]);
    const { condition, issues } = prepareCondition(when, eventScope({ kind: "dyn" }));
    expect([name, issues.filter(({ severity }) => severity === "error")]).toEqual([name, []]);
    const data = Object.hasOwn(rule, "detail") ? event["detail"] : event;
    const isMatch = condition?.({ data }) === true;
    if (isMatch === matchesRule(rule, event)) continue;
    others.push(name);
    expect([name, isMatch]).toEqual([name, false]);
    expect(JSON.stringify(event)).toMatch(/\[\{/);
  }
  expect(cases.length).toBe(51);
  expect(others.length).toBeLessThan(20);
});
