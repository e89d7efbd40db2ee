// Scenes: a bundle, events as lines of text, and the effects that must come, as lines of text. Pure, so that they also play in a bare realm.
import type { Bundle } from "@laban/bundle";
import type { ChoreographyEvent, Effect, JsonObject } from "@laban/trace";
import { createEngine } from "../createEngine.ts";
import type { Engine, EngineOptions } from "../door.ts";

/**
 * A scene. Lines of `script`: `TIME CORRELATION TYPE {json}` offers an event (ids e1, e2, … by line; correlation "-" is none),
 * `again e1` offers one again, `tick TIME` ticks, `tick end` closes the input. Times are m:ss or m:ss.mmm.
 */
export interface Scene {
  readonly name: string;
  readonly bundle: Bundle;
  readonly options?: EngineOptions;
  readonly script: string;
  /** One line per effect: `TIME KEY PATTERN OUTCOME detail events -> action (waits for STEP)`. */
  readonly effects: string;
  /** Counters that must stand at the end, `total.late=1` or `pattern.unknown=2`, separated by blanks. */
  readonly counters?: string;
}

/** What came of a scene, beside what must. */
export interface PlayedScene {
  readonly name: string;
  readonly expected: string;
  readonly played: string;
}

/** Plays a scene from its first line to its last. */
export function playScene(scene: Scene): PlayedScene {
  const engine = createEngine(scene.bundle, scene.options);
  const offered = new Map<string, ChoreographyEvent>();
  const played: string[] = [];
  for (const line of linesOf(scene.script)) played.push(...playLine(line, engine, offered).map(drawn));
  const expected = linesOf(scene.effects).map((line) => line.replaceAll(/\s+/g, " "));
  for (const counter of linesOf(scene.counters ?? "").flatMap((line) => line.split(/\s+/))) {
    const [name = ""] = counter.split("=");
    expected.push(counter);
    played.push(`${name}=${String(counterOf(engine, name))}`);
  }
  return { name: scene.name, expected: expected.join("\n"), played: played.join("\n") };
}

function playLine(line: string, engine: Engine, offered: Map<string, ChoreographyEvent>): readonly Effect[] {
  const [first = "", second = "", type = ""] = line.split(/\s+/);
  if (first === "tick") return engine.tick(second === "end" ? Infinity : timeOf(second));
  if (first === "again") {
    const event = offered.get(second);
    if (event === undefined) throw new Error(`The scene has no event ${second}`);
    return engine.offer(event);
  }
  const brace = line.indexOf("{");
  const data: JsonObject = brace < 0 ? {} : JSON.parse(line.slice(brace));
  const id = `e${offered.size + 1}`;
  const correlation = second === "-" ? {} : { correlation_id: second };
  const event = { id, type, source: "scene", time: timeOf(first), ...correlation, data };
  offered.set(id, event);
  return engine.offer(event);
}

function drawn(effect: Effect): string {
  const { at, key, pattern, outcome, detail, events, action, missing } = effect;
  const parts = [drawnTime(at), key.length === 0 ? "*" : key.map(String).join("·"), pattern, outcome];
  if (detail !== undefined) parts.push(detail);
  parts.push(events.join(" "));
  if (action !== undefined) parts.push(`-> ${action}`);
  if (missing !== undefined) parts.push(`(waits for ${missing})`);
  return parts.join(" ");
}

function counterOf(engine: Engine, name: string): unknown {
  const [pattern = "", counter = ""] = name.split(".");
  const counters = engine.counters();
  const from: object | undefined = pattern === "total" ? counters : counters.patterns[pattern];
  return from === undefined ? undefined : Reflect.get(from, counter);
}

function timeOf(text: string): number {
  const match = /^(\d+):(\d\d)(?:\.(\d{3}))?$/.exec(text);
  if (match === null) throw new Error(`"${text}" is no time; write m:ss or m:ss.mmm`);
  return (Number(match[1]) * 60 + Number(match[2])) * 1000 + Number(match[3] ?? 0);
}

function drawnTime(at: number): string {
  const seconds = Math.floor(at / 1000);
  const millis = at % 1000 === 0 ? "" : `.${String(at % 1000).padStart(3, "0")}`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}${millis}`;
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
