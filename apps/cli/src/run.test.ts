// `laban run` with its flags: parts of a log, snapshots to go on from, disorder, batches.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { laban } from "./testing/laban.ts";

const folder = mkdtempSync(join(tmpdir(), "laban-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const unpaid = file(
  "unpaid.laban.yaml",
  `laban: 1
name: Unpaid
events: { ordered: {}, paid: {} }
correlation: { default: [data.id] }
patterns:
  unpaid: { kind: absence, start: ordered, expect: paid, within: 10s, do: { action: remind, capability: desk } }
  soon: { kind: sequence, steps: [ordered, paid], within: 1m }
`,
);

const instant = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

function eventAt(second: number, type: string, id: string, at: number): object {
  return { specversion: "1.0", id: `e${at}`, type, source: "shop", time: instant(second), data: { id } };
}

const story = [
  eventAt(0, "ordered", "a", 0),
  eventAt(1, "ordered", "b", 1),
  eventAt(5, "paid", "a", 2),
  eventAt(8, "ordered", "c", 3),
  eventAt(20, "paid", "b", 4),
  eventAt(21, "paid", "c", 5),
];
const lines = story.map((event) => JSON.stringify(event));
const log = file("story.ndjson", lines.join("\n"));

async function effectsOf(words: readonly string[], input?: string): Promise<readonly string[]> {
  const { code, out, said } = await laban(["run", unpaid, ...words], input === undefined ? {} : { input });
  expect({ code, said: code === 0 ? "" : said }).toEqual({ code: 0, said: "" });
  return out.split("\n").filter((line) => line !== "");
}

describe("snapshots", () => {
  it("are written after every so many events and at the end; from each the rest of the log has the rest of the effects", async () => {
    const whole = await effectsOf(["--events", log]);
    const kept = join(folder, "kept");
    const words = ["run", unpaid, "--events", log, "--snapshot-every", "2", "--snapshots", kept];
    const { out, said } = await laban(words);
    expect(out.trimEnd().split("\n")).toEqual(whole);
    expect(readdirSync(kept)).toEqual([2, 4, 6].map((events) => `after-00000000${events}.snapshot.json`));
    expect(said).toContain(`3 snapshots, the last: go on with --from ${join(kept, "after-000000006.snapshot.json")}`);
    for (const name of readdirSync(kept)) {
      const rest = await effectsOf(["--events", log, "--from", join(kept, name)]);
      expect(rest).toEqual(whole.slice(whole.length - rest.length));
    }
    // From the middle: what the first half had told is not told again.
    const [, middle = ""] = readdirSync(kept);
    const rest = await effectsOf(["--events", log, "--from", join(kept, middle)]);
    expect(rest.length).toBeLessThan(whole.length);
    const arriving = await effectsOf(["--events", "-", "--from", join(kept, middle)], lines.slice(4).join("\n"));
    expect(arriving).toEqual(rest);
  });

  it("go on being written from where a run went on, with the count of the whole log", async () => {
    const kept = join(folder, "again");
    await effectsOf(["--events", log, "--snapshot-every", "4", "--snapshots", kept]);
    const [first = ""] = readdirSync(kept);
    const more = join(folder, "more");
    const words = ["--from", join(kept, first), "--snapshot-every", "1", "--snapshots", more];
    await effectsOf(["--events", log, ...words]);
    expect(readdirSync(more)).toEqual(["after-000000005.snapshot.json", "after-000000006.snapshot.json"]);
    expect(readFileSync(join(more, "after-000000006.snapshot.json"), "utf8")).toBe(
      readFileSync(join(kept, "after-000000006.snapshot.json"), "utf8"),
    );
  });

  it("that are none, damaged or of another bundle are refused with what is wrong", async () => {
    const kept = join(folder, "refused");
    await effectsOf(["--events", log, "--snapshot-every", "6", "--snapshots", kept]);
    const good = join(kept, "after-000000006.snapshot.json");
    const from = async (path: string, document: string = unpaid) =>
      laban(["run", document, "--events", log, "--from", path]);
    expect(await from(join(folder, "nowhere.json"))).toMatchObject({ code: 3, out: "" });
    expect(await from(log)).toMatchObject({ code: 3 });
    expect((await from(file("other.json", "{}"))).said).toContain("is no snapshot of a run");
    const cut = JSON.parse(readFileSync(good, "utf8")) as { engine: { state: object } };
    cut.engine.state = {};
    expect(await from(file("cut.json", JSON.stringify(cut)))).toMatchObject({ code: 3 });
    const changed = file("changed.laban.yaml", readFileSync(unpaid, "utf8").replace("10s", "11s"));
    const { code, said } = await from(good, changed);
    expect(code).toBe(3);
    expect(said).toContain("cannot be restored");
  });

  it("remember the tolerance: another one is refused, none is theirs", async () => {
    const kept = join(folder, "tolerant");
    const words = ["--events", log, "--tolerance", "3s", "--snapshot-every", "3", "--snapshots", kept];
    const whole = await effectsOf(words);
    const [first = ""] = readdirSync(kept);
    const from = ["--from", join(kept, first)];
    const rest = await effectsOf(["--events", log, ...from]);
    expect(rest).toEqual(whole.slice(whole.length - rest.length));
    const { code, said } = await laban(["run", unpaid, "--events", log, ...from, "--tolerance", "1s"]);
    expect(code).toBe(2);
    expect(said).toContain("was taken with --tolerance 3000ms --late drop");
  });

  it("end where --until leaves the first event out, so that going on from the last loses nothing", async () => {
    const whole = await effectsOf(["--events", log]);
    const kept = join(folder, "until");
    const words = ["--until", instant(12), "--snapshot-every", "3", "--snapshots", kept];
    const begun = await effectsOf(["--events", log, ...words]);
    expect(readdirSync(kept)).toEqual(["after-000000003.snapshot.json", "after-000000004.snapshot.json"]);
    const rest = await effectsOf(["--events", log, "--from", join(kept, "after-000000004.snapshot.json")]);
    expect(new Set([...begun, ...rest])).toEqual(new Set(whole));
  });

  it("of a longer log than the one that is given are refused, and nothing is written", async () => {
    const kept = join(folder, "long");
    await effectsOf(["--events", log, "--snapshot-every", "6", "--snapshots", kept]);
    const short = file("short.ndjson", lines.slice(0, 2).join("\n"));
    const from = ["--from", join(kept, "after-000000006.snapshot.json"), "--snapshot-every", "1", "--snapshots", kept];
    const { code, out, said } = await laban(["run", unpaid, "--events", short, ...from]);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(said).toContain("The log has only 2 events, and the snapshot has 6 behind it");
    expect(readdirSync(kept)).toEqual(["after-000000006.snapshot.json"]);
  });

  it("cannot be placed without being asked for", async () => {
    const { code, said } = await laban(["run", unpaid, "--events", log, "--snapshots", join(folder, "x")]);
    expect({ code, isMade: existsSync(join(folder, "x")) }).toEqual({ code: 2, isMade: false });
    expect(said).toContain("add --snapshot-every N");
  });
});

describe("a part of a log", () => {
  it("begins at an instant, as if nothing had come before", async () => {
    const effects = await effectsOf(["--events", log, "--from", instant(5)]);
    expect(effects.map((line) => (JSON.parse(line) as { events: readonly string[] }).events)).toEqual([
      ["e3"],
      ["e3", "e5"],
    ]);
  });

  it("ends at an instant, and with it the deadlines", async () => {
    const effects = await effectsOf(["--events", log, "--until", instant(12)]);
    expect(effects.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ pattern: "unpaid", outcome: "matched", events: ["e0", "e2"] }),
      expect.objectContaining({ pattern: "soon", outcome: "matched", events: ["e0", "e2"] }),
      expect.objectContaining({ pattern: "unpaid", outcome: "timeout", events: ["e1"] }),
    ]);
  });

  it.each([
    [["--until", "yesterday"], "is no instant with a zone"],
    [["--until", "2026-01-01T00:00:00"], "is no instant with a zone"],
    [["--snapshot-every", "0"], "is no whole number from 1"],
    [["--tolerance", "soon"], "--tolerance"],
    [["--late", "proces"], "Did you mean process?"],
  ])("%j is refused", async (words, message) => {
    const { code, said } = await laban(["run", unpaid, "--events", log, ...words]);
    expect(code).toBe(2);
    expect(said).toContain(message);
  });
});

describe("events", () => {
  it("come as lines, as a batch, from a file or from standard input, with the same effects", async () => {
    const whole = await effectsOf(["--events", log]);
    const batch = JSON.stringify(story, null, 2);
    expect(await effectsOf(["--events", file("story.json", batch)])).toEqual(whole);
    expect(await effectsOf(["--events", "-"], `\n${batch}\n`)).toEqual(whole);
    expect(await effectsOf(["--events", "-"], lines.join("\r\n"))).toEqual(whole);
  });

  it("whose key is in their data are not said to lack a correlation id", async () => {
    const { said } = await laban(["run", unpaid, "--events", log]);
    expect(said).not.toContain("correlation id");
  });

  it("of a batch that cannot be read are named", async () => {
    const ended = async (input: string) => laban(["run", unpaid, "--events", "-"], { input });
    expect(await ended('[{"id": 1}]')).toMatchObject({
      code: 3,
      said: expect.stringContaining("event 1 of the batch") as string,
    });
    expect(await ended("[{}")).toMatchObject({ code: 3, said: expect.stringContaining("is not JSON") as string });
  });

  it("that are late are dropped, or processed with a flag", async () => {
    const late = [lines[3], lines[0]].join("\n");
    expect(await effectsOf(["--events", "-"], late)).toHaveLength(2);
    const processed = await effectsOf(["--events", "-", "--late", "process"], [...lines.slice(1), lines[0]].join("\n"));
    expect(processed.length).toBeGreaterThan(0);
    const paidLate = await effectsOf(["--events", "-", "--late", "process"], [lines[3], lines[0], lines[2]].join("\n"));
    expect(paidLate.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ detail: "fulfilled", late: true, events: ["e0", "e2"] }),
    );
  });
});
