// The score of the e-commerce example, point by point as its picture was drawn by hand; and the documents at the edge.
import { describe, expect, it } from "vitest";
import { documentFrom, ecommerce, emptyDocument } from "../documents.scene.ts";
import { sceneKinds } from "../kinds.scene.ts";
import type { Picture, PictureCard, PictureWire } from "../picture.ts";
import { spokenName } from "../spokenName.ts";
import { layoutScore } from "./layoutScore.ts";

const picture = layoutScore(ecommerce(), sceneKinds);
const card = (id: string, from: Picture = picture): PictureCard =>
  found(
    from.cards.find((one) => one.ref.id === id),
    id,
  );
const wire = (from: string, to: string): PictureWire =>
  found(
    picture.wires.find((one) => one.from.id === from && one.to.id === to),
    `${from} → ${to}`,
  );
const pin = (id: string): { x: number; y: number } =>
  found(
    picture.pins.find((one) => one.ref.id === id),
    id,
  ).at;

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The picture has no ${what}.`);
  return value;
}

describe("the score of the e-commerce example", () => {
  it("has a staff per agent in the declared order, and no other", () => {
    expect(picture.staffs.map((staff) => staff.texts[0]?.text)).toEqual([
      "Shop",
      "Risk desk",
      "Payments",
      "Warehouse",
      "Suppliers",
      "Carrier",
      "Customer care",
    ]);
  });

  it("counts beats by causes, not by declaration", () => {
    const beats = Object.fromEntries(picture.pins.map((one) => [one.ref.id, one.beat]));
    expect(beats).toEqual({
      order_received: 1,
      inventory_confirmed: 2,
      inventory_shortage: 2,
      review_cleared: 2,
      payment_successful: 3,
      payment_failed: 3,
      fulfillment_complete: 4,
      order_cancelled: 4,
      shipping_complete: 5,
      delivery_confirmed: 6,
    });
  });

  it("lets order_received fall straight to the three signs that hear it", () => {
    for (const id of ["flag_high_value", "check_stock", "order_to_delivery", "unpaid"]) {
      expect(wire("order_received", id).head).toMatchObject({ toward: "down", at: { x: pin("order_received").x } });
    }
  });

  it("lets inventory_confirmed rise to the payments staff above", () => {
    expect(wire("inventory_confirmed", "take_payment").head?.toward).toBe("up");
  });

  it("continues payment_failed level into retry_payment, on the staff that emits it", () => {
    const level = wire("payment_failed", "retry_payment");
    expect(level.head?.toward).toBe("right");
    expect(level.points.map((point) => point.y)).toEqual([pin("payment_failed").y, pin("payment_failed").y]);
  });

  it("ends what would run back in echoes: the retry's answers", () => {
    const echoes = picture.echoes.filter((echo) => echo.pattern === "retry_payment");
    expect(echoes.map((echo) => [echo.event, echo.direction])).toEqual([
      ["payment_successful", "said"],
      ["payment_failed", "said"],
    ]);
  });

  it("says the shares of a fork, and leaves out what always happens", () => {
    const shares = picture.labels
      .filter((label) => label.role === "share")
      .map((label) => `${label.ref.id} ${label.text}`);
    expect(shares).toContain("inventory_confirmed 93 %");
    expect(shares).toContain("payment_failed 12 %");
    expect(shares.some((share) => share.startsWith("order_cancelled"))).toBe(false);
  });

  it("stretches the absence from its start to what it expects, with the bar there", () => {
    const { rect, signAt } = card("unpaid");
    expect(rect.x + signAt.x).toBe(pin("order_received").x);
    expect(rect.x + rect.width).toBe(pin("payment_successful").x);
    expect(wire("payment_successful", "unpaid").head?.toward).toBe("down");
  });

  it("steps the sequence down under its cues", () => {
    const { rect, marks } = card("order_to_delivery");
    expect(marks.filter((mark) => mark.role === "tab").map((mark) => mark.step)).toEqual([0, 1, 2, 3]);
    const tips = ["order_received", "payment_successful", "shipping_complete", "delivery_confirmed"].map(
      (event) => (wire(event, "order_to_delivery").head?.at.y ?? 0) - rect.y,
    );
    expect(tips).toEqual([0, 20, 40, 60]);
  });

  it("interrupts no branch where there is nothing to cross", () => {
    expect(wire("book_shipping", "delivery_confirmed").path.match(/M/gu)).toHaveLength(1);
  });

  it("keeps every text at 11 px or more", () => {
    expect(card("check_stock").texts.map((text) => text.text)).toEqual(["check_stock", "order_value > 0", "8"]);
  });

  it("says an element in words", () => {
    expect(spokenName(picture, { type: "pattern", id: "check_stock" })).toBe(
      "Pattern check_stock, on the staff Warehouse, data.order_value > 0, hears order_received, leads to inventory_confirmed (93 %) and inventory_shortage (7 %)",
    );
    expect(spokenName(picture, { type: "event", id: "review_cleared" })).toBe(
      "Event review_cleared, on the staff Risk desk, brought about by flag_high_value, heard by nobody",
    );
    expect(spokenName(picture, { type: "agent", id: "shop" })).toBe("Agent Shop, offers order_management");
  });
});

describe("documents at the edge", () => {
  it("draws an empty document as beats without staffs", () => {
    const empty = layoutScore(emptyDocument, sceneKinds);
    expect(empty.staffs).toEqual([]);
    expect(empty.beats).toHaveLength(5);
  });

  it("lays events that nobody emits in calm rows on one staff outside", () => {
    const events = Object.fromEntries(Array.from({ length: 27 }, (_, index) => [`activity_${index}`, {}]));
    const rows = layoutScore(documentFrom({ events }), sceneKinds);
    expect(rows.staffs.map((staff) => staff.texts[0]?.text)).toEqual(["Outside"]);
    expect(new Set(rows.pins.map((one) => one.at.y)).size).toBe(6);
    expect(rows.labels).toHaveLength(27);
  });

  it("leaves an answer on the staff of its agent when nobody asks for it any more", () => {
    const { check_stock: _, ...patterns } = ecommerce().patterns;
    const score = layoutScore({ ...ecommerce(), patterns }, sceneKinds);
    expect(score.pins.find((one) => one.ref.id === "inventory_shortage")).toMatchObject({
      staff: "agent:warehouse",
      beat: 1,
    });
    expect(score.staffs.some((staff) => staff.ref === undefined)).toBe(false);
  });

  it("orders outside events as the steps of a sequence say, so that its tabs hang straight", () => {
    const document = documentFrom({
      events: { third: {}, first: {}, second: {} },
      patterns: { s: { kind: "sequence", steps: ["first", "second", "third"], do: { action: "a", capability: "c" } } },
    });
    const score = layoutScore(document, sceneKinds);
    expect(score.echoes).toEqual([]);
    expect(score.pins.toSorted((a, b) => a.at.x - b.at.x).map((one) => one.ref.id)).toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  it("marks a reference to an unknown event type as a dangling echo at the sign", () => {
    const document = documentFrom({
      patterns: { lost: { kind: "pattern", on: "nowhere", do: { action: "a", capability: "c" } } },
    });
    expect(layoutScore(document, sceneKinds).echoes).toMatchObject([
      { event: "nowhere", pattern: "lost", dangling: true },
    ]);
  });

  it("closes a loop of two patterns without going round for ever", () => {
    const agent = (emits: string): object => ({
      capabilities: [emits],
      behaviours: { go: { outcomes: [{ weight: 1, emits }] } },
    });
    const document = documentFrom({
      events: { ping: {}, pong: {} },
      agents: { a: agent("ping"), b: agent("pong") } as never,
      patterns: {
        serve: { kind: "pattern", on: "pong", do: { action: "go", capability: "ping" } },
        answer: { kind: "pattern", on: "ping", do: { action: "go", capability: "pong" } },
      },
    });
    const loop = layoutScore(document, sceneKinds);
    expect(loop.echoes.map((echo) => [echo.pattern, echo.event])).toEqual([["serve", "ping"]]);
  });

  it("joins agents of one capability under a bracket, next to each other", () => {
    const offering = (capability: string): object => ({ capabilities: [capability], behaviours: {} });
    const document = documentFrom({
      agents: { a: offering("pay"), b: offering("ship"), c: offering("pay") } as never,
    });
    const joined = layoutScore(document, sceneKinds);
    expect(joined.brackets.map((bracket) => bracket.capability)).toEqual(["pay"]);
    expect(joined.staffs.map((staff) => staff.ref?.id)).toEqual(["a", "c", "b"]);
  });

  it("moves a pattern to the beat and staff that the author chose, and shows whom it asks with a wire", () => {
    const document = ecommerce();
    const moved = layoutScore(
      { ...document, layout: { score: { alert_suppliers: { beat: 4, staff: "carrier" } } } },
      sceneKinds,
    );
    const there = card("alert_suppliers", moved);
    expect([there.beat, there.staff]).toEqual([4, "agent:carrier"]);
    expect(
      moved.wires.some((one) => one.form === "ask" && one.from.id === "alert_suppliers" && one.to.id === "suppliers"),
    ).toBe(true);
    expect(moved.echoes.some((echo) => echo.pattern === "alert_suppliers" && echo.event === "inventory_shortage")).toBe(
      true,
    );
  });

  it("draws a chain of three hundred patterns on one staff without an echo", () => {
    const events = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`event_${index}x`, {}]));
    const behaviours = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `act_${index}x`,
        { outcomes: [{ weight: 1, emits: `event_${index + 1}x` }] },
      ]),
    );
    const patterns = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `pattern_${index}x`,
        { kind: "pattern", on: `event_${index}x`, do: { action: `act_${index}x`, capability: "all" } },
      ]),
    );
    const chain = layoutScore(
      documentFrom({ events, agents: { one: { capabilities: ["all"], behaviours } }, patterns }),
      sceneKinds,
    );
    expect(chain.echoes).toEqual([]);
    expect(chain.cards).toHaveLength(300);
  });
});
