// The agents of the document as the simulator plays them.
import { prepareCondition, type CelIssue, type Condition } from "@laban/cel";
import { kindCatalog } from "@laban/compiler";
import type { AgentRecord, BehaviourOutcome, BehaviourRecord, ChoreographyDocument, DocumentPath } from "@laban/model";
import { refuseName, scopeOfType, type Reading } from "./reading.ts";
import { readTime } from "./readTime.ts";
import { prepareByType } from "./readValue.ts";
import type { AgentPlan, AnswerPlan, BehaviourPlan, OutcomePlan } from "./scenario.ts";
import { readPayload } from "./schemaPayload.ts";

/** All agents in declaration order. A behaviour with errors is left out; the diagnostics say why. */
export function readAgents(reading: Reading): readonly AgentPlan[] {
  const asking = askingTypes(reading.document);
  return Object.entries(reading.document.agents).map(([id, agent]) => readAgent(reading, id, agent, asking));
}

// Which event types can be behind an action: those that the patterns which ask for it listen to.
function askingTypes(document: ChoreographyDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map<string, Set<string>>();
  for (const pattern of Object.values(document.patterns)) {
    const kind = kindCatalog.find(pattern.kind);
    if (kind === undefined) continue;
    const listened = kind.listens(pattern).map((listen) => listen.event);
    for (const { action } of kind.asks(pattern)) {
      const known = types.get(action) ?? new Set();
      for (const type of listened) known.add(type);
      types.set(action, known);
    }
  }
  return types;
}

function readAgent(
  reading: Reading,
  id: string,
  agent: AgentRecord,
  asking: ReadonlyMap<string, ReadonlySet<string>>,
): AgentPlan {
  const behaviours = new Map<string, BehaviourPlan>();
  for (const [action, behaviour] of Object.entries(agent.behaviours)) {
    const plan = readBehaviour(reading, {
      path: ["agents", id, "behaviours", action],
      stream: `agent/${id}/${action}`,
      behaviour,
      asking: [...(asking.get(action) ?? [])],
    });
    if (plan !== undefined) behaviours.set(action, plan);
  }
  return { id, capabilities: new Set(agent.capabilities), behaviours };
}

interface BehaviourPlace {
  readonly path: DocumentPath;
  readonly stream: string;
  readonly behaviour: BehaviourRecord;
  readonly asking: readonly string[];
}

function readBehaviour(reading: Reading, place: BehaviourPlace): BehaviourPlan | undefined {
  const { path, stream, behaviour } = place;
  const errorsBefore = reading.diagnostics.length;
  const latency = readTime(reading, [...path, "latency"], behaviour.latency ?? 0, `${stream}/latency`);
  const outcomes = behaviour.outcomes.map((outcome, index) => readOutcome(reading, place, outcome, index));
  if (latency === undefined || reading.diagnostics.length > errorsBefore) return undefined;
  const workers = behaviour.workers;
  return { latency, outcomes, stream: `${stream}/outcome`, ...(workers !== undefined && { workers }) };
}

function readOutcome(reading: Reading, place: BehaviourPlace, outcome: BehaviourOutcome, index: number): OutcomePlan {
  const path = [...place.path, "outcomes", index];
  const stream = `${place.stream}/${index}`;
  const when = outcome.when === undefined ? undefined : readWhen(reading, place, [...path, "when"], outcome.when);
  const answer = readAnswer(reading, { ...place, path, stream }, outcome);
  return { weight: outcome.weight, ...(when !== undefined && { when }), ...(answer !== undefined && { answer }) };
}

function readWhen(
  reading: Reading,
  place: BehaviourPlace,
  path: DocumentPath,
  source: string,
): ReadonlyMap<string, Condition> | undefined {
  const prepare = (text: string, type: string): readonly [Condition | undefined, readonly CelIssue[]] => {
    const { condition, issues } = prepareCondition(text, scopeOfType(reading, type));
    return [condition, issues];
  };
  return prepareByType(reading, { path, stream: place.stream, asking: place.asking }, source, prepare);
}

function readAnswer(reading: Reading, place: BehaviourPlace, outcome: BehaviourOutcome): AnswerPlan | undefined {
  const { path, stream, asking } = place;
  const { emits, data } = outcome;
  if (emits === undefined) return undefined;
  const answer = answerOf(reading, place, { emits, ...(data !== undefined && { data }) });
  if (answer === undefined || outcome.then === undefined) return answer;
  const inner = { ...place, path: [...path, "then"], stream: `${stream}/then`, asking };
  const next = answerOf(reading, inner, outcome.then);
  const after = readTime(reading, [...inner.path, "after"], outcome.then.after ?? 0, `${inner.stream}/after`);
  return next === undefined || after === undefined ? answer : { ...answer, next: { after, answer: next } };
}

function answerOf(
  reading: Reading,
  place: BehaviourPlace,
  record: { readonly emits: string; readonly data?: BehaviourOutcome["data"] },
): AnswerPlan | undefined {
  const known = Object.keys(reading.document.events);
  if (!known.includes(record.emits)) {
    const problem = { code: "scenario/unknown-event", what: "event type", name: record.emits, known };
    refuseName(reading, [...place.path, "emits"], problem);
    return undefined;
  }
  const valuePlace = { path: [...place.path, "data"], stream: `${place.stream}/data`, asking: place.asking };
  return { emits: record.emits, payload: readPayload(reading, valuePlace, record.emits, record.data) };
}
