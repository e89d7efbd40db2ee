// `laban export --to png`: files that are PNG, as large as they are to be, and with their words drawn in.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { pngOfSvg } from "./pictures/pngOfSvg.ts";
import { inCheckout, laban } from "./testing/laban.ts";

const example = inCheckout("examples/ecommerce/ecommerce.laban.yaml");
const folder = mkdtempSync(join(tmpdir(), "laban-png-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Png {
  readonly width: number;
  readonly height: number;
  /** Pixels that differ from the one before them, of all lines: more where more is drawn. */
  readonly edges: number;
}

/** Reads the chunks and undoes the filters: 8 bits for each of red, green, blue and alpha, not interlaced. */
function readPng(bytes: Uint8Array): Png {
  const file = Buffer.from(bytes);
  expect(file.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  expect([...file.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const data = inflateSync(Buffer.concat(parts));
  const stride = width * 4;
  let above = new Uint8Array(stride);
  let edges = 0;
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1);
    const line = unfiltered(data[start] ?? 0, data.subarray(start + 1, start + 1 + stride), above);
    for (let at = 4; at < stride; at += 4) if (line[at] !== line[at - 4]) edges += 1;
    above = line;
  }
  return { width, height, edges };
}

function unfiltered(filter: number, raw: Uint8Array, above: Uint8Array): Uint8Array<ArrayBuffer> {
  const line = new Uint8Array(raw.length);
  for (const [at, value] of raw.entries()) {
    const left = line[at - 4] ?? 0;
    const up = above[at] ?? 0;
    if (filter === 0) line[at] = value;
    else if (filter === 1) line[at] = value + left;
    else if (filter === 2) line[at] = value + up;
    else if (filter === 3) line[at] = value + ((left + up) >> 1);
    else line[at] = value + nearest(left, up, above[at - 4] ?? 0);
  }
  return line;
}

/** Paeth: whichever of the three is nearest to what they foretell. */
function nearest(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

describe("the picture as PNG", () => {
  it("is there for light and for dark pages, twice as large as the SVG, with its losses told", async () => {
    expect((await laban(["export", example, "--to", "svg", "-o", `${folder}/`])).code).toBe(0);
    const ended = await laban(["export", example, "--to", "png", "-o", `${folder}/`]);
    expect(ended.code, ended.said).toBe(0);
    expect(ended.said).toMatch(/2 files for png; of \d+ constructs \d+ are kept/);
    const names = readdirSync(folder).filter((name) => name.endsWith(".png"));
    expect(names.toSorted()).toEqual(["E-commerce-order-processing-dark.png", "E-commerce-order-processing-light.png"]);
    for (const name of names) {
      const svg = readFileSync(join(folder, name.replace("png", "svg")), "utf8");
      const [, width, height] = / width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
      const png = readPng(readFileSync(join(folder, name)));
      expect(Math.abs(png.width - 2 * Number(width))).toBeLessThanOrEqual(1);
      expect(Math.abs(png.height - 2 * Number(height))).toBeLessThanOrEqual(1);
    }
  });

  it("has its words drawn in", async () => {
    const svg = readFileSync(join(folder, "E-commerce-order-processing-light.svg"), "utf8");
    const drawn = readPng(await pngOfSvg(svg));
    const wordless = readPng(await pngOfSvg(svg.replaceAll(/<text\b[^]*?<\/text>/g, "")));
    const faceless = readPng(await pngOfSvg(svg, []));
    expect(faceless.edges).toBe(wordless.edges);
    expect(drawn.edges).toBeGreaterThan(3 * wordless.edges);
  });

  it("draws letters with marks, in each face that has them", async () => {
    const word = (text: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><rect width="60" height="20" fill="#fff"/><text y="15" font-family="'Hanken Grotesk Variable',sans-serif">${text}</text></svg>`;
    const [empty, plain, marked] = await Promise.all(["", "Lodz", "Łódź"].map((text) => pngOfSvg(word(text))));
    if (empty === undefined || plain === undefined || marked === undefined) throw new Error("Three were drawn.");
    expect(readPng(empty).edges).toBe(0);
    expect(readPng(marked).edges).toBeGreaterThan(readPng(plain).edges);
  });

  it("is smaller than 16,000 pixels on a side, however long the score is", async () => {
    const long = `<svg xmlns="http://www.w3.org/2000/svg" width="40000" height="10"><rect width="40000" height="10"/></svg>`;
    expect(readPng(await pngOfSvg(long))).toEqual({ width: 16_000, height: 4, edges: 0 });
  });

  it("goes to a folder only, and is refused for what is no picture", async () => {
    const ended = await laban(["export", example, "--to", "png"]);
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.said).toContain("png has 2 files");
    await expect(pngOfSvg("<b>")).rejects.toThrow();
  });
});
