// AWS EventBridge: a rule for each pattern that a rule can say exactly, as a CloudFormation template; the others are refused with the part that stops them.
import { actionsOf, type MatchOperator, type Operator } from "@laban/bundle";
import type { Json, JsonObject } from "@laban/model";
import type { Export, ExportFormat, ExportSource } from "../exportFormat.ts";
import { Ledger } from "../ledger.ts";
import { distinctNames, type NameRules } from "../names/distinctNames.ts";
import { fileStem } from "../names/fileStem.ts";
import { ruleOf } from "./ruleOf.ts";

const DESCRIPTION_MAX = 512;
const ELSEWHERE = "EventBridge has no place for it; keep the document beside the rules";

export const eventbridgeFormat: ExportFormat = {
  id: "eventbridge",
  title: "AWS EventBridge rules",
  says: "A CloudFormation template with a rule for each pattern that a rule can say exactly",
  write: writeEventbridge,
};

/** Logical names of CloudFormation: letters and digits. */
const LOGICAL: NameRules = {
  shape: (name) => {
    const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
    return (
      words
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join("")
        .slice(0, 100) || "Unnamed"
    );
  },
  separator: "N",
};

function writeEventbridge(source: ExportSource): Export {
  const { document, bundle } = source;
  const ledger = new Ledger(document);
  const logical = distinctNames(
    bundle.patterns.map(({ id }) => id),
    LOGICAL,
  );
  const capabilities = distinctNames(bundle.needs.capabilities, LOGICAL);
  const rules: (readonly [string, Json])[] = [];
  const used = new Set<string>();
  const heard = new Set<string>();
  const takenAsGiven = new Set<string>();
  const leftOut: JsonObject[] = [];
  for (const operator of bundle.patterns) {
    const reading = ruleOf(operator, bundle);
    if ("refused" in reading || operator.operator !== "match") {
      const refusal = "refused" in reading ? reading : { refused: ELSEWHERE };
      leftOut.push({ pattern: operator.id, why: refusal.refused });
      refuse(ledger, operator, refusal);
      continue;
    }
    enterPattern(ledger, source, operator);
    const asked = operator.actions.matched;
    if (asked !== undefined) used.add(asked.capability);
    for (const type of operator.on) heard.add(type);
    if (reading.takesKeyAsGiven) takenAsGiven.add(operator.id);
    rules.push([
      `${logical.get(operator.id) ?? operator.id}Rule`,
      ruleResource(source, operator, reading.rule, capabilities),
    ]);
  }
  enterRest(ledger, source, { heard, takenAsGiven: takenAsGiven.size > 0 });
  const parameters = [...used].map((capability): readonly [string, Json] => [
    `${capabilities.get(capability) ?? capability}Arn`,
    { Type: "String", Description: `ARN of the target that offers ${JSON.stringify(capability).slice(0, 400)}` },
  ]);
  const template = {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: document.name.slice(0, DESCRIPTION_MAX),
    // Who has only the template is to know what it does not do.
    ...(leftOut.length === 0 ? {} : { Metadata: { "laban:left-out": leftOut } }),
    Parameters: { EventBusName: { Type: "String", Default: "default" }, ...Object.fromEntries(parameters) },
    // CloudFormation wants at least one resource; without any rule there is the condition that creates none.
    Resources:
      rules.length > 0 ? Object.fromEntries(rules) : { NoRule: { Type: "AWS::CloudFormation::WaitConditionHandle" } },
  };
  return {
    files: [
      {
        name: `${fileStem(document.name)}.eventbridge.template.json`,
        mediaType: "application/json",
        text: `${JSON.stringify(template, undefined, 2)}\n`,
      },
    ],
    report: ledger.report("eventbridge", {
      "detail-type": "the event type",
      detail: "the payload (data)",
      events:
        "a rule is exact for events that fit their schemas, with numbers between -5,000,000,000 and 5,000,000,000",
      correlation_id: "taken as given: rules match events without one, too",
    }),
  };
}

function ruleResource(
  { document }: ExportSource,
  operator: MatchOperator,
  rule: JsonObject,
  capabilities: ReadonlyMap<string, string>,
): JsonObject {
  const [asked] = actionsOf(operator);
  const description = document.patterns[operator.id]?.["description"];
  return {
    Type: "AWS::Events::Rule",
    Properties: {
      Description: typeof description === "string" ? description.slice(0, DESCRIPTION_MAX) : `Pattern ${operator.id}`,
      EventBusName: { Ref: "EventBusName" },
      EventPattern: rule,
      State: "ENABLED",
      ...(asked === undefined
        ? {}
        : {
            Targets: [
              {
                Arn: { Ref: `${capabilities.get(asked.capability) ?? asked.capability}Arn` },
                Id: targetId(asked.action),
              },
            ],
          }),
    },
    Metadata: {
      "laban:pattern": operator.id,
      ...(asked === undefined ? {} : { "laban:action": asked.action, "laban:capability": asked.capability }),
    },
  };
}

function isLong(text: Json | undefined): boolean {
  return typeof text === "string" && text.length > DESCRIPTION_MAX;
}

/** At most 64 of the signs that ids of targets may have. */
function targetId(action: string): string {
  return action.replaceAll(/[^A-Za-z0-9_.-]+/g, "-").slice(0, 64) || "action";
}

function refuse(
  ledger: Ledger,
  { id }: Operator,
  reading: { readonly refused: string; readonly field?: string },
): void {
  const path = ["patterns", id];
  ledger.lose(path, reading.refused);
  if (reading.field !== undefined && reading.field !== "kind") {
    const place = [...path, reading.field];
    if (ledger.has(place)) ledger.lose(place, reading.refused);
  }
  ledger.loseRest(path, "its pattern is refused as a whole; a rule that means nearly the same is never written");
}

function enterPattern(ledger: Ledger, { document }: ExportSource, { id }: MatchOperator): void {
  const path = ["patterns", id];
  const record = document.patterns[id] ?? { kind: "" };
  ledger.keep(path);
  for (const field of Object.keys(record)) {
    const place = [...path, field];
    if (!ledger.has(place)) continue;
    if (field === "do")
      ledger.approximate(
        place,
        "the event goes to the target of the capability; nobody waits for an answer, so a timeout has no meaning",
      );
    else if (field === "priority") ledger.lose(place, "rules have no order; the events that they match are the same");
    else if (field === "by" || field === "scope")
      ledger.approximate(place, "a rule asks for the parts of the key, but what it sends on bears no key");
    else if (field === "description" && isLong(record[field]))
      ledger.approximate(place, `it is cut off after ${DESCRIPTION_MAX} characters`);
  }
  ledger.keepRest(path);
}

function enterRest(
  ledger: Ledger,
  { document }: ExportSource,
  { heard, takenAsGiven }: { readonly heard: ReadonlySet<string>; readonly takenAsGiven: boolean },
): void {
  if (document.name.length > DESCRIPTION_MAX)
    ledger.approximate(["name"], `it is cut off after ${DESCRIPTION_MAX} characters`);
  else ledger.keep(["name"]);
  if (document.description !== undefined) ledger.lose(["description"], ELSEWHERE);
  for (const id of Object.keys(document.events)) {
    const path = ["events", id];
    if (heard.has(id)) ledger.keep(path);
    else ledger.lose(path, "no rule names it: EventBridge has rules only, and none of them hears it");
    ledger.loseRest(
      path,
      "EventBridge keeps schemas and descriptions elsewhere, in its schema registry; export to AsyncAPI for them",
    );
  }
  const key = takenAsGiven
    ? "an EventBridge event has no correlation_id: the rules match events without one, too"
    : "rules keep nothing by key; they only ask for parts of it that may be missing";
  ledger.approximateRest(["correlation"], key);
  for (const id of Object.keys(document.agents))
    ledger.loseRest(
      ["agents", id],
      "who offers a capability is the parameter with its ARN, given when the template is deployed",
    );
  ledger.loseRest(["scenarios"], "scenarios are for simulations; keep the document for them");
  ledger.loseRest(["layout"], "where things stand is for the drawing; keep the document for it");
}
