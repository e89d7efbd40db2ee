// The configuration of an XState machine (v4 or v5) → a state chart. Guards and actions are names; what only code says is noted.
import { notTranslated } from "../notTranslated.ts";
import type { DesignSketch, NotePlace } from "../sketch.ts";
import type {
  SourceAction,
  SourceChart,
  SourceDeadline,
  SourceState,
  SourceTransition,
} from "../statechart/sourceChart.ts";
import { guardNamed } from "./guardName.ts";
import type { JsValue } from "./jsLiteral.ts";

/** Where the machine is from, and where notes go. */
export interface XStateContext {
  /** What it is called where it has no id. */
  readonly fallback: string;
  readonly sketch: DesignSketch;
  readonly placeOf: (offset: number) => NotePlace;
}

type JsObject = JsValue & { readonly kind: "object" };

/** The chart of a configuration. */
export function xstateChart(config: JsObject, context: XStateContext): SourceChart {
  const name = textOf(config.entries.get("id")) ?? context.fallback;
  const reader = new ConfigReader(context, name);
  return {
    name,
    description: textOf(config.entries.get("description")),
    root: reader.state(config, [name], undefined),
    place: context.placeOf(config.offset),
  };
}

class ConfigReader {
  readonly #context: XStateContext;
  readonly #machine: string;
  /** States that have an id of their own: "#id" → the id of the chart. */
  readonly #named = new Map<string, string>();

  constructor(context: XStateContext, machine: string) {
    this.#context = context;
    this.#machine = machine;
  }

  state(config: JsObject, path: readonly string[], parent: readonly string[] | undefined): SourceState {
    if (parent === undefined) this.#collectIds(config, path);
    const { entries, offset } = config;
    const id = idOf(path);
    const inner = entries.get("states");
    const states = inner?.kind === "object" ? [...inner.entries] : [];
    for (const name of ["invoke", "always", "entry", "exit", "onDone", "activities"]) {
      const odd = entries.get(name);
      if (odd !== undefined)
        this.#leftOut(
          `${name} of ${path.at(-1) ?? ""}`,
          "a state here is left by events and by its deadline only",
          odd.offset,
        );
    }
    const initial = textOf(entries.get("initial"));
    const type = textOf(entries.get("type"));
    const isFinal = type === "final" || listOf(entries.get("tags")).some((tag) => textOf(tag) === "final");
    return {
      id,
      name: path.at(-1) ?? "",
      kind: type === "parallel" || type === "history" ? type : isFinal ? "final" : "state",
      initial: initial === undefined ? undefined : idOf([...path, ...initial.split(".")]),
      states: states.flatMap(([name, value]) => {
        if (value.kind === "object") return [this.state(value, [...path, name], path)];
        this.#leftOut(`state ${name}`, "it is code, which is not executed", value.offset);
        return [];
      }),
      transitions: this.#transitions(entries.get("on"), path),
      deadlines: this.#deadlines(entries.get("after"), path),
      place: this.#context.placeOf(offset),
    };
  }

  #collectIds({ entries, offset }: JsObject, path: readonly string[]): void {
    const id = textOf(entries.get("id"));
    if (id !== undefined && this.#named.has(id))
      this.#leftOut(
        `id "${id}" of ${path.at(-1) ?? ""}`,
        "another state has it already; targets mean that one",
        offset,
      );
    else if (id !== undefined) this.#named.set(id, idOf(path));
    const states = entries.get("states");
    if (states?.kind !== "object") return;
    for (const [name, value] of states.entries) if (value.kind === "object") this.#collectIds(value, [...path, name]);
  }

  #transitions(on: JsValue | undefined, path: readonly string[]): readonly SourceTransition[] {
    if (on === undefined) return [];
    if (on.kind !== "object") {
      this.#leftOut(`transitions of ${path.at(-1) ?? ""}`, "they are code, which is not executed", on.offset);
      return [];
    }
    return [...on.entries].flatMap(([event, value]) => {
      const what = `transition of ${path.at(-1) ?? ""} on ${event}`;
      const isOwn = /^(?:xstate|done|error)\./.test(event);
      if (event === "*" || event === "" || event.endsWith(".*") || isOwn) {
        const why = isOwn
          ? "it is an event of the interpreter, which has none here"
          : "name the event types that it is for";
        this.#leftOut(what, why, value.offset);
        return [];
      }
      return choices(value).flatMap((choice) => {
        const move = this.#move(choice, path, what);
        if (move === undefined) return [];
        return [{ events: [event], ...this.#guardOf(choice), ...move }];
      });
    });
  }

  #deadlines(after: JsValue | undefined, path: readonly string[]): readonly SourceDeadline[] {
    if (after?.kind !== "object") return [];
    return [...after.entries].flatMap(([delay, value]) => {
      const what = `deadline of ${path.at(-1) ?? ""}`;
      const afterMs = Number(delay);
      if (!Number.isSafeInteger(afterMs) || afterMs <= 0) {
        this.#leftOut(what, `how long "${delay.slice(0, 60)}" is, only code says`, value.offset);
        return [];
      }
      const [first, ...others] = choices(value);
      const isGuarded = first?.kind === "object" && (first.entries.has("guard") || first.entries.has("cond"));
      if (first === undefined || isGuarded || others.length > 0) {
        this.#leftOut(what, "a deadline here has no conditions", value.offset);
        return [];
      }
      const move = this.#move(first, path, what);
      return move === undefined || move.targets.length === 0 ? [] : [{ afterMs, ...move }];
    });
  }

  #move(
    choice: JsValue,
    path: readonly string[],
    what: string,
  ): Pick<SourceTransition, "targets" | "actions" | "place"> | undefined {
    const place = this.#context.placeOf(choice.offset);
    const isText = choice.kind === "text";
    if (!isText && choice.kind !== "object") {
      if (choice.kind === "constant") return { targets: [], actions: [], place };
      this.#leftOut(what, "it is code, which is not executed", choice.offset);
      return undefined;
    }
    const target = isText ? choice : choice.entries.get("target");
    const targets = listOf(target).flatMap((one) => (one.kind === "text" ? [this.#resolved(one.value, path)] : []));
    const actions = isText ? [] : this.#actions(choice.entries.get("actions"), what);
    return { targets, actions, place };
  }

  /** "#id", "#id.inner", ".inner", "sibling", "sibling.inner". */
  #resolved(target: string, path: readonly string[]): string {
    if (target.startsWith("#")) {
      const [id = "", ...rest] = target.slice(1).split(".");
      const whole = this.#named.get(target.slice(1));
      return whole ?? [this.#named.get(id) ?? id, ...rest].join(".");
    }
    if (target.startsWith(".")) return idOf([...path, ...target.slice(1).split(".")]);
    return idOf([...(path.length > 1 ? path.slice(0, -1) : path), ...target.split(".")]);
  }

  #guardOf(choice: JsValue): Pick<SourceTransition, "when" | "guesses"> {
    const guard = choice.kind === "object" ? (choice.entries.get("guard") ?? choice.entries.get("cond")) : undefined;
    if (guard === undefined) return { when: undefined, guesses: [] };
    const name = textOf(guard) ?? (guard.kind === "object" ? textOf(guard.entries.get("type")) : undefined);
    if (name === undefined)
      return {
        when: notTranslated(guard.kind === "code" ? guard.text : "a guard that is no name"),
        guesses: ["its guard is code, which is not executed; write it as a condition"],
      };
    return guardNamed(name);
  }

  #actions(value: JsValue | undefined, what: string): readonly SourceAction[] {
    return listOf(value).flatMap((action): readonly SourceAction[] => {
      const name = textOf(action) ?? (action.kind === "object" ? textOf(action.entries.get("type")) : undefined);
      if (name === undefined) {
        this.#leftOut(`an action of the ${what}`, "it is code, which is not executed", action.offset);
        return [];
      }
      const params = action.kind === "object" ? action.entries.get("params") : undefined;
      if (params?.kind !== "object") return [{ name, capability: undefined }];
      const { entries } = params;
      // What Laban itself writes: `tell` with the action that is asked, and bookkeeping beside it.
      if (name === "bind" && entries.has("how")) return [];
      const asked = name === "tell" ? textOf(entries.get("action")) : undefined;
      if (asked !== undefined) return [{ name: asked, capability: textOf(entries.get("capability")) }];
      return name === "tell" && entries.has("outcome") ? [] : [{ name, capability: undefined }];
    });
  }

  #leftOut(what: string, why: string, offset: number): void {
    this.#context.sketch.leftOut(`${what} in ${this.#machine}`, why, this.#context.placeOf(offset));
  }
}

function idOf(path: readonly string[]): string {
  return path.join(".");
}

function textOf(value: JsValue | undefined): string | undefined {
  return value?.kind === "text" ? value.value : undefined;
}

function listOf(value: JsValue | undefined): readonly JsValue[] {
  if (value === undefined) return [];
  return value.kind === "list" ? value.items : [value];
}

/** A transition, or several of which the first that fits is taken. */
function choices(value: JsValue): readonly JsValue[] {
  return value.kind === "list" ? value.items : [value];
}
