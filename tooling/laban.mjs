// `npm run --silent laban -- ARGS`: the command line from a checkout. Standard output is the command's own.
import { become, ensureInstalled } from "./toolchain.mjs";
import { join } from "node:path";
import { root } from "./toolchain.mjs";

ensureInstalled();
// npm runs scripts in the checkout; file names were typed where the person stood.
become("node", [join(root, "apps/cli/src/main.ts"), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
