// A page knows by its first script whether the server has a newer one.
import { describe, expect, it } from "vitest";
import { isAnotherPage } from "./updated.ts";

const html = '<head><script type="module" crossorigin src="/assets/index-NEW.js"></script></head>';

describe("an update of the page", () => {
  it("is seen by another first script", () => {
    expect(isAnotherPage("/assets/index-OLD.js", html)).toBe(true);
  });
  it("is none while the first script is the same, or part of another's name", () => {
    expect(isAnotherPage("/assets/index-NEW.js", html)).toBe(false);
    expect(isAnotherPage("/assets/index-NEW", html)).toBe(true);
  });
});
