// What the canvas lights up: what sounds at the playhead, and how often each thing happened up to it. Kept outside of React Flow's nodes: a card reads
// its own few numbers through a narrow selector, an overlay draws what sounds, and a whole replaced array of nodes is never needed.
import type { PatternCounts } from "@laban/trace";
import { create } from "zustand";

/**
 * Names of what can sound: `event:TYPE`, `pattern:ID`, `agent:ID`, `cue:TYPE>PATTERN` (an event reached a pattern that took it),
 * `ask:PATTERN>AGENT` (a pattern asked an agent), `consequence:PATTERN>TYPE` (the asked agent emitted).
 */
export type SoundingKey = `${"event" | "pattern" | "agent" | "cue" | "ask" | "consequence"}:${string}`;

/** The state at the playhead. All maps are replaced, never changed. */
export interface LiveState {
  /** False while there is no run, or the playhead stands before its first record. */
  readonly isOn: boolean;
  /** What sounds, each with the moment (`performance.now()`) at which it began. While playing, it is forgotten after `SOUND_MS`; paused, it stays. */
  readonly sounding: ReadonlyMap<SoundingKey, number>;
  readonly isPlaying: boolean;
  /** Above 4× there are no tokens on the wires, only fills. */
  readonly hasTokens: boolean;
  /** Counts per pattern up to the playhead: fired, no match, unknown, runs opened, active, and ended by outcome. */
  readonly patterns: ReadonlyMap<string, PatternCounts>;
  /** Events per type. */
  readonly events: ReadonlyMap<string, number>;
  /** Work that each agent has in hand. */
  readonly work: ReadonlyMap<string, number>;
  /** How many answers came to an action that a pattern asks for, by `askKey`; absent where none came yet. */
  readonly answers: ReadonlyMap<string, number>;
  /** Of these answers, the share that brought an event type, in whole per cent from 0 to 100, by `shareKey`. */
  readonly shares: ReadonlyMap<string, number>;
}

/** The key of an action that a pattern asks for. */
export function askKey(pattern: string, action: string): string {
  return `${pattern}>${action}`;
}

/** The key of an event type among the answers to an action that a pattern asks for. */
export function shareKey(pattern: string, action: string, type: string): string {
  return `${askKey(pattern, action)}>${type}`;
}

/** How long a thing sounds while the playhead moves. */
export const SOUND_MS = 240;

/** Nothing is running. */
export const SILENCE: LiveState = {
  isOn: false,
  sounding: new Map(),
  isPlaying: false,
  hasTokens: false,
  patterns: new Map(),
  events: new Map(),
  work: new Map(),
  answers: new Map(),
  shares: new Map(),
};

/** What is live; `useLive((live) => live.sounding.has("event:order_received"))`. */
export const useLive = create<LiveState>()(() => SILENCE);
