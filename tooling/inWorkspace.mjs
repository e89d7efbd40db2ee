// Runs one command with the workspace's tools on the PATH: `node tooling/inWorkspace.mjs oxfmt .`
import { become, ensureInstalled, stop } from "./toolchain.mjs";

const [command, ...args] = process.argv.slice(2);
if (command === undefined) stop("name a command, for example: node tooling/inWorkspace.mjs oxfmt .");
ensureInstalled();
become(command, args);
