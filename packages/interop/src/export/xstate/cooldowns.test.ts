// What an exported module remembers: of keys whose cool-down is over, nothing. And what the report says that it leaves to its user.
import { expect, test } from "vitest";
import { printedBy } from "../machine/chartProcess.scene.ts";
import { documentOfText, sourceOf } from "../random/documents.scene.ts";
import { xstateFormat } from "./xstateFormat.ts";

const { files, report } = xstateFormat.write(
  sourceOf(
    documentOfText(`
laban: 1
name: Alarms
events: { alarm: {} }
correlation: { default: [data.room] }
patterns:
  call: { kind: pattern, on: alarm, cooldown: 60s, do: { action: call, capability: guard } }
`),
  ),
);

test("a key whose cool-down is over is forgotten, and one whose cool-down runs is held back", () => {
  const printed = printedBy(
    { "alarms.mjs": files[0]?.text ?? "" },
    `
// Every map that the module makes is watched.
const maps = [];
globalThis.Map = class extends Map {
  constructor(...entries) {
    super(...entries);
    maps.push(this);
  }
};
const { replay } = await import("./alarms.mjs");
const alarm = (time, room) => ({ id: "e" + time, type: "alarm", source: "s", time, data: { room } });
const log = Array.from({ length: 500 }, (_, index) => [
  alarm(index * 30_000, "room " + index),
  alarm(index * 30_000 + 1, "room " + index),
]).flat();
let told = 0;
replay(log, { onTold: () => told++ });
console.log(told, Math.max(...maps.map(({ size }) => size)) <= 3);
`,
  );
  expect(printed).toBe("500 true\n");
});

test("the report says what the module leaves to whoever offers events", () => {
  expect(report.chosen).toEqual({
    "order of events": "as they are offered: offer them in the order of their time, nothing waits for late ones",
    "same event twice": "taken twice: offer each event once",
    limits: "none: Laban's own limits of runs, keys and events per run are not kept",
  });
});
