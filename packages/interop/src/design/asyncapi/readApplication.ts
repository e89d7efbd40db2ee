// One AsyncAPI document: its messages, then what its operations send and receive.
import { isJsonList, isJsonObject, proposedIdentifier } from "@laban/model";
import type { BehaviourRecord, Json, JsonObject } from "@laban/model";
import { addSchemaEvent } from "../schema/addSchema.ts";
import { textIn } from "../sketch.ts";
import type { DesignSketch } from "../sketch.ts";
import type { Found, References } from "../tree/references.ts";
import type { SourceTree } from "../tree/sourceTree.ts";
import { correlationPath } from "./correlationPath.ts";

/** What says how messages travel; a choreography says what they mean. */
const NOT_KEPT = ["servers", "defaultContentType", "id"] as const;

/** Reads one document into a sketch that others may share: a message that two applications refer to is one event type. */
export class ApplicationReader {
  readonly #sketch: DesignSketch;
  readonly #references: References;
  readonly #root: Found;
  /** Event types by the place where their message is written. */
  readonly #events: Map<object, string>;

  constructor(sketch: DesignSketch, references: References, tree: SourceTree) {
    this.#sketch = sketch;
    this.#references = references;
    this.#root = { tree, path: [], value: tree.value };
    this.#events = eventsOf(sketch);
  }

  read(): void {
    const channels = this.#entries(this.#root, "channels");
    for (const [name, channel] of channels) {
      for (const [key, message] of this.#entries(channel, "messages")) this.#event(key, message);
      this.#leftOutOf(channel, `channel ${name}`, ["address", "parameters", "bindings", "servers"]);
    }
    const components = this.#references.entry(this.#root, "components");
    if (components !== undefined)
      for (const [key, message] of this.#entries(components, "messages")) this.#event(key, message);
    this.#agent();
    this.#leftOutOf(this.#root, "the application", NOT_KEPT);
  }

  #agent(): void {
    const info = isJsonObject(this.#root.value) ? this.#root.value["info"] : undefined;
    const title = isJsonObject(info) ? textIn(info["title"]) : undefined;
    const description = isJsonObject(info) ? textIn(info["description"]) : undefined;
    const emits: string[] = [];
    const capabilities: string[] = [];
    const behaviours = new Map<string, BehaviourRecord>();
    const received: { readonly name: string; readonly on: readonly string[]; readonly operation: Found }[] = [];
    const operations = this.#entries(this.#root, "operations");
    for (const [name, operation] of operations) {
      const action = isJsonObject(operation.value) ? operation.value["action"] : undefined;
      const events = this.#messagesOf(operation).map(([key, message]) => this.#event(key, message));
      const reply = this.#references.entry(operation, "reply");
      const replies =
        reply === undefined ? [] : this.#messagesOf(reply).map(([key, message]) => this.#event(key, message));
      if (action === "send") for (const event of events) emits.push(event);
      else if (events.length > 0) {
        const capability = proposedIdentifier(name, "operation");
        capabilities.push(capability);
        received.push({ name, on: events, operation });
        if (replies.length > 0)
          behaviours.set(capability, { outcomes: replies.map((event) => ({ weight: 1, emits: event })) });
      }
      if (action === "send" && replies.length > 0)
        this.#sketch.leftOut(
          `operation ${name}: reply`,
          "who answers is not said; let that agent's behaviour emit it",
          this.#placeOf(operation),
        );
      this.#leftOutOf(operation, `operation ${name}`, ["security", "bindings", "traits", "tags"]);
    }
    if (operations.length === 0) {
      this.#sketch.guessed(
        title ?? "application",
        ["events"],
        "the document has no operations: who sends and who receives is not said",
        this.#root.tree.placeOf([]),
      );
      return;
    }
    const id = this.#sketch.agent(title ?? "application", {
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      capabilities: [...new Set(capabilities)],
      ...(emits.length === 0 ? {} : { emits: [...new Set(emits)] }),
      behaviours: Object.fromEntries(behaviours),
    });
    this.#sketch.understood(`application ${title ?? ""}`.trim(), ["agents", id], this.#root.tree.placeOf(["info"]));
    for (const { name, on, operation } of received) this.#pattern(name, on, operation);
  }

  #pattern(name: string, on: readonly string[], operation: Found): void {
    const capability = proposedIdentifier(name, "operation");
    const [only] = on;
    const description = isJsonObject(operation.value)
      ? (textIn(operation.value["summary"]) ?? textIn(operation.value["description"]))
      : undefined;
    const id = this.#sketch.pattern(name, {
      kind: "pattern",
      on: on.length === 1 && only !== undefined ? only : [...new Set(on)],
      do: { action: capability, capability },
      ...(description === undefined ? {} : { description }),
    });
    this.#sketch.guessed(
      `operation ${name}`,
      ["patterns", id],
      "receiving is taken for a reaction: the agent is asked for a capability named after the operation",
      this.#placeOf(operation),
    );
  }

  /** The messages of an operation or reply: those that it lists, else all of its channel. */
  #messagesOf(found: Found): readonly (readonly [string, Found])[] {
    const list = this.#references.entry(found, "messages");
    if (list !== undefined && isJsonList(list.value)) {
      return list.value.flatMap((item, at): readonly (readonly [string, Found])[] => {
        const message = this.#references.follow({ tree: list.tree, path: [...list.path, at], value: item });
        return message === undefined ? [] : [[nameFromRef(item) ?? "message", message]];
      });
    }
    const channel = this.#references.entry(found, "channel");
    return channel === undefined ? [] : this.#entries(channel, "messages");
  }

  #event(key: string, message: Found): string {
    const { value } = message;
    if (!isJsonObject(value)) return this.#sketch.event(key);
    const known = this.#events.get(value);
    if (known !== undefined) return known;
    const name = textIn(value["name"]) ?? key;
    const description = textIn(value["summary"]) ?? textIn(value["description"]) ?? textIn(value["title"]);
    const schema = this.#payload(message, name);
    const id = addSchemaEvent(this.#sketch, this.#references, {
      name,
      what: `message ${name}`,
      place: this.#placeOf(message),
      ...(description === undefined ? {} : { description }),
      ...(schema === undefined ? {} : { schema }),
    });
    this.#events.set(value, id);
    this.#correlation(message, id, name);
    this.#leftOutOf(message, `message ${name}`, ["headers", "traits", "bindings", "examples", "tags"]);
    return id;
  }

  #payload(message: Found, name: string): Found | undefined {
    const payload = this.#references.entry(message, "payload");
    if (payload === undefined || !isJsonObject(payload.value)) return undefined;
    const format = payload.value["schemaFormat"];
    if (typeof format !== "string") return payload;
    if (/aai\.asyncapi|schema\+json|schema\+yaml|vnd\.oai/.test(format))
      return this.#references.entry(payload, "schema");
    this.#sketch.leftOut(
      `message ${name}: payload`,
      `its schema is in ${format.slice(0, 60)}, which is not read`,
      this.#placeOf(payload),
    );
    return undefined;
  }

  #correlation(message: Found, id: string, name: string): void {
    const found = this.#references.entry(message, "correlationId");
    if (found === undefined || !isJsonObject(found.value)) return;
    const place = this.#placeOf(found);
    const { path, why } = correlationPath(found.value["location"]);
    if (path === undefined) return this.#sketch.leftOut(`correlationId of ${name}`, why, place);
    this.#sketch.key([path], id);
    if (path === "correlation_id")
      this.#sketch.guessed(`correlationId of ${name}`, ["correlation", "keys", id], why, place);
    else this.#sketch.understood(`correlationId of ${name}`, ["correlation", "keys", id], place);
  }

  #entries(found: Found, section: string): readonly (readonly [string, Found])[] {
    const map = this.#references.entry(found, section);
    if (map === undefined || !isJsonObject(map.value)) return [];
    return Object.keys(map.value).flatMap((name): readonly (readonly [string, Found])[] => {
      const entry = this.#references.entry(map, name);
      return entry === undefined ? [] : [[name, entry]];
    });
  }

  #leftOutOf(found: Found, what: string, fields: readonly string[]): void {
    if (!isJsonObject(found.value)) return;
    const record: JsonObject = found.value;
    const there = fields.filter((field) => Object.hasOwn(record, field));
    if (there.length > 0)
      this.#sketch.leftOut(
        `${what}: ${there.join(", ")}`,
        "it is about how messages travel, which a choreography does not say",
        this.#placeOf(found),
      );
  }

  #placeOf({ tree, path }: Found): ReturnType<SourceTree["placeOf"]> {
    return tree.placeOf(path);
  }
}

/** Documents that are imported together share their messages. */
const shared = new WeakMap<DesignSketch, Map<object, string>>();

function eventsOf(sketch: DesignSketch): Map<object, string> {
  const events = shared.get(sketch) ?? new Map<object, string>();
  shared.set(sketch, events);
  return events;
}

function nameFromRef(item: Json): string | undefined {
  const ref = isJsonObject(item) ? item["$ref"] : undefined;
  return typeof ref === "string" ? ref.slice(ref.lastIndexOf("/") + 1) : undefined;
}
