// `npm run schema`: writes the JSON Schema of bundles to the file that is published, from the checks of the reader.
import { writeFileSync } from "node:fs";
import { bundleSchema } from "../../packages/bundle/src/index.ts";

const file = new URL("../../packages/bundle/schema/bundle.schema.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(bundleSchema(), null, 2)}\n`);
process.stdout.write(`${file.pathname}\n`);
