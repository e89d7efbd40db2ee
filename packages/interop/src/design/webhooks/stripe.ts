// Stripe's events: the envelope says what happened and when, its data is the payload. Resources that are no events are left out.
import { isJsonList, isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import { fail } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { headOf } from "../files/textOf.ts";
import { DesignSketch } from "../sketch.ts";
import type { SourceTree } from "../tree/sourceTree.ts";
import { treeOf } from "../tree/treeOf.ts";
import { objectIn, Samples } from "./samples.ts";

export const stripeFormat: DesignFormat = {
  id: "stripe",
  title: "Stripe webhooks",
  says: "Events as event types with inferred schemas, raised by an agent named stripe",
  fits: (files) => files.some(isStripe),
  read: (files) => {
    const sketch = new DesignSketch("Stripe events");
    const samples = new Samples();
    for (const file of files) {
      const tree = treeOf(file);
      readValue(tree.value, [], { sketch, samples, tree });
    }
    const ids = samples.addTo(sketch);
    if (ids.size === 0) {
      const [first] = files;
      fail("no-payloads", `"${first?.name ?? ""}" has no event of Stripe.`, {
        path: first === undefined ? [] : [first.name],
      });
    }
    for (const id of ids.values()) {
      sketch.key(["data.object.id"], id);
      sketch.guessed(
        `correlation of ${id}`,
        ["correlation", "keys", id],
        "Stripe does not say what belongs together; the id of the object was chosen",
      );
    }
    sketch.agent("stripe", { title: "Stripe", capabilities: [], emits: [...ids.values()], behaviours: {} });
    return sketch.finish();
  },
};

function isStripe(file: DesignFile): boolean {
  const head = headOf(file);
  if (!/^\uFEFF?\s*[[{]/.test(head)) return false;
  const isEvent = /"object"\s*:\s*"event"/.test(head) && /"livemode"\s*:/.test(head);
  return isEvent || (/^\uFEFF?\s*\{\s*"resources"\s*:\s*\{/.test(head) && /"object"\s*:\s*"[a-z_.]+"/.test(head));
}

interface Reading {
  readonly sketch: DesignSketch;
  readonly samples: Samples;
  readonly tree: SourceTree;
}

function readValue(value: Json, path: readonly (string | number)[], reading: Reading): void {
  const { sketch, tree } = reading;
  if (isJsonList(value)) {
    for (const [at, item] of value.entries()) readValue(item, [...path, at], reading);
    return;
  }
  if (!isJsonObject(value)) return sketch.leftOut(tree.file, "it is no object", tree.placeOf(path));
  const resources = objectIn(value, "resources");
  if (resources !== undefined) return readResources(resources, [...path, "resources"], reading);
  if (value["object"] === "list" && isJsonList(value["data"]))
    return readValue(value["data"], [...path, "data"], reading);
  if (!readEvent(value, path, reading)) sketch.leftOut(tree.file, "it is a resource, not an event", tree.placeOf(path));
}

function readResources(resources: JsonObject, path: readonly (string | number)[], reading: Reading): void {
  let others = 0;
  for (const [name, resource] of Object.entries(resources))
    if (!isJsonObject(resource) || !readEvent(resource, [...path, name], reading)) others += 1;
  if (others > 0)
    reading.sketch.leftOut(
      `${others} resources`,
      "they are what events are about, not events",
      reading.tree.placeOf(path),
    );
}

function readEvent(value: JsonObject, path: readonly (string | number)[], { samples, tree }: Reading): boolean {
  const { type } = value;
  const data = objectIn(value, "data");
  if (value["object"] !== "event" || typeof type !== "string" || type.trim() === "" || data === undefined) return false;
  samples.see(type, data, { what: `event ${type}`, place: tree.placeOf(path) });
  return true;
}
