// The formats that a choreography can be taken to, in the order in which people are shown them.
import type { ExportFormat } from "./exportFormat.ts";
import { pythonFormat } from "./python/pythonFormat.ts";

/** All of them. One line each; the page of each is docs/formats/ID.md. */
export const exportFormats: readonly ExportFormat[] = [pythonFormat];
