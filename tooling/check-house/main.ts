// Checks the house: prints each broken rule with its place, and exits with 1 if there is one.
import { checkLinks } from "./links.ts";
import { checkSources } from "./rules.ts";
import { readSources } from "./sources.ts";

const root = new URL("../..", import.meta.url).pathname;
const sources = readSources(root);
const problems = [...checkSources(sources), ...checkLinks(root)];
for (const { rule, path, line, message } of problems) console.log(`${path}:${line}: ${message} (${rule})`);
console.log(`${sources.length} files, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
