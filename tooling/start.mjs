// `npm start`: installs, builds the page, and starts the one server process (PORT, LABAN_DATA).
import { become, ensureInstalled, run, stop } from "./toolchain.mjs";

ensureInstalled();
const built = await run("turbo", ["run", "build", "--output-logs=errors-only", "--log-order=grouped"]);
if (built !== 0) stop("the page could not be built; the lines above say why.");
become("node", ["apps/server/src/main.ts"]);
