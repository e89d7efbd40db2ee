// Who emits and who hears what, read once for the whole page.
import { kindCatalog } from "@laban/compiler";
import type { ChoreographyDocument } from "@laban/model";
import { readForDrawing, type PatternReading } from "@laban/notation";

/** Why an agent emits an event type. */
export interface Emitting {
  readonly agent: string;
  /** The action that it answers so; absent where it emits by itself. */
  readonly action?: string;
  /** How often of 1, by the weights of its behaviour. */
  readonly share?: number;
}

/** A pattern that hears an event type, and as what. */
export interface Hearing {
  readonly pattern: string;
  /** "step", "cancel", "guard" and so on, as the kind says; several where it is named more than once. */
  readonly roles: readonly string[];
}

/** The reading. Maps have an entry only where there is something to say. */
export interface Cast {
  readonly document: ChoreographyDocument;
  readonly patterns: readonly PatternReading[];
  readonly emittedBy: ReadonlyMap<string, readonly Emitting[]>;
  readonly heardBy: ReadonlyMap<string, readonly Hearing[]>;
  /** Patterns that ask for an action of a capability, by both. */
  askedBy(capabilities: readonly string[], action: string): readonly string[];
}

/** Reads a document without errors. */
export function castOf(document: ChoreographyDocument): Cast {
  const { patterns } = readForDrawing(document, kindCatalog);
  return {
    document,
    patterns,
    emittedBy: emissionsOf(document),
    heardBy: hearingsOf(patterns),
    askedBy: (capabilities, action) =>
      patterns
        .filter(({ asks }) => asks.some(({ ask }) => ask.action === action && capabilities.includes(ask.capability)))
        .map(({ id }) => id),
  };
}

function emissionsOf(document: ChoreographyDocument): ReadonlyMap<string, readonly Emitting[]> {
  const emissions = new Map<string, Emitting[]>();
  const add = (event: string, emitting: Emitting): void => {
    const known = emissions.get(event);
    if (known === undefined) emissions.set(event, [emitting]);
    else known.push(emitting);
  };
  for (const [agent, { emits = [], behaviours }] of Object.entries(document.agents)) {
    for (const event of emits) add(event, { agent });
    for (const [action, { outcomes }] of Object.entries(behaviours)) {
      const total = outcomes.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
      const shares = new Map<string, number>();
      for (const { weight, emits: answer, then } of outcomes) {
        for (const event of [answer, then?.emits]) {
          if (event !== undefined) shares.set(event, (shares.get(event) ?? 0) + Math.max(0, weight));
        }
      }
      for (const [event, weight] of shares) add(event, { agent, action, share: total === 0 ? 0 : weight / total });
    }
  }
  return emissions;
}

function hearingsOf(patterns: readonly PatternReading[]): ReadonlyMap<string, readonly Hearing[]> {
  const hearings = new Map<string, { pattern: string; roles: string[] }[]>();
  for (const { id, cues, asides } of patterns) {
    for (const { event, role } of [...cues, ...asides]) {
      const known = hearings.get(event) ?? [];
      hearings.set(event, known);
      const same = known.find(({ pattern }) => pattern === id);
      if (same === undefined) known.push({ pattern: id, roles: [role] });
      else if (!same.roles.includes(role)) same.roles.push(role);
    }
  }
  return hearings;
}
