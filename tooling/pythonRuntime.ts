// Writes the Python files of packages/interop/python into the modules that the exporter ships them from: pages cannot read files.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constantName, pythonRuntimeModule } from "../packages/interop/src/export/python/runtimeModule.ts";

const folder = new URL("../packages/interop/", import.meta.url);
for (const file of readdirSync(new URL("python/laban_choreography/", folder))) {
  if (!file.endsWith(".py")) continue;
  const name = file.slice(0, -".py".length);
  const source = readFileSync(new URL(`python/laban_choreography/${file}`, folder), "utf8");
  writeFileSync(
    new URL(`src/export/python/runtime/${constantName(name)}.ts`, folder),
    pythonRuntimeModule(name, source),
  );
}
