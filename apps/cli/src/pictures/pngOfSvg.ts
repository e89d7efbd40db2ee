// Draws an exported picture as PNG, with Laban's own typefaces: a terminal has none, and what a machine has installed would change the picture.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** Pixels of the PNG per pixel of the picture; less where it would be too large for others to open. */
const SCALE = 2;
const SIDE_PX_MAX = 16_000;
const AREA_PX_MAX = 64_000_000;

/** Latin with its extensions for names, and what of the others there is; signs of further scripts are left out. */
const FACES = [
  "@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2",
  "@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2",
  "@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2",
  "@fontsource/commit-mono/files/commit-mono-latin-400-normal.woff2",
];

let started: Promise<readonly Uint8Array[]> | undefined;

/** The drawing of `svg` as PNG; `faces` (default: Laban's own) are what its words are set in. @throws Error for what is no SVG. */
export async function pngOfSvg(svg: string, faces?: readonly Uint8Array[]): Promise<Uint8Array> {
  started ??= start();
  const ours = await started;
  const font = { fontBuffers: [...(faces ?? ours)], sansSerifFamily: "Hanken Grotesk" };
  const measured = new Resvg(svg);
  const { width, height } = measured;
  measured.free();
  const zoom = Math.min(SCALE, SIDE_PX_MAX / Math.max(width, height), Math.sqrt(AREA_PX_MAX / (width * height)));
  const drawing = new Resvg(svg, { font, fitTo: { mode: "zoom", value: zoom } });
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return png;
}

/** Once in a process: the renderer may be started once only. */
async function start(): Promise<readonly Uint8Array[]> {
  await initWasm(await partOf("@resvg/resvg-wasm/index_bg.wasm"));
  return Promise.all(FACES.map(partOf));
}

async function partOf(specifier: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(fileURLToPath(import.meta.resolve(specifier))));
}
