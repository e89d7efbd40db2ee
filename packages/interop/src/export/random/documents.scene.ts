// Random documents that compile: every section, every kind with every option, hostile names wherever they are allowed. For the properties that every format must hold.
import { compileDocument, kindCatalog } from "@laban/compiler";
import {
  readDocument,
  type AgentRecord,
  type ChoreographyDocument,
  type EventTypeRecord,
  type LayoutRecord,
  type ScenarioRecord,
} from "@laban/model";
import type * as fc from "fast-check";
import type { ExportSource } from "../exportFormat.ts";
import { conditionOf } from "./conditions.scene.ts";
import { patternOf } from "./patterns.scene.ts";
import { schemaOf } from "./schemas.scene.ts";
import { anyTape, tapeOf, type Tape } from "./tape.scene.ts";
import { durationOf, idsOf, nameOf, textOf } from "./texts.scene.ts";

/** A document that compiles. */
export const anyDocument: fc.Arbitrary<ChoreographyDocument> = anyTape.map(documentFromTape);

/** What an exporter is given. */
export const anySource: fc.Arbitrary<ExportSource> = anyDocument.map(sourceOf);

/** The document of a seed: for runs that are counted. */
export function documentOfSeed(seed: number): ChoreographyDocument {
  return documentFromTape(tapeOf(seed));
}

/** Reads a text of ours that is right. @throws Error where it is none. */
export function documentOfText(text: string): ChoreographyDocument {
  const { document } = readDocument(text, kindCatalog);
  if (document === undefined) throw new Error("The text is no document.");
  return document;
}

/** Compiles. @throws Error for a document with errors: a mistake of the scene. */
export function sourceOf(document: ChoreographyDocument): ExportSource {
  const { bundle, sourceMap, diagnostics } = compileDocument(document);
  if (bundle !== undefined) return { document, bundle, sourceMap };
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  throw new Error(`The random document does not compile: ${errors.map(({ message }) => message).join(" ")}`);
}

/** A document as a tape tells it. */
export function documentFromTape(tape: Tape): ChoreographyDocument {
  const events = idsOf(tape, 1 + tape.below(6));
  const capabilities = idsOf(tape, 1 + tape.below(3));
  const agents = tape.chance(80) ? idsOf(tape, 1 + tape.below(3)) : [];
  const patterns = idsOf(tape, tape.below(5));
  return {
    laban: 1,
    name: textOf(tape),
    ...tape.maybe(50, () => ({ description: textOf(tape) })),
    events: mapOf(events, () => eventOf(tape)),
    correlation: {
      default: tape.pick([["correlation_id"], ["data.order_id"], ["data.order_id", "source"]]),
      keys: mapOf(tape.some(events, { min: 0, max: 1 }), () => ["data.customer.tier", "data.count"]),
    },
    agents: mapOf(agents, () => agentOf(tape, events, capabilities)),
    patterns: mapOf(patterns, () => patternOf({ tape, events, capabilities })),
    scenarios: mapOf(tape.chance(30) ? idsOf(tape, 1) : [], () => scenarioOf(tape, events)),
    layout: tape.chance(40) ? layoutOf(tape, patterns, agents) : {},
  };
}

function mapOf<T>(ids: readonly string[], make: () => T): Readonly<Record<string, T>> {
  return Object.fromEntries(ids.map((id) => [id, make()]));
}

function eventOf(tape: Tape): EventTypeRecord {
  return {
    ...tape.maybe(60, () => ({ description: textOf(tape) })),
    ...tape.maybe(75, () => ({ schema: schemaOf(tape) })),
    ...tape.maybe(30, () => ({ sensitive: tape.pick([["customer.email"], ["status", "customer"]]) })),
    ...tape.maybe(30, () => ({ stem: tape.pick(["up", "down"] as const) })),
  };
}

function agentOf(tape: Tape, events: readonly string[], capabilities: readonly string[]): AgentRecord {
  return {
    ...tape.maybe(40, () => ({ title: textOf(tape) })),
    ...tape.maybe(40, () => ({ description: textOf(tape) })),
    capabilities: tape.some(capabilities, { min: 0, max: capabilities.length }),
    ...tape.maybe(50, () => ({ emits: tape.some(events, { min: 0, max: 2 }) })),
    behaviours: mapOf(tape.chance(50) ? [`act ${nameOf(tape)}`, "go"] : [], () => ({
      ...tape.maybe(50, () => ({ latency: durationOf(tape) })),
      ...tape.maybe(30, () => ({ workers: 1 + tape.below(4) })),
      outcomes: [
        { weight: 3, emits: tape.pick(events), ...tape.maybe(40, () => ({ data: { note: textOf(tape) } })) },
        { weight: 1, ...tape.maybe(40, () => ({ when: conditionOf(tape, 1) })) },
      ],
    })),
  };
}

function scenarioOf(tape: Tape, events: readonly string[]): ScenarioRecord {
  return {
    title: textOf(tape),
    seed: tape.below(100),
    horizon: "1h",
    arrivals: [{ event: tape.pick(events), every: "10s", data: { note: textOf(tape) } }],
  };
}

function layoutOf(tape: Tape, patterns: readonly string[], agents: readonly string[]): LayoutRecord {
  return {
    ...tape.maybe(50, () => ({ view: tape.pick(["score", "free"] as const) })),
    ...tape.maybe(40, () => ({ staffs: agents })),
    free: mapOf(
      patterns.map((id) => `pattern:${id}`),
      () => [tape.below(900), -tape.below(9)] as const,
    ),
    score: mapOf(patterns.slice(0, 1), () => ({ beat: 1 + tape.below(5) })),
  };
}
