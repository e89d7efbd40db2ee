// A parser of Flink's SQL for the tests. The package is made for bundlers, so it is bundled once, and runs in a child process.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const script = `
import { readFileSync } from "node:fs";
import { FlinkSQL } from "dt-sql-parser";
console.error = () => {};
const parser = new FlinkSQL();
const texts = JSON.parse(readFileSync(process.argv[2], "utf8"));
const answers = texts.map((text) => ({
  problems: parser.validate(text).map(({ startLine, startColumn, message }) => startLine + ":" + startColumn + " " + message),
  statements: (parser.splitSQLByStatement(text) ?? []).length,
}));
process.stdout.write(JSON.stringify(answers));
`;

/** What the parser says of each text. */
export function parseFlink(
  texts: readonly string[],
): readonly { readonly problems: readonly string[]; readonly statements: number }[] {
  const folder = mkdtempSync(join(tmpdir(), "laban-flink-"));
  try {
    const bundled = join(folder, "parser.mjs");
    buildSync({
      stdin: { contents: script, resolveDir: fileURLToPath(new URL("../../../", import.meta.url)) },
      bundle: true,
      platform: "node",
      format: "esm",
      outfile: bundled,
    });
    writeFileSync(join(folder, "texts.json"), JSON.stringify(texts));
    const out = execFileSync(process.execPath, [bundled, join(folder, "texts.json")], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 1 << 28,
    });
    return JSON.parse(out) as ReturnType<typeof parseFlink>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
