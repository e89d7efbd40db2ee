// The formats that a choreography can be taken to, in the order in which people are shown them.
import { asyncapiFormat } from "./asyncapi/asyncapiFormat.ts";
import { bundleFormat } from "./bundle/bundleFormat.ts";
import { htmlFormat, markdownFormat } from "./documentation/documentationFormats.ts";
import { eventbridgeFormat } from "./eventbridge/eventbridgeFormat.ts";
import type { ExportFormat } from "./exportFormat.ts";
import { flinkFormat } from "./flink/flinkFormat.ts";
import { mermaidFormat } from "./pictures/mermaidFormat.ts";
import { svgFormat } from "./pictures/svgFormat.ts";
import { pythonFormat } from "./python/pythonFormat.ts";
import { scxmlFormat } from "./scxml/scxmlFormat.ts";
import { xstateFormat } from "./xstate/xstateFormat.ts";

/** All of them. One line each; the page of each is docs/formats/ID.md. */
export const exportFormats: readonly ExportFormat[] = [
  bundleFormat,
  asyncapiFormat,
  eventbridgeFormat,
  flinkFormat,
  pythonFormat,
  xstateFormat,
  scxmlFormat,
  htmlFormat,
  markdownFormat,
  svgFormat,
  mermaidFormat,
];
