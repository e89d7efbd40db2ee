// The page and the server agree on how large an import may be.
import { uploadBytesMax as servers } from "@laban/service";
import { describe, expect, it } from "vitest";
import { tooLarge, uploadBytesMax } from "./uploadLimit.ts";

describe("the size of an import", () => {
  it("has the limit that the server has", () => {
    expect(uploadBytesMax).toBe(servers);
  });
  it("is refused beyond it, with both numbers and a way out", () => {
    expect(tooLarge(uploadBytesMax)).toBeNull();
    expect(tooLarge(200 * 1024 * 1024)).toMatchObject({
      code: "too-large",
      message: "It has 200 MB; an import may have 64 MB.",
    });
  });
});
