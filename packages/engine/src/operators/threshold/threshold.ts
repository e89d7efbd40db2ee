// `threshold`: a measure over a window of events, compared with a value. On the edge it has a life, the alarm: from when the condition
// becomes true until it is false again. Compared with threshold.reference.ts on random logs.
import { type ThresholdOperator, unreachable } from "@laban/bundle";
import type { Json } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import { openedAt } from "../../lives.ts";
import type { Pattern } from "../../pattern.ts";
import { KeyedRuns } from "../../run.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import { fitsTest, type PlannedTest } from "../eventTest.ts";
import type { OperatorContext, StatefulOperator } from "../operator.ts";
import { type Alarm, EventWindow } from "./eventWindow.ts";
import { gaugeFor, type Measured } from "./gauge.ts";
import { measuredFrom } from "./measured.ts";
import { restoreWindows, saveWindows } from "./windowStates.ts";
import { WindowTable } from "./windowTable.ts";

/** A running `threshold`. */
export class Threshold implements StatefulOperator {
  readonly pattern: Pattern;
  readonly types: ReadonlySet<string>;
  readonly seesEveryType: boolean = false;
  readonly #operator: ThresholdOperator;
  readonly #context: OperatorContext;
  readonly #test: PlannedTest;
  readonly #withinMs: number;
  readonly #sizeMax: number;
  readonly #windows = new WindowTable();
  readonly #alarms = new KeyedRuns<Alarm>();

  constructor(operator: ThresholdOperator, context: OperatorContext) {
    this.pattern = context.pattern;
    this.types = new Set(operator.on);
    this.#operator = operator;
    this.#context = context;
    this.#test = { types: this.types, question: context.questions.get("when") };
    this.#withinMs = operator.withinMs ?? Infinity;
    this.#sizeMax = operator.last ?? Infinity;
  }

  handle(admitted: Admitted, key: Key): void {
    if (!fitsTest(this.#test, admitted, this.#context)) return;
    const value = this.#measure(admitted);
    if (value === undefined) return;
    this.#windows.forgetBefore(admitted.at - this.#withinMs);
    const window = this.#windowFor(key, admitted);
    if (window.size >= this.#sizeMax) window.leave();
    window.enter({ admitted, value });
    this.#windows.touch(window);
    this.#judge(window, admitted);
  }

  /** The oldest event of the window has just left it. */
  expire(alarm: Alarm): void {
    const { window } = alarm;
    const last = window.newest()?.admitted;
    window.leaveBefore(alarm.due - this.#withinMs + 1);
    const oldest = window.oldest();
    if (oldest !== undefined && this.#holds(window)) {
      alarm.due = oldest.admitted.at + this.#withinMs;
      this.#context.lives.timers.push(alarm);
    } else this.#recover(alarm, undefined, last);
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
      if (holds) this.#putOff(alarm);
      else this.#recover(alarm, by, by);
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
    const report = { pattern, key, outcome: "matched", by, at: by.at, value: window.value() } as const;
    switch (this.#operator.fires) {
      case "every": {
        const firing = reporter.fire(pattern, key, by, by.at);
        if (firing === "fires") reporter.effect({ ...report, bound: [by] }, true);
        else reporter.noMatch(pattern, by, firing);
        return;
      }
      case "consume":
        this.#windows.delete(window);
        reporter.outcome({ ...report, bound: this.#named(window) });
        return;
      case "edge": {
        const alarm: Alarm = {
          number: lives.nextNumber(),
          key,
          pattern,
          bound: [by],
          due: (window.oldest()?.admitted.at ?? by.at) + this.#withinMs,
          slot: -1,
          isLive: true,
          window,
        };
        window.alarm = alarm;
        lives.open(this.#alarms, alarm, by, {});
        reporter.outcome({ ...report, bound: this.#named(window) });
        return;
      }
      default:
        return unreachable(this.#operator.fires);
    }
  }

  /** An alarm wakes up when the oldest event leaves the window. */
  #putOff(alarm: Alarm): void {
    const due = (alarm.window.oldest()?.admitted.at ?? -Infinity) + this.#withinMs;
    if (due === alarm.due) return;
    alarm.due = due;
    this.#context.lives.timers.moved(alarm);
  }

  /** The condition is false again. It is told where something is asked for then; that the alarm is over is always recorded. */
  #recover(alarm: Alarm, by: Admitted | undefined, last: Admitted | undefined): void {
    const { lives, reporter } = this.#context;
    const { pattern } = this;
    const at = by?.at ?? alarm.due;
    const [rise] = alarm.bound;
    alarm.window.alarm = undefined;
    lives.end(this.#alarms, alarm, { outcome: "matched", detail: "recovered", by, isTold: true });
    const action = pattern.operator.actions.recovered;
    if (action === undefined) return;
    const bound = last === undefined || last === rise ? alarm.bound : [...alarm.bound, last];
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
    const entries = window.entries();
    return entries.slice(-this.#context.limits.eventsPerRunMax).map(({ admitted }) => admitted);
  }

  #windowFor(key: Key, by: Admitted): EventWindow {
    const { keysMax, windowEventsMax } = this.#context.limits;
    const known = this.#windows.get(key);
    if (known !== undefined) {
      known.leaveBefore(by.at - this.#withinMs);
      if (known.size < windowEventsMax || this.#sizeMax <= windowEventsMax) return known;
      this.#evict(known, by);
    } else {
      const oldest = this.#windows.oldest();
      if (oldest !== undefined && this.#windows.size >= keysMax) this.#evict(oldest, by);
    }
    return this.#emptyWindow(key);
  }

  #emptyWindow(key: Key): EventWindow {
    return new EventWindow(key, this.#windows, gaugeFor(this.#operator.measure));
  }

  /** A cap drops the window: told as a run that was evicted, whether an alarm was on or not. */
  #evict(window: EventWindow, by: Admitted): void {
    const { lives } = this.#context;
    window.leaveBefore(by.at - this.#withinMs);
    this.#windows.delete(window);
    const alarm: Alarm = window.alarm ?? {
      number: lives.nextNumber(),
      key: window.key,
      pattern: this.pattern,
      bound: [...this.#named(window)],
      due: Infinity,
      slot: -1,
      isLive: true,
      window,
    };
    if (window.alarm === undefined) lives.open(this.#alarms, alarm, by, {});
    lives.end(this.#alarms, alarm, { outcome: "evicted", by });
  }

  saveRuns(writer: RunWriter): readonly Json[] {
    return saveWindows(this.#windows.all(), writer);
  }

  restoreRuns(states: readonly unknown[], reader: RunReader): void {
    for (const window of restoreWindows(states, reader, this.pattern, (key) => this.#emptyWindow(key))) {
      this.#windows.touch(window);
      if (window.alarm === undefined) continue;
      this.#alarms.add(window.alarm);
      if (window.alarm.due !== Infinity) this.#context.lives.timers.push(window.alarm);
    }
  }
}
