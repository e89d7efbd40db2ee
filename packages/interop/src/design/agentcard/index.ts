// A2A AgentCards: each card an agent, its skills the capabilities.
import { isJsonList, isJsonObject, proposedIdentifier } from "@laban/model";
import type { JsonObject } from "@laban/model";
import { fail } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { headOf } from "../files/textOf.ts";
import { DesignSketch, textIn } from "../sketch.ts";
import type { SourceTree } from "../tree/sourceTree.ts";
import { treeOf } from "../tree/treeOf.ts";

/** What a card says about how an agent is reached; none of it is about what happens. */
const NOT_KEPT = [
  "url",
  "version",
  "provider",
  "capabilities",
  "securitySchemes",
  "security",
  "defaultInputModes",
  "defaultOutputModes",
  "supportedInterfaces",
  "additionalInterfaces",
  "signatures",
];

export const agentCardFormat: DesignFormat = {
  id: "agentcard",
  title: "A2A AgentCard",
  says: "Agents with their skills as capabilities",
  fits: (files) => files.some(isCard),
  read: (files) => {
    const sketch = new DesignSketch("Imported agents");
    let count = 0;
    for (const file of files) {
      if (!isCard(file)) {
        sketch.leftOut(file.name, "it is no AgentCard", { file: file.name });
        continue;
      }
      const tree = treeOf(file);
      const cards = isJsonList(tree.value) ? tree.value : [tree.value];
      for (const [at, card] of cards.entries()) {
        if (!isJsonObject(card) || !isJsonList(card["skills"])) continue;
        addCard(card, { sketch, tree, path: isJsonList(tree.value) ? [at] : [] });
        count += 1;
      }
    }
    if (count === 0) {
      const [first] = files;
      fail("not-a-card", `"${first?.name ?? ""}" is no AgentCard: it lists no skills.`, {
        path: first === undefined ? [] : [first.name],
      });
    }
    return sketch.finish();
  },
};

function isCard(file: DesignFile): boolean {
  const head = headOf(file);
  return (
    /^\uFEFF?\s*[[{]/.test(head) &&
    /"skills"\s*:\s*\[/.test(head) &&
    /"name"\s*:/.test(head) &&
    !/"\$schema"|"properties"/.test(head)
  );
}

function addCard(
  card: JsonObject,
  {
    sketch,
    tree,
    path,
  }: { readonly sketch: DesignSketch; readonly tree: SourceTree; readonly path: readonly number[] },
): void {
  const title = textIn(card["name"]);
  const description = textIn(card["description"]);
  const capabilities: string[] = [];
  const skills = isJsonList(card["skills"]) ? card["skills"] : [];
  const told: (readonly [what: string, at: number, said: readonly string[]])[] = [];
  for (const [at, skill] of skills.entries()) {
    if (!isJsonObject(skill)) continue;
    const name = textIn(skill["id"]) ?? textIn(skill["name"]);
    if (name === undefined) continue;
    const capability = proposedIdentifier(name, "skill");
    if (!capabilities.includes(capability)) capabilities.push(capability);
    told.push([
      `skill ${name}`,
      at,
      ["name", "description", "tags", "examples"].filter((field) => Object.hasOwn(skill, field)),
    ]);
  }
  const id = sketch.agent(title ?? "agent", {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    capabilities,
    behaviours: {},
  });
  sketch.understood(`AgentCard ${title ?? ""}`.trim(), ["agents", id], tree.placeOf(path));
  for (const [what, at, said] of told) {
    const place = tree.placeOf([...path, "skills", at]);
    sketch.understood(what, ["agents", id, "capabilities"], place);
    if (said.length > 0)
      sketch.leftOut(
        `${what}: ${said.join(", ")}`,
        "a capability is a name; what it is for stands in the agent's description",
        place,
      );
  }
  const others = NOT_KEPT.filter((field) => Object.hasOwn(card, field));
  if (others.length > 0)
    sketch.leftOut(
      others.join(", "),
      "how an agent is reached is set up where it runs, not in the choreography",
      tree.placeOf(path),
    );
}
