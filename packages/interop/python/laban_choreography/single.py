"""Patterns at work that look at single events: matches, the first of several, deadlines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from .declarations import Alternative, Deadline, EventPattern, EventTest, FirstOf
from .events import Event, Key
from .running import Run, Running, ms

if TYPE_CHECKING:
    from .engine import ChoreographyEngine


class RunningPattern(Running):
    def __init__(self, engine: "ChoreographyEngine", pattern: EventPattern, index: int) -> None:
        super().__init__(engine, pattern, index)
        self.types = {pattern.event_type} if pattern.event_type else set(pattern.event_types)

    def handle(self, event: Event, key: Key) -> None:
        if self.holds(self.pattern.condition, event) and self.may_fire(key, event, event.at):
            self.tell("matched", key, [event], event, event.at, True)


class RunningFirstOf(Running):
    def __init__(self, engine: "ChoreographyEngine", pattern: FirstOf, index: int) -> None:
        super().__init__(engine, pattern, index)
        tests: List[EventTest] = [*pattern.alternatives, *([] if pattern.start is None else [pattern.start])]
        self.types = {name for test in tests for name in test.events}
        self.missing = " | ".join(alternative.name for alternative in pattern.alternatives)

    def longest_window(self) -> float:
        return 0 if self.pattern.within == math.inf else self.pattern.within

    def handle(self, event: Event, key: Key) -> None:
        pattern = self.pattern
        if pattern.start is None:
            winner = self.winner(event, None)
            if winner is not None and self.may_fire(key, event, event.at):
                self.tell("matched", key, [event], event, event.at, True, alternative=winner.name, **self.asks(winner))
            return
        for run in list(self.live(key)):
            winner = self.winner(event, {"start": run.bound[0].as_value()})
            if winner is not None:
                run.bound = [*run.bound, event]
                self.end(run, "matched", event, alternative=winner.name, **self.asks(winner))
        if not self.fits(pattern.start, event) or (pattern.starts == "one" and self.live(key)):
            return
        if pattern.starts == "restart":
            for run in list(self.live(key)):
                self.end(run, "cancelled", event, detail="restarted", missing=self.missing)
        if len(self.live(key)) >= pattern.max_runs:
            self.end(self.live(key)[0], "evicted", event, missing=self.missing)
        self.open(key, event, event.at + ms(pattern.within))

    def expire(self, run: Run) -> None:
        self.end(run, "timeout", None, missing=self.missing)

    def winner(self, event: Event, steps: Optional[Dict[str, Any]]) -> Optional[Alternative]:
        return next((each for each in self.pattern.alternatives if self.fits(each, event, steps)), None)

    @staticmethod
    def asks(winner: Alternative) -> Dict[str, Any]:
        return {} if winner.action is None else {"asks": winner.action}


class RunningDeadline(Running):
    """`state` of a run: how many deadlines were missed."""

    main = "timeout"

    def __init__(self, engine: "ChoreographyEngine", pattern: Deadline, index: int) -> None:
        super().__init__(engine, pattern, index)
        tests = [pattern.start, pattern.expect, *([] if pattern.cancel is None else [pattern.cancel])]
        self.types = {name for test in tests for name in test.events}
        self.missing = " | ".join(pattern.expect.events)

    def longest_window(self) -> float:
        return self.pattern.within * self.pattern.repeat

    def handle(self, event: Event, key: Key) -> None:
        pattern = self.pattern
        for run in [run for run in self.live(key) if self.fits(pattern.expect, event, self.started(run))]:
            run.bound = [*run.bound, event]
            self.end(run, "matched", event, detail="fulfilled")
        for run in [run for run in self.live(key) if self.fits(pattern.cancel, event, self.started(run))]:
            self.end(run, "cancelled", event, missing=self.missing)
        if not self.fits(pattern.start, event):
            return
        if pattern.starts == "restart":
            for run in list(self.live(key)):
                self.end(run, "cancelled", event, detail="restarted", missing=self.missing)
        if len(self.live(key)) >= pattern.max_runs:
            self.end(self.live(key)[0], "evicted", event, missing=self.missing)
        self.open(key, event, event.at + ms(pattern.within), 0)

    def expire(self, run: Run) -> None:
        repetition = run.state + 1
        if repetition == self.pattern.repeat:
            self.end(run, "timeout", None, missing=self.missing, repetition=repetition)
            return
        at, run.state, run.due = run.due, repetition, run.due + ms(self.pattern.within)
        self.schedule(run)
        latency = at - run.bound[0].at
        self.outcome(
            "timeout", run.key, run.bound, None, at, missing=self.missing, latencyMs=latency, repetition=repetition
        )

    @staticmethod
    def started(run: Run) -> Dict[str, Any]:
        return {"start": run.bound[0].as_value()}
