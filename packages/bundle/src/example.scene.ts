// The example of the README. example.test.ts runs it and compares the texts.
import { type Bundle, bundleText, readBundle, sealBundle } from "@laban/bundle";

const sealed: Bundle = sealBundle({
  laban_bundle: 2,
  semantics: 1,
  flags: [],
  name: "Orders",
  defaultKey: [["data", "order_id"]],
  events: {},
  patterns: [
    {
      operator: "match",
      id: "check",
      priority: 8,
      scope: "key",
      on: ["order_received"],
      when: "data.order_value > 0",
      actions: {},
    },
  ],
  needs: { events: ["order_received"], capabilities: [], unpartitionable: [] },
});

/** The one byte form, for a file or a signature. */
export const text: string = bundleText(sealed);

/** Back from a file: every field, the versions and the hash are checked. */
export const read: ReturnType<typeof readBundle> = readBundle(JSON.parse(text));
if ("failure" in read)
  throw new Error(`${read.failure.code} at ${read.failure.path.join(".")}: ${read.failure.message}`);
