// What every export format must hold, whatever it is: each format's own test calls this with its own reader of its files.
import { isWithin } from "@laban/model";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { constructsOf } from "./constructs/constructsOf.ts";
import type { Export, ExportFormat, ExportSource } from "./exportFormat.ts";
import { anySource, documentOfSeed, sourceOf } from "./random/documents.scene.ts";

/** How a format is tried. */
export interface FormatTrial {
  /**
   * Reads the files as the format's own tool does and throws (or fails an expectation) when something is wrong; hostile names are everywhere in them.
   * Beyond being well formed it should say that nothing broke out: as many things are in the files as the source has.
   */
  readonly read: (result: Export, source: ExportSource) => void | Promise<void>;
  /** How many random documents; default 100. */
  readonly runs?: number;
  /** How many of them its reader reads, where that is slow; default as many. */
  readonly readRuns?: number;
}

/** Thousands of documents through a slow reader, where somebody asks for them. */
const READ_TIMEOUT_MS = 3_600_000;

/** A name that needs no quotes anywhere and stays where it is put; folders by "/". */
const SAFE_FILE = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/;

/** Declares the tests: deterministic, accounted for, safe, never thrown, readable by its own reader. */
export function holdsForEveryFormat(format: ExportFormat, { read, runs = 100, readRuns = runs }: FormatTrial): void {
  it(`${format.id}: the same document gives the same bytes and report`, () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const copy = sourceOf(JSON.parse(JSON.stringify(source.document)) as ExportSource["document"]);
        expect(format.write(copy)).toEqual(format.write(source));
      }),
      { numRuns: runs },
    );
  });

  it(`${format.id}: the report accounts for every construct once, and gives a reason for every loss`, () => {
    fc.assert(
      fc.property(anySource, (source) => expectAccount(format.id, format.write(source), source)),
      { numRuns: runs },
    );
  });

  it(`${format.id}: files have safe names, each its own on every system`, () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const names = format.write(source).files.map(({ name }) => name);
        for (const name of names) expect(name).toMatch(SAFE_FILE);
        expect(names.length).toBeGreaterThan(0);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
      { numRuns: runs },
    );
  });

  it(
    `${format.id}: its own reader reads what is written, whatever things are called`,
    async () => {
      await fc.assert(
        fc.asyncProperty(anySource, async (source) => {
          await read(format.write(source), source);
        }),
        { numRuns: readRuns },
      );
      for (let seed = 0; seed < readRuns; seed += 1) {
        const source = sourceOf(documentOfSeed(seed));
        await read(format.write(source), source);
      }
    },
    READ_TIMEOUT_MS,
  );
}

/** in = kept + losses: the losses are constructs of the document, each once and in its order, and the rest is as many as is said to be kept. */
export function expectAccount(formatId: string, { report }: Export, { document }: ExportSource): void {
  const constructs = constructsOf(document);
  expect(report.format).toBe(formatId);
  expect(report.constructs).toBe(constructs.length);
  const places = constructs.map(({ path, what }) => JSON.stringify([path, what]));
  const lost = report.losses.map(({ path, what }) => JSON.stringify([path, what]));
  const isLost = new Set(lost);
  expect(lost).toEqual(places.filter((place) => isLost.has(place)));
  expect(report.kept).toBe(places.filter((place) => !isLost.has(place)).length);
  for (const { why, path } of report.losses) {
    expect(why.trim().length, JSON.stringify(path)).toBeGreaterThan(10);
    expect(why).not.toMatch(/undefined|\[object/);
  }
  // What is lost as a whole is not kept in part: the things inside a lost pattern are lost as well.
  for (const loss of report.losses.filter(({ fate, what }) => fate === "lost" && what === "pattern")) {
    const inside = constructs.filter(({ path }) => isWithin(path, loss.path));
    expect(inside.filter(({ path, what }) => !isLost.has(JSON.stringify([path, what])))).toEqual([]);
  }
}
