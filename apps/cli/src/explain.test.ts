// `laban explain`: the words and the JSON, and every way of naming an event.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inCheckout, laban } from "./testing/laban.ts";

const example = inCheckout("examples/ecommerce/ecommerce.laban.yaml");
const folder = mkdtempSync(join(tmpdir(), "laban-explain-"));
afterAll(() => rmSync(folder, { recursive: true }));

function line(second: number, type: string, id: string, data: object): string {
  const time = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  return JSON.stringify({ specversion: "1.0", id, type, source: "shop", time, data });
}

const log = join(folder, "log.ndjson");
writeFileSync(
  log,
  [
    line(0, "order_received", "e0", { order_id: "a", order_value: 1500 }),
    line(1, "order_received", "e1", { order_id: "b", order_value: 50 }),
    line(1861, "payment_successful", "e2", { order_id: "a" }),
    line(1862, "payment_successful", "e2", { order_id: "a" }),
  ].join("\n"),
);

const explain = async (...words: readonly string[]) => laban(["explain", example, "--events", log, ...words]);

describe("in words", () => {
  it("why it fired: what came of it, and the values of the condition", async () => {
    const { code, out } = await explain("--event", "1", "--pattern", "flag_high_value");
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      "event 1 of 4: order_received e0 from shop, 2026-01-01T00:00:00.000Z",
      "Accepted for a.",
      "",
      "flag_high_value (pattern, key a): An outcome came of it.",
      "  matched with e0, and asks fraud_detection for request_manual_review.",
      "  asked: its condition",
      "    data.order_value > 1000  →  true",
      "      data.order_value  →  1500.0",
      "",
    ]);
  });

  it("why it did not: a false condition, a closed window, a pattern that does not listen", async () => {
    expect((await explain("--event", "e1")).out).toContain("Its condition is false: data.order_value > 1000");
    const { out } = await explain("--event", "3");
    expect(out).toContain(
      "ran out at 2026-01-01T00:30:00.000Z, waiting for payment_successful: 1 min 1 s before this event.",
    );
    expect(out).toMatch(/^not listening to payment_successful: .*check_stock/m);
  });

  it("of a condition that very many runs were asked, a few are told and the rest is counted", async () => {
    const rising = join(folder, "rising.laban.yaml");
    writeFileSync(
      rising,
      `laban: 1
name: Rising
events:
  paid: { schema: { type: object, properties: { order: { type: string }, v: { type: integer } } } }
  raised: { schema: { type: object, properties: { order: { type: string }, v: { type: integer } } } }
correlation: { default: [data.order] }
patterns:
  rising: { kind: sequence, starts: overlap, within: 1h, steps: [paid, { event: raised, when: 'data.v > steps.paid.data.v' }] }
`,
    );
    const many = join(folder, "many.ndjson");
    const opened = Array.from({ length: 50 }, (_, i) => line(i, "paid", `p${i}`, { order: "a", v: 9 }));
    writeFileSync(many, [...opened, line(60, "raised", "r", { order: "a", v: 5 })].join("\n"));
    const { out, said } = await laban(["explain", rising, "--events", many, "--event", "r"]);
    expect(said).toBe("");
    expect(out.match(/asked: step raised/g)).toHaveLength(3);
    expect(out).toContain("  47 more were asked at the same places, of other runs.\n");
  });

  it("a duplicate: of which event", async () => {
    const { out } = await explain("--event", "4");
    expect(out).toContain("Dropped as a duplicate of event 3");
  });
});

it("as JSON: one object with reasons and every sub-expression", async () => {
  const { out } = await explain("--event", "e1", "--pattern", "flag_high_value", "--json");
  expect(JSON.parse(out)).toMatchObject({
    position: 2,
    verdict: "accepted",
    patterns: [
      {
        pattern: "flag_high_value",
        answer: "nothing",
        reasons: [{ kind: "condition", verdict: false }],
        asked: [{ path: ["when"], verdict: false, explanation: { verdict: false, parts: [{ value: 50 }] } }],
      },
    ],
  });
});

it.each([
  [["--event", "9"], 'The log has no event "9". Give an id, or a place from 1 to 4.'],
  [["--event", "e2"], 'The id "e2" has come 2 times: name one by its place (3, 4).'],
  [["--event", "1", "--pattern", "unpayd"], "Did you mean unpaid?"],
  [[], "Name the log and the event"],
])("%j is refused with the way out", async (words, message) => {
  const { code, out, said } = await explain(...words);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(said).toContain(message);
});
