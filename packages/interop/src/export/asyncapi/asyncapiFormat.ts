// AsyncAPI 3: event types as channels with one message each, agents as what they send and receive, keys as correlation ids, patterns as an extension.
import type { Path } from "@laban/bundle";
import type { ChoreographyDocument, Json, JsonObject } from "@laban/model";
import type { Export, ExportFormat, ExportSource } from "../exportFormat.ts";
import { Ledger } from "../ledger.ts";
import { distinctNames } from "../names/distinctNames.ts";
import { fileStem } from "../names/fileStem.ts";
import { castOf } from "./cast.ts";
import { patternsExtension } from "./patternsExtension.ts";
import { payloadSchema } from "./payloadSchema.ts";

const VERSION = "1.0.0";

export const asyncapiFormat: ExportFormat = {
  id: "asyncapi",
  title: "AsyncAPI 3",
  says: "Channels and messages of the event types, what each agent sends and receives, and the patterns as an extension",
  write: writeAsyncapi,
};

function writeAsyncapi(source: ExportSource): Export {
  const { document } = source;
  const ledger = new Ledger(document);
  ledger.keep(["name"]);
  const keys = keysOf(Object.keys(document.events));
  const messages = Object.keys(document.events).map(
    (id) => [keys.get(id) ?? id, messageOf(source, id, keys, ledger)] as const,
  );
  const text = {
    asyncapi: "3.0.0",
    info: {
      title: document.name,
      version: VERSION,
      ...described(document.description),
    },
    defaultContentType: "application/json",
    channels: Object.fromEntries(Object.keys(document.events).map((id) => [keys.get(id) ?? id, channelOf(id, keys)])),
    operations: operationsOf(source, keys),
    components: { messages: Object.fromEntries(messages) },
    "x-laban-correlation": {
      default: document.correlation.default,
      keys: Object.entries(document.correlation.keys).map(([event, paths]) => ({ event, paths })),
    },
    "x-laban-agents": agentsExtension(document),
    "x-laban-patterns": patternsExtension(document),
  };
  enterRest(ledger, source);
  return {
    files: [
      {
        name: `${fileStem(document.name)}.asyncapi.json`,
        mediaType: "application/vnd.aai.asyncapi+json;version=3.0.0",
        text: `${JSON.stringify(text, undefined, 2)}\n`,
      },
    ],
    report: ledger.report("asyncapi", {
      version: VERSION,
      "address of a channel": "the event type",
      "attributes of an event": "headers of the message, the payload is its data",
    }),
  };
}

/** Keys that AsyncAPI allows everywhere: letters, digits, `_` and `-`; the dot parts agent, action and event in operations. */
function keysOf(names: readonly string[]): ReadonlyMap<string, string> {
  return distinctNames(names, {
    shape: (name) => {
      const plain = name.replaceAll(/[^A-Za-z0-9_-]+/g, "_").slice(0, 100);
      return /[A-Za-z0-9]/.test(plain) ? plain : "unnamed";
    },
    isReserved: (name) => name in Object.prototype,
  });
}

/** Braces would be parameters of the address, and it may have no query. */
function channelOf(id: string, keys: ReadonlyMap<string, string>): JsonObject {
  const key = keys.get(id) ?? id;
  return {
    address: id.replaceAll(/[{}?#%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    messages: { [key]: { $ref: `#/components/messages/${key}` } },
  };
}

function messageOf(
  { document, bundle }: ExportSource,
  id: string,
  keys: ReadonlyMap<string, string>,
  ledger: Ledger,
): JsonObject {
  const event = document.events[id] ?? {};
  const path = ["events", id];
  ledger.keep(path);
  const payload =
    event.schema === undefined
      ? undefined
      : payloadSchema(event.schema, `#/components/messages/${keys.get(id) ?? id}/payload`);
  if (payload !== undefined) {
    if ("schema" in payload) ledger.keep([...path, "schema"]);
    else
      ledger.lose(
        [...path, "schema"],
        `AsyncAPI takes JSON Schema draft 7 without outside references, and here ${payload.problem}; simplify the schema`,
      );
  }
  if (event.stem !== undefined)
    ledger.lose([...path, "stem"], "it is for the drawing of timelines; keep the document for it");
  const key = Object.hasOwn(bundle.events, id) ? (bundle.events[id]?.key ?? []) : [];
  const headers = new Set(key.map(([root]) => root).filter((root) => root !== undefined && root !== "data"));
  const [first] = key;
  return {
    name: id,
    ...described(event.description),
    contentType: "application/json",
    ...(headers.size === 0
      ? {}
      : {
          headers: {
            type: "object",
            properties: Object.fromEntries([...headers].map((name) => [name ?? "", { type: "string" }])),
          },
        }),
    ...(payload !== undefined && "schema" in payload ? { payload: payload.schema } : {}),
    ...(first === undefined ? {} : { correlationId: { location: locationOf(first) } }),
    ...(event.sensitive === undefined ? {} : { "x-laban-sensitive": [...event.sensitive] }),
  };
}

function locationOf([root, ...rest]: Path): string {
  const [part, names] = root === "data" ? ["payload", rest] : ["header", [root ?? "", ...rest]];
  return `$message.${part}#/${names.map((name) => name.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
}

function operationsOf(source: ExportSource, keys: ReadonlyMap<string, string>): JsonObject {
  const agentKeys = keysOf(Object.keys(source.document.agents));
  return Object.fromEntries(
    castOf(source).map(({ agent, action, event, patterns }): readonly [string, Json] => {
      const key = keys.get(event) ?? event;
      return [
        `${agentKeys.get(agent) ?? agent}.${action}.${key}`,
        {
          action,
          channel: { $ref: `#/channels/${key}` },
          messages: [{ $ref: `#/channels/${key}/messages/${key}` }],
          "x-laban-agent": agent,
          ...(action === "receive" ? { "x-laban-because": patterns } : {}),
        },
      ];
    }),
  );
}

function agentsExtension({ agents }: ChoreographyDocument): readonly JsonObject[] {
  return Object.entries(agents).map(([id, { title, description, capabilities }]) =>
    Object.assign({ id, capabilities }, title === undefined ? {} : { title }, described(description)),
  );
}

function described(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description };
}

function enterRest(ledger: Ledger, { document, bundle }: ExportSource): void {
  if (document.description !== undefined) ledger.keep(["description"]);
  for (const id of Object.keys(document.events)) ledger.keepRest(["events", id]);
  const several = "a correlationId has one location, that of the first part; all parts stand in x-laban-correlation";
  if (document.correlation.default.length > 1) ledger.approximate(["correlation", "default"], several);
  else ledger.keep(["correlation", "default"]);
  for (const id of Object.keys(document.correlation.keys)) {
    const path = ["correlation", "keys", id];
    if ((bundle.events[id]?.key.length ?? 2) > 1) ledger.approximate(path, several);
    else ledger.keep(path);
  }
  for (const [id, { behaviours, emits = [] }] of Object.entries(document.agents)) {
    for (const [at, event] of emits.entries())
      if (!Object.hasOwn(document.events, event))
        ledger.lose(
          ["agents", id, "emits", at],
          `"${event}" is not declared, so it has no channel; declare it under events`,
        );
    for (const [action, { outcomes }] of Object.entries(behaviours)) {
      const answers = outcomes.some(
        ({ emits: answer }) => answer !== undefined && Object.hasOwn(document.events, answer),
      );
      const path = ["agents", id, "behaviours", action];
      if (answers)
        ledger.approximate(
          path,
          "what it may answer is sent there; how often, how late and with which values is for simulations",
        );
      else ledger.lose(path, "it answers nothing that could be sent; it is for simulations");
    }
    ledger.keepRest(["agents", id]);
  }
  ledger.keepRest(["patterns"]);
  ledger.loseRest(["scenarios"], "scenarios are for simulations; keep the document for them");
  ledger.loseRest(["layout"], "where things stand is for the drawing; keep the document for it");
}
