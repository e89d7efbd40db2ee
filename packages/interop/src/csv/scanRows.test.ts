// Rows of delimited text, compared with another implementation and with themselves under any cutting into pieces.
import * as fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { RowScanner } from "./scanRows.ts";
import type { Row } from "./scanRows.ts";

function scan(pieces: readonly string[], delimiter = ","): readonly Row[] {
  const scanner = new RowScanner(delimiter);
  return [...pieces.flatMap((piece) => scanner.push(piece)), ...scanner.finish()];
}

const cells = (text: string): readonly (readonly string[])[] => scan([text]).map((row) => row.cells);

describe("rows", () => {
  test("end with any kind of line end, or with the text", () => {
    expect(cells("a,b\nc,d\r\ne,f\rg,h")).toEqual([
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
      ["g", "h"],
    ]);
  });

  test("may hold delimiters, quotes and line ends between quotes", () => {
    expect(cells('"a,b","say ""hi""","two\nlines"\nx,,')).toEqual([
      ["a,b", 'say "hi"', "two\nlines"],
      ["x", "", ""],
    ]);
  });

  test("know the line they begin on, also after cells of several lines", () => {
    expect(scan(['h\n"a\nb\nc"\nd\n\ne']).map(({ line }) => line)).toEqual([1, 2, 5, 7]);
  });

  test("keep a quote inside an unquoted cell, and text after a closing quote", () => {
    expect(cells('5" pipe,"a"b\n')).toEqual([['5" pipe', "ab"]]);
  });

  test("with a quote left open end with the text", () => {
    expect(cells('a,"open\nb,c')).toEqual([["a", "open\nb,c"]]);
  });

  test("beyond the limits are refused with their line", () => {
    expect(() => scan(["x\n", `"${"y".repeat(5 * 1024 * 1024)}`])).toThrow(
      /The row that begins on line 2 is longer than/,
    );
    expect(() => scan([`x\n${",".repeat(100_000)}`])).toThrow("Line 2 has more than 1000 columns, the limit.");
  });
});

const sign = fc.constantFrom("a", "b", ",", '"', "\n", "\r\n", " ", ";", "é");

test("are the same however the text is cut into pieces", () => {
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), fc.array(fc.nat(60), { maxLength: 5 }), (signs, cuts) => {
      const text = signs.join("");
      const edges = [0, ...cuts.toSorted((left, right) => left - right), text.length];
      const pieces = edges.slice(1).map((edge, at) => text.slice(edges[at], edge));
      expect(scan(pieces)).toEqual(scan([text]));
    }),
    { numRuns: 500 },
  );
});

test("are those of papaparse, for every well-formed text", () => {
  const cell = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(""));
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(table, (rows) => {
      const text = Papa.unparse(rows, { newline: "\n" });
      const theirs = Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" }).data;
      expect(cells(text)).toEqual(theirs.filter((row) => row.length > 1 || row[0] !== ""));
      expect(cells(text)).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});
