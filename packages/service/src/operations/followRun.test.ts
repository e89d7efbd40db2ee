// Following a run: in order, from any point, no faster than it is read, and to an end in every case.
import { createFrameWriter, type Frame } from "@laban/trace";
import { expect, it } from "vitest";
import type { Call, Followed } from "../operation.ts";
import type { Ports } from "../ports.ts";
import { localOwner } from "../principal.ts";
import type { RunDetail, RunNews } from "../records.ts";
import { followRun } from "./followRun.ts";

/** A run whose frames are appended by the test; counts how many frames were fetched. */
function scene(): {
  readonly call: Call;
  readonly leave: () => void;
  fetched: number;
  frames: Frame[];
  status: RunDetail["status"] | "gone";
} {
  const leaving = new AbortController();
  const writer = createFrameWriter();
  const world = {
    fetched: 0,
    frames: Array.from({ length: 40 }, () => writer.write([])),
    status: "running" as RunDetail["status"] | "gone",
  };
  const ports = {
    runs: {
      get: async () =>
        world.status === "gone" ? undefined : ({ status: world.status, frames: world.frames.length } as RunDetail),
      frames: async (_organisation: string, _run: string, from: number, limit: number) => {
        const some = world.frames.slice(from, from + limit).map((frame) => ({ index: frame.index, frame }));
        world.fetched += some.length;
        return some;
      },
    },
    host: {
      version: () => 0,
      // Whoever waits is woken by the test ending the run, or by leaving.
      changed: () =>
        new Promise<void>((resolve) => {
          if (leaving.signal.aborted) resolve();
          else leaving.signal.addEventListener("abort", () => resolve());
        }),
    },
  } as unknown as Ports;
  return Object.assign(world, {
    call: { ports, principal: localOwner, signal: leaving.signal },
    leave: () => leaving.abort(),
  });
}

async function all(items: AsyncIterable<Followed<RunNews>>): Promise<readonly Followed<RunNews>[]> {
  const told: Followed<RunNews>[] = [];
  for await (const item of items) told.push(item);
  return told;
}

it("tells every frame once, in order, and then the end", async () => {
  const world = scene();
  world.status = "finished";
  const told = await all(followRun(world.call, "r", 0));
  expect(told.map(({ id }) => Number(id))).toEqual([...world.frames.keys(), 39]);
  expect(told.at(-1)?.data.type).toBe("ended");
});

it("goes on after the frame that was seen last, also when that was the very last", async () => {
  const world = scene();
  world.status = "cancelled";
  const told = await all(followRun(world.call, "r", 37));
  expect(told.map(({ data }) => (data.type === "frame" ? data.index : data.type))).toEqual([37, 38, 39, "ended"]);
  expect((await all(followRun(world.call, "r", 40))).map(({ data }) => data.type)).toEqual(["ended"]);
});

it("fetches no more than a handful ahead of a reader that stalls", async () => {
  const world = scene();
  const items = followRun(world.call, "r", 0);
  await items.next();
  await items.next();
  expect(world.fetched).toBeLessThanOrEqual(4);
  await items.return(undefined);
  expect(world.fetched).toBeLessThanOrEqual(4);
});

it("ends when its reader leaves while nothing happens", async () => {
  const world = scene();
  const told = all(followRun(world.call, "r", 40));
  world.leave();
  expect((await told).every(({ data }) => data.type === "progress")).toBe(true);
});

it("ends when the run is no longer kept", async () => {
  const world = scene();
  world.status = "gone";
  expect(await all(followRun(world.call, "r", 0))).toEqual([]);
});
