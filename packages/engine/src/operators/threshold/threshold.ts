// `threshold`: a measure over a window of events, compared with a value. On the edge it has a life, the alarm: from when the condition
// becomes true until it is false again. Compared with threshold.reference.ts on random logs.
import { type ThresholdOperator, unreachable } from "@laban/bundle";
import type { Json } from "@laban/trace";
import { type Admitted, keptOf } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import { openedAt } from "../../lives.ts";
import type { Pattern } from "../../pattern.ts";
import { KeyedRuns } from "../../run.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import type { Question } from "../../conditions.ts";
import type { OperatorContext, StatefulOperator } from "../operator.ts";
import type { Alarm, EventWindow } from "./eventWindow.ts";
import type { Measured } from "./gauge.ts";
import { measuredFrom } from "./measured.ts";
import { restoreWindows, saveWindows } from "./windowStates.ts";
import { WindowTable } from "./windowTable.ts";

/** A running `threshold`. */
export class Threshold implements StatefulOperator {
  readonly pattern: Pattern;
  readonly types: ReadonlySet<string>;
  readonly seesEveryType: boolean = false;
  readonly copiesEvents: boolean = true;
  readonly #operator: ThresholdOperator;
  readonly #context: OperatorContext;
  readonly #question: Question | undefined;
  readonly #withinMs: number;
  readonly #sizeMax: number;
  readonly #windows: WindowTable;
  readonly #alarms = new KeyedRuns<Alarm>();

  constructor(operator: ThresholdOperator, context: OperatorContext) {
    this.pattern = context.pattern;
    this.types = new Set(operator.on);
    this.#operator = operator;
    this.#context = context;
    this.#question = context.questions.get("when");
    this.#windows = new WindowTable(operator.measure);
    this.#withinMs = operator.withinMs ?? Infinity;
    this.#sizeMax = operator.last ?? Infinity;
  }

  handle(admitted: Admitted, key: Key): void {
    const { reporter, scopes } = this.#context;
    const question = this.#question;
    if (question !== undefined && !reporter.holds(question.condition(scopes.of(admitted)), this.pattern, admitted))
      return;
    const value = this.#measure(admitted);
    if (value === undefined) return;
    this.#windows.leaveBefore(admitted.at - this.#withinMs);
    const window = this.#windowFor(key, admitted);
    if (window.size >= this.#sizeMax) this.#windows.leave(window);
    this.#windows.enter(window, admitted, value);
    this.#judge(window, admitted);
  }

  /** The oldest event of the window has just left it. */
  expire(alarm: Alarm): void {
    const { window } = alarm;
    this.#windows.leaveBefore(alarm.due - this.#withinMs + 1);
    const since = this.#windows.since(window);
    if (since !== undefined && this.#holds(window)) {
      alarm.due = since + this.#withinMs;
      this.#context.lives.timers.push(alarm);
    } else this.#recover(alarm, undefined, alarm.last);
  }

  /** The value of the event; one that cannot be measured has no part in the window, and is counted as unknown. */
  #measure(admitted: Admitted): Measured | undefined {
    const { measured, scopes, reporter } = this.#context;
    if (measured === undefined) return 1;
    const value = measuredFrom(measured(scopes.of(admitted)), this.#operator.measure);
    if (typeof value !== "object") return value;
    reporter.holds(value, this.pattern, admitted);
    return undefined;
  }

  #judge(window: EventWindow, by: Admitted): void {
    const holds = this.#holds(window);
    const { alarm } = window;
    if (alarm !== undefined) {
      alarm.last = keptOf(by);
      if (holds) this.#putOff(alarm);
      else this.#recover(alarm, by, alarm.last);
    }
    if (!holds) this.#tellShort(window, by);
    else if (alarm === undefined) this.#fire(window, by);
  }

  #holds(window: EventWindow): boolean {
    const measured = window.value();
    if (measured === undefined) return false;
    const { comparison, value } = this.#operator;
    switch (comparison) {
      case "at_least":
        return measured >= value;
      case "more_than":
        return measured > value;
      case "at_most":
        return measured <= value;
      case "less_than":
        return measured < value;
      default:
        return unreachable(comparison);
    }
  }

  #fire(window: EventWindow, by: Admitted): void {
    const { reporter, lives } = this.#context;
    const { pattern } = this;
    const { key } = window;
    const value = window.value();
    if (this.#operator.fires === "every") {
      const firing = reporter.fire(pattern, key, by, by.at);
      if (firing === "fires") reporter.matched(pattern, key, by, value);
      else reporter.noMatch(pattern, by, firing);
      return;
    }
    const report = { pattern, key, outcome: "matched", bound: this.#named(window), by, at: by.at, value } as const;
    switch (this.#operator.fires) {
      case "consume":
        this.#windows.delete(window);
        reporter.lastOutcome(report);
        return;
      case "edge": {
        const last = keptOf(by);
        const alarm: Alarm = {
          number: lives.nextNumber(),
          key,
          pattern,
          bound: [last],
          due: (this.#windows.since(window) ?? by.at) + this.#withinMs,
          queuedDue: -Infinity,
          slot: -1,
          isLive: true,
          window,
          last,
        };
        window.alarm = alarm;
        lives.open(this.#alarms, alarm, by, {});
        reporter.lastOutcome(report);
        return;
      }
      default:
        return unreachable(this.#operator.fires);
    }
  }

  /** An alarm wakes up when the oldest event leaves the window. */
  #putOff(alarm: Alarm): void {
    const due = (this.#windows.since(alarm.window) ?? -Infinity) + this.#withinMs;
    if (due === alarm.due) return;
    alarm.due = due;
    this.#context.lives.timers.moved(alarm);
  }

  /** The condition is false again. It is told where something is asked for then; that the alarm is over is always recorded. */
  #recover(alarm: Alarm, by: Admitted | undefined, last: Admitted): void {
    const { lives, reporter } = this.#context;
    const { pattern } = this;
    const at = by?.at ?? alarm.due;
    const [rise] = alarm.bound;
    alarm.window.alarm = undefined;
    lives.end(this.#alarms, alarm, { outcome: "matched", detail: "recovered", by, isTold: true });
    const action = pattern.operator.actions.recovered;
    if (action === undefined) return;
    const bound = last === rise ? alarm.bound : [...alarm.bound, last];
    const latencyMs = at - openedAt(alarm);
    const value = alarm.window.value() ?? (this.#countsThings() ? 0 : undefined);
    // The firing may have been of the same events: the repetition keeps the ids apart.
    const report = { pattern, key: alarm.key, outcome: "matched", detail: "recovered", repetition: 2 } as const;
    reporter.effect({ ...report, bound, by, at, action, latencyMs, value }, true);
  }

  #countsThings(): boolean {
    const { measure } = this.#operator;
    return measure === "count" || measure === "distinct" || measure === "sum";
  }

  /** Why it did not fire: how far the measure is from the value. */
  #tellShort(window: EventWindow, by: Admitted): void {
    const { reporter } = this.#context;
    this.pattern.counters.noMatch++;
    if (reporter.observe === undefined) return;
    const { measure, comparison, value } = this.#operator;
    const reason = `The ${measure} is ${window.value()}, not ${comparison.replace("_", " ")} ${value}.`;
    reporter.noMatch(this.pattern, by, "false", { reason });
  }

  /** The events that an effect names: those of the window, the newest of them where there are very many. */
  #named(window: EventWindow): readonly Admitted[] {
    return this.#windows.eventsOf(window).slice(-this.#context.limits.eventsPerRunMax);
  }

  #windowFor(key: Key, by: Admitted): EventWindow {
    const { keysMax, windowEventsMax } = this.#context.limits;
    const known = this.#windows.get(key);
    if (known !== undefined) {
      if (known.size < windowEventsMax || this.#sizeMax <= windowEventsMax) return known;
      this.#evict(known, by);
    } else {
      const oldest = this.#windows.oldest();
      if (oldest !== undefined && this.#windows.size >= keysMax) this.#evict(oldest, by);
    }
    return this.#windows.open(key);
  }

  /** A cap drops the window: told as a run that was evicted, whether an alarm was on or not. */
  #evict(window: EventWindow, by: Admitted): void {
    const { lives } = this.#context;
    const bound = [...this.#named(window)];
    this.#windows.delete(window);
    const alarm: Alarm = window.alarm ?? {
      number: lives.nextNumber(),
      key: window.key,
      pattern: this.pattern,
      bound,
      due: Infinity,
      queuedDue: -Infinity,
      slot: -1,
      isLive: true,
      window,
      last: keptOf(by),
    };
    if (window.alarm === undefined) lives.open(this.#alarms, alarm, by, {});
    lives.end(this.#alarms, alarm, { outcome: "evicted", by });
  }

  saveRuns(writer: RunWriter): readonly Json[] {
    return saveWindows(this.#windows, writer);
  }

  restoreRuns(states: readonly unknown[], reader: RunReader): void {
    for (const window of restoreWindows(states, reader, this.pattern, this.#windows)) {
      if (window.alarm === undefined) continue;
      this.#alarms.add(window.alarm);
      if (window.alarm.due !== Infinity) this.#context.lives.timers.push(window.alarm);
    }
  }
}
