// Our SHA-256 against Node's.
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Hex } from "./sha256.ts";

const nodeHex = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

test("the published example", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("agrees with Node at every length around the block borders", () => {
  for (let length = 0; length <= 260; length++) expect(sha256Hex("a".repeat(length))).toBe(nodeHex("a".repeat(length)));
});

test("agrees with Node on any text, lone surrogates included", () => {
  const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(fc.oneof(anyUnits, fc.string({ unit: "binary" })), (text) => {
      expect(sha256Hex(text)).toBe(nodeHex(text));
    }),
  );
});

test("a huge text leaves the hash of the next one alone", () => {
  const huge = "ä€😀".repeat(200_000);
  expect(sha256Hex(huge)).toBe(nodeHex(huge));
  expect(sha256Hex("")).toBe(nodeHex(""));
});
