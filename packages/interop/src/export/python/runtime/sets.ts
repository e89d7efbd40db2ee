// Written by `node tooling/pythonRuntime.ts` from python/laban_choreography/sets.py; change that file, and run it again.

/** The source of sets.py. */
export const sets: string = `"""Temporal sequences at work: every member within a window, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional, Tuple

from .declarations import EventTest, TemporalSequence
from .events import Event, Key
from .running import Run, Running, ms

if TYPE_CHECKING:
    from .engine import ChoreographyEngine


class RunningTemporalSequence(Running):
    """One set per key. \`state\` of a run: [the member of each bound event, whether it has fired]."""

    def __init__(self, engine: "ChoreographyEngine", pattern: TemporalSequence, index: int) -> None:
        super().__init__(engine, pattern, index)
        tests: List[EventTest] = [*pattern.members, *([] if pattern.trigger is None else [pattern.trigger])]
        self.types = {name for test in tests for name in test.events}
        self.window = ms(pattern.time_window)

    def longest_window(self) -> float:
        return self.pattern.time_window

    def handle(self, event: Event, key: Key) -> None:
        pattern = self.pattern
        run = next(iter(self.live(key)), None)
        if run is not None and pattern.anchor == "sliding":
            self.slide(run, event.at - self.window)
        fitting = [index for index, member in enumerate(pattern.members) if self.fits(member, event)]
        run, is_bound = self.take(run, fitting, event, key)
        if run is None or any(not self.is_full(run, index) for index in range(len(pattern.members))):
            return
        if not (is_bound if pattern.trigger is None else self.fits(pattern.trigger, event)):
            return
        bound = run.bound if is_bound else [*run.bound, event]
        if pattern.after_match == "consume":
            run.bound = bound
            self.end(run, "matched", event)
            return
        run.state[1] = True
        self.outcome("matched", run.key, list(bound), event, event.at, latencyMs=event.at - bound[0].at)

    def take(
        self, run: Optional[Run], fitting: List[int], event: Event, key: Key
    ) -> Tuple[Optional[Run], bool]:
        """Puts the event into the first empty slot that it fits, or in the place of the oldest that it may replace."""
        slides = self.pattern.anchor == "sliding"
        if run is None:
            if not fitting:
                return None, False
            return self.open(key, event, event.at + self.window, [[fitting[0]], False]), True
        free = next((member for member in fitting if not self.is_full(run, member)), None)
        if free is not None:
            run.bound, run.state[0] = [*run.bound, event], [*run.state[0], free]
        else:
            may_replace = slides or (self.pattern.after_match == "every" and run.state[1])
            oldest = next((at for at, member in enumerate(run.state[0]) if member in fitting), None)
            if oldest is None or not may_replace:
                return run, False
            member = run.state[0][oldest]
            run.bound = [*run.bound[:oldest], *run.bound[oldest + 1 :], event]
            run.state[0] = [*run.state[0][:oldest], *run.state[0][oldest + 1 :], member]
        if slides:
            run.due = event.at + self.window
            self.schedule(run)
        return run, True

    def slide(self, run: Run, oldest: float) -> None:
        kept = [(event, member) for event, member in zip(run.bound, run.state[0]) if event.at >= oldest]
        run.bound, run.state[0] = [event for event, _ in kept], [member for _, member in kept]

    def is_full(self, run: Run, member: int) -> bool:
        return run.state[0].count(member) == self.pattern.members[member].count

    def expire(self, run: Run) -> None:
        if run.state[1]:
            self.close(run, "matched")
            return
        if self.pattern.anchor == "sliding":
            self.slide(run, run.due - self.window)
        lacking = [
            (member.name, member.count - run.state[0].count(index)) for index, member in enumerate(self.pattern.members)
        ]
        missing = ", ".join(name if count == 1 else f"{name} ×{count}" for name, count in lacking if count > 0)
        if not missing and self.pattern.trigger is not None:
            missing = " | ".join(self.pattern.trigger.events)
        self.end(run, "timeout", None, missing=missing or None)
`;
