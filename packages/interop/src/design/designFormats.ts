// The formats that designs are taken from, in the order in which they are asked whether files look like theirs: the particular before the general.
import { agentCardFormat } from "./agentcard/index.ts";
import { asyncApiFormat } from "./asyncapi/index.ts";
import { bundleFormat } from "./bundle/index.ts";
import type { DesignFormat } from "./designFormat.ts";
import { eventBridgeFormat } from "./eventbridge/index.ts";
import { labanFormat } from "./laban/index.ts";
import { pythonFormat } from "./python/index.ts";
import { schemaFormat } from "./schema/index.ts";
import { scxmlDesign } from "./scxml/scxmlDesign.ts";
import { githubFormat } from "./webhooks/github.ts";
import { sampleFormat } from "./webhooks/sampleFormat.ts";
import { stripeFormat } from "./webhooks/stripe.ts";
import { xstateDesign } from "./xstate/xstateDesign.ts";

/** All of them. One line each; the page of each is docs/formats/import-ID.md. */
export const designFormats: readonly DesignFormat[] = [
  labanFormat,
  bundleFormat,
  pythonFormat,
  scxmlDesign,
  xstateDesign,
  asyncApiFormat,
  agentCardFormat,
  githubFormat,
  stripeFormat,
  eventBridgeFormat,
  schemaFormat,
  sampleFormat,
];
