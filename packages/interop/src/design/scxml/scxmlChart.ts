// The elements of an SCXML document → a state chart; what has no counterpart is noted at its place.
import { notTranslated } from "../notTranslated.ts";
import type { DesignSketch, NotePlace } from "../sketch.ts";
import type {
  SourceAction,
  SourceChart,
  SourceDeadline,
  SourceState,
  SourceTransition,
} from "../statechart/sourceChart.ts";
import { childrenNamed, type XmlElement } from "../tree/readXml.ts";
import { condToCel } from "./condToCel.ts";
import { descriptorsIn, eventNamesOf, lostBy, nameIn } from "./eventNames.ts";

/** Where the document is from, and where notes go. */
export interface ScxmlContext {
  readonly file: string;
  /** What the machine is called where it has no name. */
  readonly stem: string;
  readonly sketch: DesignSketch;
}

/** A document being read. */
interface Reading extends ScxmlContext {
  /** All event names of the document, in order. */
  readonly eventNames: readonly string[];
  /** Whether its conditions are JavaScript. */
  readonly isScript: boolean;
}

const kinds = { state: "state", final: "final", parallel: "parallel", history: "history" } as const;

/** The chart of an <scxml> element. */
export function scxmlChart(root: XmlElement, context: ScxmlContext): SourceChart {
  for (const element of childrenNamed(root, "datamodel", "script"))
    context.sketch.leftOut(
      `<${element.name}>`,
      "a machine here keeps no data of its own; conditions look at the event",
      placeIn(context, element),
    );
  const datamodel = root.attributes.get("datamodel") ?? "ecmascript";
  const reading: Reading = { ...context, eventNames: eventNamesOf(root), isScript: datamodel === "ecmascript" };
  return {
    name: root.attributes.get("name") ?? context.stem,
    description: undefined,
    root: stateOf(root, "state", reading, "root"),
    place: placeIn(context, root),
  };
}

function stateOf(element: XmlElement, kind: SourceState["kind"], context: Reading, generated: string): SourceState {
  const id = element.attributes.get("id") ?? `(${generated})`;
  const states = element.children.flatMap((child, index) => {
    const of = Object.hasOwn(kinds, child.name) ? kinds[child.name as keyof typeof kinds] : undefined;
    return of === undefined ? [] : [stateOf(child, of, context, `${generated} ${index + 1}`)];
  });
  const delays = delaysOf(element, context);
  const transitions: SourceTransition[] = [];
  const deadlines: SourceDeadline[] = [];
  for (const child of childrenNamed(element, "transition"))
    addTransition(child, { id, delays, transitions, deadlines }, context);
  for (const child of childrenNamed(element, "invoke", "donedata", "onexit")) noteOdd(child, id, context);
  const [initial] = childrenNamed(element, "initial");
  const [inner] = initial === undefined ? [] : childrenNamed(initial, "transition");
  const target = element.attributes.get("initial") ?? inner?.attributes.get("target");
  return {
    id,
    name: id,
    kind,
    initial: target === undefined ? undefined : tokens(target)[0],
    states,
    transitions,
    deadlines,
    place: placeIn(context, element),
  };
}

/** The events that a state sends to itself when it is entered, with their delays in milliseconds. */
function delaysOf(element: XmlElement, context: ScxmlContext): ReadonlyMap<string, number> {
  const delays = new Map<string, number>();
  for (const child of childrenNamed(element, "onentry").flatMap(({ children }) => children)) {
    const event = child.attributes.get("event");
    const delay =
      child.attributes.get("delay") ?? /^\s*(['"])([^'"]*)\1\s*$/.exec(child.attributes.get("delayexpr") ?? "")?.[2];
    const delayMs = delay === undefined ? undefined : milliseconds(delay);
    if (child.name === "send" && event !== undefined && delayMs !== undefined) delays.set(event, delayMs);
    else noteOdd(child, element.attributes.get("id") ?? "the document", context);
  }
  return delays;
}

interface StateParts {
  readonly id: string;
  readonly delays: ReadonlyMap<string, number>;
  readonly transitions: SourceTransition[];
  readonly deadlines: SourceDeadline[];
}

function addTransition(
  element: XmlElement,
  { id, delays, transitions, deadlines }: StateParts,
  context: Reading,
): void {
  const { sketch, eventNames, isScript } = context;
  const place = placeIn(context, element);
  const targets = tokens(element.attributes.get("target") ?? "");
  const actions = actionsOf(element, id, context);
  const cond = element.attributes.get("cond");
  const events: string[] = [];
  const what = `transition of ${id}`;
  const heard = descriptorsIn(element);
  const guesses: string[] = [];
  if (heard.length === 0)
    sketch.leftOut(what, "it waits for no event, and a machine here moves by events and deadlines only", place);
  for (const descriptor of heard) {
    const name = nameIn(descriptor);
    const afterMs = delays.get(name);
    if (afterMs !== undefined && cond === undefined) deadlines.push({ afterMs, targets, actions, place });
    else if (name === "*" || name === "")
      sketch.leftOut(`${what} on any event`, "name the event types that it is for", place);
    else if (/^(?:done|error)(?:\.|$)/.test(name))
      sketch.leftOut(`${what} on ${name}`, "it is an event of the interpreter, which has none here", place);
    else {
      events.push(name);
      const lost = lostBy(descriptor, eventNames);
      if (lost !== undefined) guesses.push(lost);
    }
  }
  if (events.length === 0) return;
  const said = cond === undefined ? undefined : isScript ? condToCel(cond) : undefined;
  if (said !== undefined) guesses.push(...said.guesses);
  else if (cond !== undefined)
    guesses.push(`its condition "${cond.slice(0, 200)}" could not be translated; write it anew in CEL`);
  const when = said?.when ?? (cond === undefined ? undefined : notTranslated(cond));
  transitions.push({ events, when, guesses, targets, actions, place });
}

/** What a transition asks for: the events that it sends; those that carry an action of Laban's own name it. */
function actionsOf(element: XmlElement, id: string, context: ScxmlContext): readonly SourceAction[] {
  return element.children.flatMap((child): readonly SourceAction[] => {
    const event = child.attributes.get("event");
    if (child.name !== "send" || event === undefined) {
      noteOdd(child, id, context);
      return [];
    }
    const parameter = (name: string): string | undefined => {
      const param = childrenNamed(child, "param").find(({ attributes }) => attributes.get("name") === name);
      return /^(['"])((?:(?!\1)[^\\])*)\1$/.exec(param?.attributes.get("expr") ?? "")?.[2];
    };
    const told = event === "told" || event === "unexpected";
    const action = parameter("action");
    if (told) return action === undefined ? [] : [{ name: action, capability: parameter("capability") }];
    return [{ name: event, capability: undefined }];
  });
}

function noteOdd(element: XmlElement, of: string, context: ScxmlContext): void {
  context.sketch.leftOut(
    `<${element.name}> of ${of}`,
    "it is carried out by an interpreter of SCXML and has no counterpart here",
    placeIn(context, element),
  );
}

/** "1.5s" → 1500; undefined for what is no delay. */
function milliseconds(delay: string): number | undefined {
  const [, amount = "", unit = ""] = /^\s*(\d*\.?\d+)\s*(ms|s|m|h|d)?\s*$/.exec(delay) ?? [];
  const size = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }[unit || "ms"] ?? 1;
  const ms = Math.round(Number(amount) * size);
  return amount !== "" && ms > 0 && Number.isSafeInteger(ms) ? ms : undefined;
}

function tokens(text: string): readonly string[] {
  return text.split(/\s+/).filter((token) => token !== "");
}

function placeIn({ file }: ScxmlContext, { line, column }: XmlElement): NotePlace {
  return { file, line, column };
}
