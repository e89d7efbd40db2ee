// AWS EventBridge rules: each rule a pattern; its content filters become a condition that says the same.
import { isJsonList, isJsonObject, proposedIdentifier } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import { fail, ImportProblem } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { stemOf } from "../files/stemOf.ts";
import { headOf } from "../files/textOf.ts";
import { DesignSketch, textIn } from "../sketch.ts";
import { readJson } from "../tree/readJson.ts";
import type { SourceTree } from "../tree/sourceTree.ts";
import { treeOf } from "../tree/treeOf.ts";
import { ruleCondition } from "./ruleCondition.ts";

export const eventBridgeFormat: DesignFormat = {
  id: "eventbridge",
  title: "EventBridge rules",
  says: "Rules as patterns, their content filters as conditions in CEL",
  fits: (files) => files.some(isRule),
  read: (files) => {
    const [first] = files;
    const sketch = new DesignSketch(first === undefined || files.length > 1 ? "Imported rules" : stemOf(first));
    let count = 0;
    for (const file of files) {
      const tree = treeOf(file);
      for (const rule of rulesIn(tree.value, stemOf(file))) {
        if ("why" in rule) {
          sketch.leftOut(`rule ${rule.name}`, rule.why, tree.placeOf(rule.path));
          continue;
        }
        addRule(rule, sketch, tree);
        count += 1;
      }
    }
    if (count === 0)
      fail("no-rules", `"${first?.name ?? ""}" holds no event pattern of a rule.`, {
        path: first === undefined ? [] : [first.name],
      });
    return sketch.finish();
  },
};

function isRule(file: DesignFile): boolean {
  const head = headOf(file);
  if (!/^\uFEFF?\s*[[{]/.test(head)) return false;
  return (
    /"detail-type"\s*:\s*\[/.test(head) ||
    /"EventPattern"\s*:/.test(head) ||
    /"AWS::Events::Rule"/.test(head) ||
    (/"source"\s*:\s*\[/.test(head) && /"detail"\s*:\s*\{/.test(head)) ||
    (/"rule"\s*:\s*\{/.test(head) && /"event"\s*:/.test(head))
  );
}

interface Rule {
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly pattern: JsonObject;
  readonly description?: string;
  readonly targets: readonly string[];
  readonly state?: string;
}

/** A rule that has no pattern to read, and why. */
interface UnreadRule {
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly why: string;
}

type RuleReading = Rule | UnreadRule;

/** The rules of a file: a pattern alone, one with its name, a list (`Rules`), a CloudFormation template, or cases with a `rule` each. */
function rulesIn(value: Json, stem: string): readonly RuleReading[] {
  if (isJsonList(value)) return value.map((item, at) => ruleOf(item, { name: `${stem}_${at + 1}`, path: [at] }));
  if (!isJsonObject(value)) return [];
  if (isJsonList(value["Rules"]))
    return value["Rules"].map((item, at) => ruleOf(item, { name: `${stem}_${at + 1}`, path: ["Rules", at] }));
  if (isJsonObject(value["Resources"])) {
    return Object.entries(value["Resources"]).flatMap(([name, resource]) =>
      isJsonObject(resource) && resource["Type"] === "AWS::Events::Rule"
        ? [ruleOf(resource["Properties"] ?? {}, { name, path: ["Resources", name, "Properties"], isTemplate: true })]
        : [],
    );
  }
  return [ruleOf(value, { name: stem, path: [] })];
}

interface RulePlace {
  readonly name: string;
  readonly path: readonly (string | number)[];
  /** In a template a rule's properties are never the pattern itself. */
  readonly isTemplate?: boolean;
}

function ruleOf(value: Json, { name: proposed, path, isTemplate = false }: RulePlace): RuleReading {
  if (!isJsonObject(value)) return { name: proposed, path, why: "a rule is an object" };
  const name = textIn(value["Name"]) ?? textIn(value["name"]) ?? proposed;
  const field = ["EventPattern", "eventPattern", "rule"].find((each) => Object.hasOwn(value, each));
  if (field === undefined) {
    if (Object.hasOwn(value, "ScheduleExpression")) return { name, path, why: "it is a schedule, no event" };
    if (isTemplate || isRuleItself(value)) return { name, path, why: "it has no EventPattern" };
    return { name: proposed, path, pattern: value, targets: [] };
  }
  const pattern = patternOf(value[field] ?? null);
  if ("why" in pattern) return { name, path: [...path, field], why: `its ${field} ${pattern.why}` };
  const targets = isJsonList(value["Targets"]) ? value["Targets"].flatMap((target) => targetName(target)) : [];
  const description = textIn(value["Description"]);
  const state = textIn(value["State"]);
  return {
    name,
    path: [...path, field],
    pattern: pattern.read,
    targets,
    ...(description === undefined ? {} : { description }),
    ...(state === undefined ? {} : { state }),
  };
}

/** Fields of a rule around its pattern; they are texts, and the fields of a pattern never are. */
const RULE_FIELDS = ["Name", "Arn", "State", "Description", "EventBusName", "ManagedBy", "RoleArn"];

function isRuleItself(value: JsonObject): boolean {
  if (RULE_FIELDS.some((field) => typeof value[field] === "string")) return true;
  const targets = value["Targets"];
  return isJsonList(targets) && targets.every((target) => isJsonObject(target) && typeof target["Arn"] === "string");
}

/** The service returns patterns as text; templates may make them when they are deployed. */
function patternOf(value: Json): { readonly read: JsonObject } | { readonly why: string } {
  if (isJsonObject(value)) {
    const maker = Object.keys(value).find(
      (key) => key.startsWith("Fn::") || (key === "Ref" && !isJsonList(value[key])),
    );
    return maker === undefined ? { read: value } : { why: `is made when the template is deployed (${maker})` };
  }
  if (typeof value !== "string") return { why: "is neither an object nor a text" };
  try {
    const read = readJson("EventPattern", value).value;
    return isJsonObject(read) ? { read } : { why: "is JSON, but no object" };
  } catch (error) {
    if (error instanceof ImportProblem && error.failure.code === "import/json") return { why: "is no JSON" };
    throw error;
  }
}

function targetName(target: Json): readonly string[] {
  if (!isJsonObject(target)) return [];
  const arn = textIn(target["Arn"]);
  const name =
    arn === undefined ? textIn(target["Id"]) : arn.slice(Math.max(arn.lastIndexOf(":"), arn.lastIndexOf("/")) + 1);
  return name === undefined || name === "" ? [] : [name];
}

function addRule(rule: Rule, sketch: DesignSketch, tree: SourceTree): void {
  const place = tree.placeOf(rule.path);
  const { types, when, problems } = ruleCondition(rule.pattern);
  const on =
    types.length > 0
      ? types.map((type) => sketch.event(type))
      : [sketch.event(`${proposedIdentifier(rule.name, "rule")}_event`)];
  const [only] = on;
  const capabilities = rule.targets.map((target) => proposedIdentifier(target, "target"));
  const [capability = proposedIdentifier(rule.name, "rule")] = capabilities;
  sketch.ensureCapability(capability);
  const id = sketch.pattern(rule.name, {
    kind: "pattern",
    on: on.length === 1 && only !== undefined ? only : [...new Set(on)],
    ...(when === undefined ? {} : { when }),
    do: { action: proposedIdentifier(rule.name, "rule"), capability },
    ...(rule.description === undefined ? {} : { description: rule.description }),
  });
  sketch.understood(`rule ${rule.name}`, ["patterns", id], place);
  if (types.length === 0)
    sketch.guessed(
      `rule ${rule.name}: detail-type`,
      ["patterns", id, "on"],
      "the rule names no detail-type, and a pattern listens to types; put the right ones",
      place,
    );
  for (const { path, why } of problems)
    sketch.leftOut(
      `rule ${rule.name}: ${path.join(".")}`,
      `${why}. The pattern is there and cannot run until this part of its "when" is written in CEL`,
      tree.placeOf([...rule.path, ...path]),
    );
  if (capabilities.length === 0)
    sketch.guessed(
      `rule ${rule.name}: target`,
      ["patterns", id, "do"],
      "the rule names no target; it asks for a capability of its own name",
      place,
    );
  if (capabilities.length > 1)
    sketch.leftOut(
      `rule ${rule.name}: ${capabilities.length - 1} more targets`,
      "a pattern asks one capability; copy it for each of the others",
      place,
    );
  if (rule.state === "DISABLED")
    sketch.leftOut(`rule ${rule.name}: State`, "the rule is disabled; here it is on", place);
}
