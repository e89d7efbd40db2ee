// How large the libraries are in a page: everything that their doors reach, minified, and that gzipped.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes of `code` as a module of a page, found from `folder`. */
export async function sizesOf(
  code: string,
  folder: string,
): Promise<{ readonly minified: number; readonly gzipped: number }> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
  });
  const minified = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: minified.length, gzipped: gzipSync(minified, { level: 9 }).length };
}

/** "118.3 kB". */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}
