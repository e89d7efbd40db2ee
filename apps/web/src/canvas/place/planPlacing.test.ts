// What putting a sign somewhere writes: what the place tells, and nothing else.
import { compileDocument, kindCatalog } from "@laban/compiler";
import { applyCommand, openEditing, type ChoreographyDocument, type EditState } from "@laban/model";
import { layoutScore, type PictureWire } from "@laban/notation";
import { describe, expect, it } from "vitest";
import { nowhere, placeAt, type Place } from "./place.ts";
import type { Placing } from "./placing.ts";
import { planPlacing } from "./planPlacing.ts";

const editing = openEditing(
  `laban: 1
name: Shop
events: { ordered: {}, paid: {}, sent: {} }
agents:
  care: { title: Customer care, capabilities: [tell] }
  till: { capabilities: [charge, refund], behaviours: { take: { outcomes: [] }, give_back: { outcomes: [] } } }
  mute: { capabilities: [] }
patterns:
  ship: { kind: pattern, on: paid, do: { action: go, capability: tell } }
  quick: { kind: sequence, steps: [ordered, { event: sent }], within: 1h }
`,
  kindCatalog,
);
const { document } = editing;
const event = (id: string): Place => ({ ...nowhere, on: [{ type: "event", id }] });

function plan(kind: string, place: Place): Placing {
  return planPlacing(kind, { document, catalog: kindCatalog, place });
}

function carriedOut({ ways }: Placing, way = 0): EditState {
  const command = ways[way]?.command;
  if (command === undefined) throw new Error(`There is no way ${way}.`);
  const result = applyCommand(editing, command);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.state;
}

function written(placing: Placing, way = 0): ChoreographyDocument {
  return carriedOut(placing, way).document;
}

function cueTo(pattern: string, from: string): PictureWire {
  const wires = layoutScore(document, kindCatalog).wires;
  const wire = wires.find((one) => one.form === "cue" && one.to.id === pattern && one.from.id === from);
  if (wire === undefined) throw new Error(`No cue leads from ${from} to ${pattern}.`);
  return wire;
}

describe("a sign on empty ground", () => {
  it.each(kindCatalog.kinds.map(({ kind }) => kind))(
    "leaves a new %s empty, and the problems say what to choose",
    (kind) => {
      const placing = plan(kind, nowhere);
      expect(placing.says).toBeNull();
      const after = written(placing);
      const { id } = placing.created;
      expect(kindCatalog.find(kind)?.listens(after.patterns[id] ?? { kind })).toEqual([]);
      expect(after.patterns[id]).not.toHaveProperty("do");
      const problems = compileDocument(after, { partial: true }).diagnostics.filter((one) => one.path[1] === id);
      expect(problems.some((one) => one.severity === "error")).toBe(true);
    },
  );

  it("is one step of undo, and stands where it was put in the free view", () => {
    const state = carriedOut(plan("pattern", { ...nowhere, at: { x: 101, y: 203 } }));
    expect(state.past).toHaveLength(1);
    expect(state.document.layout.free?.["pattern:pattern"]).toEqual([84, 188]);
  });

  it("takes the next free name", () => {
    const taken = planPlacing("event", {
      document: { ...document, events: { ...document.events, event: {} } },
      catalog: kindCatalog,
      place: nowhere,
    });
    expect(taken.created).toEqual({ type: "event", id: "event_2" });
  });
});

describe("a pattern on an event type", () => {
  it("hears it", () => {
    const placing = plan("pattern", event("sent"));
    expect(placing.says).toBe("hears sent");
    expect(written(placing).patterns["pattern"]).toEqual({ kind: "pattern", on: "sent" });
  });

  it("asks as what, where it may be heard as several things", () => {
    const placing = plan("absence", event("ordered"));
    expect(placing.ways.map(({ label }) => label)).toEqual(["After", "Expect", "Cancelled by"]);
    expect(written(placing, 1).patterns["absence"]).toMatchObject({ kind: "absence", expect: "ordered" });
    expect(written(placing, 1).patterns["absence"]).not.toHaveProperty("start");
  });

  it("takes several selected ones in their order", () => {
    const place: Place = {
      ...nowhere,
      on: [
        { type: "event", id: "sent" },
        { type: "event", id: "paid" },
      ],
    };
    expect(written(plan("sequence", place)).patterns["sequence"]).toMatchObject({ steps: ["sent", "paid"] });
  });

  it("leaves out what is gone", () => {
    expect(plan("pattern", event("constructor")).says).toBeNull();
  });
});

describe("a pattern on a staff", () => {
  const onStaff = (staff: string): Place => ({ ...nowhere, staff, beat: 2 });

  it("asks the only thing that the agent offers", () => {
    const placing = plan("pattern", onStaff("care"));
    expect(placing.says).toBe("asks Customer care");
    expect(written(placing).patterns["pattern"]).toMatchObject({ do: { action: "tell", capability: "tell" } });
    expect(written(placing).layout.score?.["pattern:pattern"]).toEqual({ beat: 2 });
  });

  it("asks which where the agent offers several, with nothing yet among the answers", () => {
    const placing = plan("pattern", onStaff("till"));
    expect(placing.ways.map(({ label, note }) => `${label} ${note}`)).toEqual([
      "take through charge",
      "give_back through charge",
      "take through refund",
      "give_back through refund",
      "Nothing yet choose in the inspector",
    ]);
    expect(written(placing, 3).patterns["pattern"]).toMatchObject({
      do: { action: "give_back", capability: "refund" },
    });
    expect(written(placing, 4).patterns["pattern"]).not.toHaveProperty("do");
    expect(written(placing, 4).layout.score?.["pattern:pattern"]).toEqual({ beat: 2, staff: "till" });
  });

  it("lets an agent that offers nothing yet offer what is asked", () => {
    const after = written(plan("pattern", onStaff("mute")));
    expect(after.agents["mute"]?.capabilities).toEqual(["pattern"]);
    expect(after.patterns["pattern"]).toMatchObject({ do: { action: "pattern", capability: "pattern" } });
  });
});

describe("a pattern on a cue", () => {
  it("goes between: the pattern behind waits for what the agent of the staff answers", () => {
    const placing = plan("pattern", { ...nowhere, wire: cueTo("ship", "paid"), staff: "care" });
    expect(placing.says).toBe("goes between paid and ship, asks Customer care");
    const after = written(placing);
    expect(after.patterns["pattern"]).toEqual({
      kind: "pattern",
      on: "paid",
      do: { action: "prepare_ship", capability: "tell" },
    });
    expect(after.patterns["ship"]).toMatchObject({ on: "ready_for_ship" });
    expect(after.agents["care"]?.behaviours["prepare_ship"]?.outcomes).toEqual([
      { weight: 1, emits: "ready_for_ship" },
    ]);
    expect(compileDocument(after, {}).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("takes nothing from a second one on another cue of the same pattern: each has an answer of its own", () => {
    const wire = cueTo("quick", "ordered");
    const once = carriedOut(plan("pattern", { ...nowhere, wire, staff: "care" }));
    const place = { ...nowhere, wire: cueTo("quick", "sent"), staff: "care" };
    const [way] = planPlacing("pattern", { document: once.document, catalog: kindCatalog, place }).ways;
    const twice = way === undefined ? undefined : applyCommand(once, way.command);
    if (twice?.ok !== true) throw new Error("The second one was not put.");
    const { agents, patterns } = twice.state.document;
    const answers = Object.values(agents["care"]?.behaviours ?? {}).flatMap(({ outcomes }) =>
      outcomes.map(({ emits }) => emits),
    );
    expect(patterns["quick"]).toMatchObject({ steps: [answers[0], { event: answers[1] }] });
    expect(new Set(answers).size).toBe(2);
  });

  it("leaves a step with a condition as it is, but for what it hears", () => {
    const after = written(plan("pattern", { ...nowhere, wire: cueTo("quick", "sent"), staff: "care" }));
    expect(after.patterns["quick"]).toMatchObject({ steps: ["ordered", { event: "ready_for_quick" }] });
    expect(after.patterns["pattern"]).toMatchObject({ kind: "pattern", on: "sent" });
  });

  it("asks whom, where no staff tells; with nobody to answer the pattern behind keeps what it waits for", () => {
    const placing = plan("pattern", { ...nowhere, wire: cueTo("quick", "sent") });
    expect(placing.question).toBe("Who does the work in between?");
    expect(placing.ways.map(({ label }) => label)).toEqual([
      "Customer care: tell",
      "till: charge",
      "till: refund",
      "Nobody yet",
    ]);
    const after = written(placing, 1);
    expect(after.patterns["quick"]).toMatchObject({ steps: ["ordered", { event: "ready_for_quick" }] });
    expect(after.agents["till"]?.behaviours["prepare_quick"]?.outcomes).toEqual([
      { weight: 1, emits: "ready_for_quick" },
    ]);
    const alone = written(placing, 3);
    expect(alone.patterns["quick"]).toEqual(document.patterns["quick"]);
    expect(alone.patterns["pattern"]).toEqual({ kind: "pattern", on: "sent" });
  });
});

describe("an event type", () => {
  it("reaches the pattern that it is put on", () => {
    const placing = plan("event", { ...nowhere, on: [{ type: "pattern", id: "ship" }] });
    expect(written(placing).patterns["ship"]).toMatchObject({ on: ["paid", "event"] });
  });

  it("becomes the step before the one on whose cue it is put", () => {
    const placing = plan("event", { ...nowhere, wire: cueTo("quick", "sent") });
    expect(placing.says).toBe("becomes a step of quick, before sent");
    expect(written(placing).patterns["quick"]).toMatchObject({ steps: ["ordered", "event", { event: "sent" }] });
  });

  it("is raised by the agent on whose staff it is put", () => {
    expect(written(plan("event", { ...nowhere, staff: "care" })).agents["care"]?.emits).toEqual(["event"]);
  });
});

describe("an agent", () => {
  it("offers what the pattern that it is put on asks for", () => {
    const placing = plan("agent", { ...nowhere, on: [{ type: "pattern", id: "quick" }] });
    const after = written(placing);
    expect(after.agents["agent"]?.capabilities).toEqual(["quick"]);
    expect(after.patterns["quick"]).toMatchObject({ do: { action: "quick", capability: "quick" } });
    expect(written(plan("agent", { ...nowhere, on: [{ type: "pattern", id: "ship" }] })).agents["agent"]).toMatchObject(
      {
        capabilities: ["tell"],
      },
    );
  });

  it("has its staff where it was put", () => {
    expect(written(plan("agent", { ...nowhere, staffIndex: 1 })).layout.staffs).toEqual([
      "care",
      "agent",
      "till",
      "mute",
    ]);
  });
});

describe("the place of a point", () => {
  it("is the staff and the beat there, and the wire only where no thing lies", () => {
    const score = layoutScore(document, kindCatalog);
    const staff = score.staffs.find((one) => one.ref?.id === "till");
    const wire = cueTo("ship", "paid");
    const at = { x: score.beats[0]?.x ?? 0, y: (staff?.rect.y ?? 0) + 5 };
    expect(placeAt(score, at, null, wire.id)).toMatchObject({
      staff: "till",
      beat: 1,
      at: null,
      wire: { id: wire.id },
    });
    expect(placeAt(score, at, { type: "event", id: "paid" }, wire.id).wire).toBeNull();
  });
});
