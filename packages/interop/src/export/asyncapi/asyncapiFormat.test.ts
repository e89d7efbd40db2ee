// AsyncAPI as its own parser reads it, with remote references off; and what of the choreography stands in it.
import { readFileSync } from "node:fs";
import { eventTypesOfAll } from "@laban/bundle";
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import type { JsonObject } from "@laban/model";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { exportDocument } from "../exportDocument.ts";
import { holdsForEveryFormat } from "../holdsForEveryFormat.scene.ts";
import { documentOfSeed } from "../random/documents.scene.ts";
import { asyncapiFormat } from "./asyncapiFormat.ts";
import { judge } from "./asyncapiParser.scene.ts";
import { patternsExtensionSchema } from "./patternsExtension.ts";
import { payloadSchema } from "./payloadSchema.ts";

interface Written {
  readonly channels: Readonly<Record<string, { readonly address: string }>>;
  readonly operations: Readonly<Record<string, { readonly action: string; readonly "x-laban-agent": string }>>;
  readonly components: {
    readonly messages: Readonly<
      Record<string, { readonly name: string; readonly correlationId: { readonly location: string } }>
    >;
  };
  readonly "x-laban-patterns": readonly { readonly id: string; readonly says: string; readonly pattern: object }[];
}

const isExtension = new Ajv2020({ strict: false }).compile(patternsExtensionSchema);
// The parser needs a second for each: LABAN_ASYNCAPI_DOCUMENTS=1000 tries as many as are promised.
const readRuns = Number(process.env["LABAN_ASYNCAPI_DOCUMENTS"] ?? 4) / 2;

holdsForEveryFormat(asyncapiFormat, {
  readRuns,
  read: async ({ files }, { document, bundle }) => {
    const text = files[0]?.text ?? "";
    expect(await judge(text)).toEqual({ errors: [], fetched: [] });
    const written = JSON.parse(text) as Written;
    const names = Object.values(written.components.messages).map(({ name }) => name);
    expect(names).toEqual(Object.keys(document.events));
    expect(Object.keys(written.channels)).toHaveLength(names.length);
    expect(isExtension(written["x-laban-patterns"]), JSON.stringify(isExtension.errors)).toBe(true);
    expect(written["x-laban-patterns"].map(({ id, pattern }) => [id, Object.keys(pattern)])).toEqual(
      Object.entries(document.patterns).map(([id, pattern]) => [id, Object.keys(pattern)]),
    );
    const agents = new Set(Object.values(written.operations).map((operation) => operation["x-laban-agent"]));
    expect([...agents].filter((agent) => !Object.hasOwn(document.agents, agent))).toEqual([]);
    expect(eventTypesOfAll(bundle.patterns).filter((event) => !names.includes(event))).toEqual([]);
  },
});

describe("the example as AsyncAPI", () => {
  const text = readFileSync(new URL("../../../../../examples/ecommerce/ecommerce.laban.yaml", import.meta.url), "utf8");
  const { document } = readDocument(text, kindCatalog);
  if (document === undefined) throw new Error("the example cannot be read");
  const result = exportDocument(document, "asyncapi");
  if ("errors" in result) throw new Error("the example has errors");
  const written = JSON.parse(result.files[0]?.text ?? "") as Written;

  test("says who sends and who receives, and why", () => {
    expect(written.operations["warehouse.send.inventory_confirmed"]).toMatchObject({
      action: "send",
      channel: { $ref: "#/channels/inventory_confirmed" },
    });
    expect(written.operations["warehouse.receive.order_received"]).toMatchObject({
      action: "receive",
      "x-laban-because": expect.arrayContaining(["check_stock"]) as unknown,
    });
  });

  test("says where the key is, and each pattern in a sentence", () => {
    const locations = new Set(
      Object.values(written.components.messages).map(({ correlationId }) => correlationId.location),
    );
    expect([...locations].every((location) => /^\$message\.(payload|header)#\//.test(location))).toBe(true);
    expect(written["x-laban-patterns"].find(({ id }) => id === "check_stock")?.says).toContain(
      "When order_received arrives",
    );
  });

  test("loses what is drawn and simulated, and nothing else", () => {
    const lost = result.report.losses.filter(({ fate }) => fate === "lost").map(({ what }) => what);
    expect(lost.filter((what) => !["stem", "scenario", "layout", "behaviour"].includes(what))).toEqual([]);
  });
});

describe("schemas", () => {
  const root = "#/components/messages/a/payload";

  test("refer to themselves from the root of the document, and speak draft 7", () => {
    expect(
      payloadSchema(
        {
          $schema: "x",
          properties: { a: { $ref: "#/$defs/b" } },
          $defs: { b: { prefixItems: [{ type: "string" }], items: false } },
        },
        root,
      ),
    ).toEqual({
      schema: {
        properties: { a: { $ref: `${root}/$defs/b` } },
        $defs: { b: { items: [{ type: "string" }], additionalItems: false } },
      },
    });
  });

  test("that lead out of the document, or cannot be said, are lost with the reason", async () => {
    const odd: readonly JsonObject[] = [
      { $ref: "https://example.com/a.json" },
      { $ref: "file:///etc/passwd" },
      { properties: { a: { type: "strin" } } },
      { enum: [{ $ref: "http://example.com" }] },
      { properties: { $ref: { type: "string" } } },
      { properties: { hasOwnProperty: { type: "string" } } },
      { dependentRequired: { a: ["b"] } },
      { pattern: "(" },
    ];
    for (const schema of odd) expect(payloadSchema(schema, root)).toHaveProperty("problem");
    const plain = {
      ...documentOfSeed(0),
      patterns: {},
      correlation: { default: ["correlation_id"], keys: {} },
      agents: {},
      events: Object.fromEntries(odd.map((schema, at) => [`odd_${at}`, { schema }])),
    };
    const result = exportDocument(plain, "asyncapi");
    if ("errors" in result) throw new Error("it has errors");
    const lost = result.report.losses.filter(({ what }) => what === "schema").map(({ path }) => path.join("."));
    expect(lost).toEqual(odd.map((_, at) => `events.odd_${at}.schema`));
    expect(await judge(result.files[0]?.text ?? "")).toEqual({ errors: [], fetched: [] });
  });
});

describe("the judge", () => {
  test("finds what is wrong, and shows what would be fetched", async () => {
    const wrong = { asyncapi: "3.0.0", info: { title: "x" }, channels: { a: { $ref: "https://example.com/x.json" } } };
    const { errors, fetched } = await judge(JSON.stringify(wrong));
    expect(errors.length).toBeGreaterThan(0);
    expect(fetched).toEqual(["https://example.com/x.json"]);
  });
});
