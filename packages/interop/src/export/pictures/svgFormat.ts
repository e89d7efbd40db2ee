// Exports the score as SVG, once for light and once for dark paper: two files that need no font, no script and no network.
import type { ExportFormat } from "../exportFormat.ts";
import { fileStem } from "../names/fileStem.ts";
import { accountByWhat, approximated, exceptFreeLayout, lost } from "./accountByWhat.ts";
import { scoreSvg } from "./score.ts";

const onTheCard = approximated("It stands on the card as far as there is room, or is seen from where the lines run.");

/** The score as a picture. */
export const svgFormat: ExportFormat = {
  id: "svg",
  title: "Picture (SVG)",
  says: "The score as a picture, for light and for dark pages, with its words for screen readers",
  write: ({ document }) => {
    const stem = fileStem(document.name);
    return {
      files: (["light", "dark"] as const).map((theme) => ({
        name: `${stem}-${theme}.svg`,
        mediaType: "image/svg+xml",
        text: `${scoreSvg(document, theme)}\n`,
      })),
      report: accountByWhat(
        "svg",
        document,
        {
          name: "kept",
          title: "kept",
          "event type": "kept",
          agent: "kept",
          capability: "kept",
          emission: "kept",
          pattern: "kept",
          step: "kept",
          member: "kept",
          alternative: "kept",
          layout: "kept",
          behaviour: approximated(
            "What it answers and how often is drawn; how long it takes and what it sends is not.",
          ),
          condition: approximated(
            "It stands on the card, shortened where there is no room; the page of documentation has it whole.",
          ),
          field: onTheCard,
          action: onTheCard,
          guard: onTheCard,
          state: onTheCard,
          transition: approximated("Its event is drawn; from which state to which is not. Mermaid draws that."),
          schema: lost("A picture has no room for fields; the page of documentation has them as tables."),
          "sensitive field": lost("A picture has no room for fields; the page of documentation marks them."),
          description: lost("A picture has no room for sentences; the page of documentation has them."),
          stem: lost("Stems are drawn on the timeline, not in the score."),
          "correlation key": lost("By what events belong together is not drawn; the page of documentation says it."),
          scenario: lost("A score shows what may happen, not a run; the page of documentation tells the scenarios."),
        },
        exceptFreeLayout,
      ),
    };
  },
};
