// Messages that do not name their thing twice.
import { describe, expect, it } from "vitest";
import { messageHere } from "./messageHere.ts";

const about = (message: string) => ({ code: "x/y", severity: "error", message, path: [] }) as const;

describe("a message where its thing is plain", () => {
  it("does not name the thing again", () => {
    expect(messageHere(about('Pattern "retry": the condition ends.'), { type: "pattern", id: "retry" })).toBe(
      "The condition ends.",
    );
  });
  it("begins with what is wrong where the thing is the subject of the sentence", () => {
    const ref = { type: "pattern", id: "retry" } as const;
    expect(messageHere(about('Pattern "retry" has no window; say how long.'), ref)).toBe(
      "Has no window; say how long.",
    );
    const both = 'Pattern "retry" and pattern "stop" feed each other.';
    expect(messageHere(about(both), ref)).toBe(both);
  });
  it("stays whole when it speaks of another thing", () => {
    const other = 'Pattern "stop": the condition ends.';
    expect(messageHere(about(other), { type: "pattern", id: "retry" })).toBe(other);
  });
  it("leaves an identifier its own letters", () => {
    const message = 'Pattern "retry": data.retry_count is int, compared with string.';
    expect(messageHere(about(message), { type: "pattern", id: "retry" })).toBe(
      "data.retry_count is int, compared with string.",
    );
  });
  it("takes any name literally", () => {
    expect(messageHere(about('Event type "a.*(": is odd.'), { type: "event", id: "a.*(" })).toBe("Is odd.");
  });
});
