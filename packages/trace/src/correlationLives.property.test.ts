// How many correlations are in the air, against the plain definition.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createCorrelationLives } from "./correlationLives.ts";

interface Life {
  begunAt: number;
  lastAt: number;
  open: number;
}

const steps = fc.array(
  fc.record({
    what: fc.constantFrom("touch", "open", "advance", "end"),
    correlation: fc.integer({ min: 0, max: 6 }),
    afterMs: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 80 },
);

test("active are those that have begun and are neither at their last record nor without open runs", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const lives = createCorrelationLives();
      const plain = new Map<string, Life>();
      const openRuns: { readonly run: number; readonly life: Life }[] = [];
      let now = 100;
      for (const [i, { what, correlation, afterMs }] of all.entries()) {
        now += afterMs;
        if (what === "touch" || what === "open") {
          const name = `c${correlation}`;
          const life = plain.get(name) ?? { begunAt: now, lastAt: now, open: 0 };
          plain.set(name, life);
          life.lastAt = now;
          if (what === "touch") lives.touch(name, now);
          else {
            life.open += 1;
            openRuns.push({ run: i, life });
            lives.open(i, name, now);
          }
          continue;
        }
        const run = openRuns[correlation % Math.max(openRuns.length, 1)];
        if (run === undefined) continue;
        run.life.lastAt = now;
        if (what === "advance") lives.advance(run.run, now);
        else {
          run.life.open -= 1;
          openRuns.splice(openRuns.indexOf(run), 1);
          lives.end(run.run, now);
        }
      }
      for (let at = 98; at <= now + 1; at += 1) {
        const active = [...plain.values()].filter((life) => life.begunAt <= at && (life.open > 0 || life.lastAt > at));
        expect([at, lives.activeAt(at)]).toEqual([at, active.length]);
      }
    }),
  );
});

test("ends are summed over more instants than a block has", () => {
  const lives = createCorrelationLives();
  for (let i = 0; i < 5_000; i += 1) lives.touch(`c${i}`, i);
  for (let i = 0; i < 5_000; i += 2) lives.touch(`c${i}`, 5_000 + i);
  expect([0, 1_023, 1_024, 4_999, 9_998].map((at) => lives.activeAt(at))).toEqual([1, 512, 513, 2_500, 0]);
});
