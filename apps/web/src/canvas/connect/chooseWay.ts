// Carries out a legal connection: at once where it has one meaning, else after asking which is meant.
import type { Point } from "@laban/notation";
import { change } from "../../document/changes.ts";
import { say, useCanvas } from "../canvasStore.ts";
import type { Legal } from "./legality.ts";

/** Connects, or asks in a short list at `screen` (of the page); `done` is called when it was carried out. */
export function chooseWay({ question, ways }: Legal, screen: Point, done: () => void): void {
  const [first, ...others] = ways;
  if (first === undefined) return;
  if (others.length === 0) {
    if (change(first.command)) done();
    return;
  }
  say(question);
  useCanvas.setState({
    picking: null,
    asking: {
      screen,
      question,
      answers: ways.map(({ label, note, command }) => ({
        label,
        note,
        sign: command.type === "connect_event" ? "event" : "agent",
        run: () => {
          if (change(command)) done();
        },
      })),
    },
  });
}
