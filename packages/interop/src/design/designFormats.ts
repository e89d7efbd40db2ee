// The formats that designs are taken from, in the order in which they are asked whether files look like theirs: the particular before the general.
import type { DesignFormat } from "./designFormat.ts";
import { labanFormat } from "./laban/index.ts";
import { pythonFormat } from "./python/index.ts";
import { scxmlDesign } from "./scxml/scxmlDesign.ts";
import { xstateDesign } from "./xstate/xstateDesign.ts";

/** All of them. One line each; the page of each is docs/formats/import-ID.md. */
export const designFormats: readonly DesignFormat[] = [labanFormat, pythonFormat, scxmlDesign, xstateDesign];
