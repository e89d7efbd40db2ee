// Written by `node tooling/pythonRuntime.ts` from python/laban_choreography/thresholds.py; change that file, and run it again.

/** The source of thresholds.py. */
export const thresholds: string = `"""Thresholds at work: a measure over a window, compared with a value."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from .declarations import ThresholdPattern
from .events import Event, Key, Scope, json_text, key_text
from .operations import is_number
from .running import Run, Running, ms
from .values import Unknown, lit

if TYPE_CHECKING:
    from .engine import ChoreographyEngine

EVENTS_PER_RUN_MAX = 1_000
WINDOW_EVENTS_MAX = 100_000


class Window:
    """The events of one key that are measured, each with its value; \`alarm\` while the condition holds (edge)."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.events: List[Event] = []
        self.values: List[Any] = []
        self.alarm: Optional[Run] = None

    def leave_before(self, at: float) -> None:
        left = next((index for index, event in enumerate(self.events) if event.at >= at), len(self.events))
        del self.events[:left], self.values[:left]


class RunningThreshold(Running):
    def __init__(self, engine: "ChoreographyEngine", pattern: ThresholdPattern, index: int) -> None:
        super().__init__(engine, pattern, index)
        self.types = set(pattern.event_types)
        self.window = ms(pattern.time_window)
        self.windows: Dict[str, Window] = {}

    def longest_window(self) -> float:
        return 0 if self.pattern.time_window == math.inf else self.pattern.time_window

    def sweep(self, at: int) -> None:
        super().sweep(at)
        for text, window in list(self.windows.items()):
            if window.alarm is None and window.events and window.events[-1].at + self.window < at:
                del self.windows[text]

    def handle(self, event: Event, key: Key) -> None:
        pattern = self.pattern
        if not self.holds(pattern.condition, event):
            return
        value = self.measured(event)
        if value is None:
            return
        text = key_text(key)
        window = self.windows.setdefault(text, Window(key))
        window.leave_before(event.at - self.window)
        if len(window.events) >= WINDOW_EVENTS_MAX and (pattern.last is None or pattern.last > WINDOW_EVENTS_MAX):
            window = self.evict(window, event)
        if pattern.last is not None and len(window.events) >= pattern.last:
            del window.events[0], window.values[0]
        window.events.append(event)
        window.values.append(value)
        self.judge(window, event)

    def measured(self, event: Event) -> Any:
        """The value of the event; None where it cannot be measured, which is counted as unknown."""
        if self.pattern.of is None:
            return 1.0
        value = lit(self.pattern.of(Scope(event)))
        raw = None if isinstance(value, Unknown) else value.raw
        if self.pattern.measure == "distinct" and type(raw) in (str, float, int, bool):
            return json_text(float(raw) if type(raw) is int else raw)
        if self.pattern.measure != "distinct" and is_number(raw) and abs(raw) <= 1e300:
            return float(raw) + 0.0
        self.engine.counters[self.pattern.pattern_id]["unknown"] += 1
        return None

    def judge(self, window: Window, by: Event) -> None:
        holds = self.is_met(window)
        alarm = window.alarm
        if alarm is not None:
            if holds:
                self.put_off(alarm, window)
            else:
                self.recover(alarm, window, by, by)
        if not holds:
            self.engine.counters[self.pattern.pattern_id]["no_match"] += 1
        elif alarm is None:
            self.fire(window, by)

    def fire(self, window: Window, by: Event) -> None:
        value = self.value(window)
        if self.pattern.fires == "every":
            if self.may_fire(window.key, by, by.at):
                self.tell("matched", window.key, [by], by, by.at, True, value=value)
            return
        named = window.events[-EVENTS_PER_RUN_MAX:]
        if self.pattern.fires == "consume":
            del self.windows[key_text(window.key)]
        else:
            window.alarm = self.open(window.key, by, window.events[0].at + self.window, window)
        self.outcome("matched", window.key, named, by, by.at, value=value)

    def put_off(self, alarm: Run, window: Window) -> None:
        due = window.events[0].at + self.window
        if due != alarm.due:
            alarm.due = due
            self.schedule(alarm)

    def expire(self, run: Run) -> None:
        window = run.state
        last = window.events[-1] if window.events else None
        window.leave_before(run.due - self.window + 1)
        if window.events and self.is_met(window):
            run.due = window.events[0].at + self.window
            self.schedule(run)
        else:
            self.recover(run, window, None, last)

    def recover(self, alarm: Run, window: Window, by: Optional[Event], last: Optional[Event]) -> None:
        window.alarm = None
        self.close(alarm, "matched")
        action = self.pattern.actions.get("recovered")
        if action is None:
            return
        at = alarm.due if by is None else by.at
        bound = alarm.bound if last is None or last is alarm.bound[0] else [*alarm.bound, last]
        value = self.value(window)
        if value is None and self.pattern.measure in ("count", "sum", "distinct"):
            value = 0.0
        details = {"detail": "recovered", "asks": action, "repetition": 2, "value": value}
        self.tell("matched", alarm.key, bound, by, at, True, latencyMs=at - alarm.bound[0].at, **details)

    def evict(self, window: Window, by: Event) -> Window:
        alarm = window.alarm
        if alarm is None:
            alarm = self.open(window.key, by, math.inf, window)
            alarm.bound = window.events[-EVENTS_PER_RUN_MAX:]
        fresh = self.windows[key_text(window.key)] = Window(window.key)
        self.end(alarm, "evicted", by)
        return fresh

    def value(self, window: Window) -> Optional[float]:
        values = window.values
        if not values:
            return None
        measure = self.pattern.measure
        if measure == "count":
            return float(len(values))
        if measure == "distinct":
            return float(len(set(values)))
        if measure in ("sum", "avg"):
            # fsum is exact and rounds once.
            total = math.fsum(values)
            return total if measure == "sum" else total / len(values)
        return min(values) if measure == "min" else max(values)

    def is_met(self, window: Window) -> bool:
        value, threshold = self.value(window), self.pattern.threshold
        if value is None:
            return False
        return {
            "at_least": value >= threshold,
            "more_than": value > threshold,
            "at_most": value <= threshold,
            "less_than": value < threshold,
        }[self.pattern.comparison]
`;
