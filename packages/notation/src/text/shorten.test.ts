// Words made to fit, keeping what tells them apart.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth } from "./measure.ts";
import { shortenCondition, shortenEnd, shortenMiddle } from "./shorten.ts";

describe("a condition on a card", () => {
  const cell = 110;

  it("stays whole where it fits", () => {
    expect(shortenCondition("data.order_value > 0", 200)).toBe("data.order_value > 0");
  });

  it("loses data. first, and == true with it", () => {
    expect(shortenCondition("data.order_value > 0", cell)).toBe("order_value > 0");
    expect(shortenCondition("data.items_available == true", cell)).toBe("items_available");
  });

  it("then keeps the last word of its field, and operator and value to the last", () => {
    expect(shortenCondition("data.order_value > 1000", cell)).toBe("…value > 1000");
    expect(shortenCondition('data.payment_status == "confirmed"', 150)).toBe('…status == "confirmed"');
  });

  it("is cut at the end where it compares nothing", () => {
    expect(shortenCondition("has(data.tracking_number)", cell)).toBe("has(tracking_nu…");
  });

  it("takes line breaks for spaces", () => {
    expect(shortenCondition("data.a > 1\n  && data.b > 2", 300)).toBe("data.a > 1 && data.b > 2");
  });
});

describe("a name", () => {
  it("keeps its beginning and its last word", () => {
    expect(shortenMiddle("determine_necessity_of_stop_advice", "label", 120)).toBe("determine_nec…advice");
  });

  it("never becomes wider than its room, whatever it is, and never breaks a pair of surrogates", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.integer({ min: 12, max: 300 }), (name, room) => {
        for (const shorter of [shortenEnd(name, "name", room), shortenMiddle(name, "name", room)]) {
          expect(textWidth(shorter, "name")).toBeLessThanOrEqual(room);
          expect(shorter.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
