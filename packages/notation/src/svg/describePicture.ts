// What a picture shows, in words: the description that an exported image carries for those who hear it.
import type { Picture } from "../picture.ts";
import { spokenName } from "../spokenName.ts";

/** So many patterns are said one by one; whoever hears more than that wants the list, not the picture. */
const SAID_MAX = 60;

/** "A score of 7 agents, 10 event types and 12 patterns. Pattern check_stock, hears order_received, leads to …". One sentence per pattern. */
export function describePicture(picture: Picture): string {
  const agents = count(picture, "agent", picture.staffs.filter(({ ref }) => ref !== undefined).length);
  const events = count(picture, "event", picture.pins.length);
  const patterns = picture.cards.filter(({ ref }) => ref.type === "pattern");
  const view = picture.view === "score" ? "A score" : "A diagram";
  const numbers = [counted(agents, "agent"), counted(events, "event type")].join(", ");
  const said = patterns.slice(0, SAID_MAX).map(({ ref }) => `${spokenName(picture, ref)}.`);
  const more = patterns.length - said.length;
  return [
    `${view} of ${numbers} and ${counted(patterns.length, "pattern")}.`,
    ...said,
    ...(more > 0 ? [`And ${counted(more, "pattern")} more.`] : []),
  ].join(" ");
}

// In the free layout agents and event types are cards; in the score they are staffs and pins.
function count(picture: Picture, type: "agent" | "event", inScore: number): number {
  return picture.view === "score" ? inScore : picture.cards.filter(({ ref }) => ref.type === type).length;
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
