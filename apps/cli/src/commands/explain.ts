// `laban explain FILE --events LOG --event N|ID`: what every pattern made of one event, and why.
import { explainEvent } from "@laban/engine";
import type { ChoreographyEvent } from "@laban/trace";
import { readChoreography } from "../choreographyFile.ts";
import type { Command } from "../command.ts";
import { eventsOf } from "../eventsOf.ts";
import { explainJson, explainText } from "../explainText.ts";
import { columnFlags } from "../logFile.ts";
import { counted } from "../summary.ts";
import { progressOn } from "../terminal/progress.ts";
import { didYouMean, usage } from "../typed.ts";
import { disorderFlags, disorderOf } from "../typedValues.ts";

export const explainCommand: Command = {
  name: "explain",
  summary: "Says why each pattern fired on an event, or why not",
  usage: "FILE --events LOG --event N|ID",
  files: 1,
  flags: [
    { name: "events", short: "e", value: "LOG", help: "the log, as for laban run" },
    { name: "event", value: "N|ID", help: "the event: its place in the log from 1 (the seq of effects), or its id" },
    { name: "pattern", short: "p", value: "ID", help: "only this pattern" },
    ...disorderFlags,
    ...columnFlags,
    { name: "json", help: "one JSON object" },
  ],
  details: [
    "Plays the log up to the event and says what each pattern made of it: outcomes, runs that opened, went on or wait for something else, runs that had closed and by how much, cool-down, the winner of an exclusive group, a missing key, duplicates and late events; and of each condition that was asked what its parts came to.",
    "Give --tolerance and --late as the run had them that is to be explained.",
  ],
  examples: [
    "explain orders.laban.yaml --events orders.ndjson --event 17",
    "explain orders.laban.yaml --events orders.ndjson --event 4711-a --pattern unpaid --json",
  ],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
    const log = typed.values.get("events");
    const wanted = typed.values.get("event");
    if (log === undefined || wanted === undefined)
      throw usage(explainCommand, "Name the log and the event: --events LOG --event N|ID.");
    if (file === "-" && log === "-") throw usage(explainCommand, "Only one of the two can come from standard input.");
    const options = disorderOf(explainCommand, typed);
    const bundle = await readChoreography(terminal, file);
    const only = typed.values.get("pattern");
    const ids = bundle.patterns.map(({ id }) => id);
    if (only !== undefined && !ids.includes(only))
      throw usage(
        explainCommand,
        `There is no pattern "${only}".${didYouMean(only, ids)} There are: ${ids.join(", ")}.`,
      );
    const events: ChoreographyEvent[] = [];
    const progress = progressOn(terminal, () => performance.now());
    for await (const event of eventsOf(terminal, log, typed)) {
      events.push(event);
      progress.tell(() => `${counted(events.length, "event")} read`);
    }
    progress.end();
    const explained = explainEvent({ bundle, log: events, position: positionOf(wanted, events), options });
    const lines = typed.has("json") ? [explainJson(explained, only)] : explainText(explained, events.length, only);
    await terminal.write(`${lines.join("\n")}\n`);
    return 0;
  },
};

/** The place of the event that is meant. An id wins over a place, since ids may be numbers. */
function positionOf(wanted: string, events: readonly ChoreographyEvent[]): number {
  const places = events.flatMap(({ id }, index) => (id === wanted ? [index + 1] : []));
  const [only, ...others] = places;
  if (only !== undefined && others.length === 0) return only;
  const range = events.length === 0 ? "The log has no events." : `Give an id, or a place from 1 to ${events.length}.`;
  if (only !== undefined) {
    const some = places.slice(0, 10).join(", ");
    throw usage(explainCommand, `The id "${wanted}" has come ${places.length} times: name one by its place (${some}).`);
  }
  const place = Number(wanted);
  if (Number.isSafeInteger(place) && place >= 1 && place <= events.length) return place;
  throw usage(explainCommand, `The log has no event "${wanted}". ${range}`);
}
