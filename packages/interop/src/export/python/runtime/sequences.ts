// Written by `node tooling/pythonRuntime.ts` from python/laban_choreography/sequences.py; change that file, and run it again.

/** The source of sequences.py. */
export const sequences: string = `"""Sequences at work: steps in order, with counts, guards and strictness."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from .declarations import EventSequence, EventTest, Step
from .events import Event, Key
from .running import Run, Running, ms

if TYPE_CHECKING:
    from .engine import ChoreographyEngine


class RunningSequence(Running):
    """\`state\` of a run: [the step of each bound event, the member of each, whether an event came between]."""

    def __init__(self, engine: "ChoreographyEngine", pattern: EventSequence, index: int) -> None:
        super().__init__(engine, pattern, index)
        # A strict step looks at every event of the key, of any type.
        is_strict = any(step.strict for step in pattern.steps)
        tests: List[EventTest] = [*pattern.steps, *pattern.guards]
        self.types = None if is_strict else {name for test in tests for name in test.events}

    def longest_window(self) -> float:
        return max((each for each in (self.pattern.within, self.pattern.max_interval) if each != math.inf), default=0)

    def handle(self, event: Event, key: Key) -> None:
        pattern = self.pattern
        advanced = consumed = False
        for run in list(self.live(key)):
            if not run.is_live:
                continue
            if self.is_violated(run, event):
                self.end(run, "violated", event, missing=self.missing(run.state[0]))
                continue
            step = None if consumed else self.step_for(run.state, run.bound, event)
            if step is None:
                self.pass_by(run, event)
                continue
            advanced = True
            self.bind(run, step, event)
            if self.missing(run.state[0]) is not None:
                continue
            self.end(run, "matched", event)
            if pattern.after_match == "consume":
                consumed = True
                for other in list(self.live(key)):
                    if any(bound in other.bound for bound in run.bound):
                        self.end(other, "cancelled", event, missing=self.missing(other.state[0]))
        if not advanced:
            self.may_open(event, key)

    def pass_by(self, run: Run, event: Event) -> None:
        if all(self.pattern.steps[way].strict for way in self.ways_on(run.state[0])):
            self.end(run, "broken", event, missing=self.missing(run.state[0]))
        else:
            run.state[2] = True

    def may_open(self, event: Event, key: Key) -> None:
        pattern = self.pattern
        if pattern.starts == "one" and self.live(key):
            return
        first = self.step_for([[], [], False], [], event)
        if first is None:
            return
        if pattern.starts == "restart":
            for run in list(self.live(key)):
                self.end(run, "cancelled", event, detail="restarted", missing=self.missing(run.state[0]))
        if len(self.live(key)) >= pattern.max_runs:
            oldest = self.live(key)[0]
            self.end(oldest, "evicted", event, missing=self.missing(oldest.state[0]))
        member = self.member_for([[], [], False], [], first, event)
        run = self.open(key, event, math.inf, [[first], [member], False])
        self.put_off(run)
        if self.missing(run.state[0]) is None:
            self.end(run, "matched", event)

    def bind(self, run: Run, step: int, event: Event) -> None:
        member = self.member_for(run.state, run.bound, step, event)
        run.bound = [*run.bound, event]
        run.state = [[*run.state[0], step], [*run.state[1], member], False]
        self.put_off(run)

    def put_off(self, run: Run) -> None:
        run.due = min(run.bound[0].at + ms(self.pattern.within), run.bound[-1].at + ms(self.pattern.max_interval))
        self.schedule(run)

    def expire(self, run: Run) -> None:
        self.end(run, "timeout", None, missing=self.missing(run.state[0]))

    def is_violated(self, run: Run, event: Event) -> bool:
        steps = self.steps_of(run.state, run.bound)
        return any(
            (guard.after is None or guard.after == run.state[0][-1]) and self.fits(guard, event, steps)
            for guard in self.pattern.guards
        )

    def step_for(self, state: List[Any], bound: List[Event], event: Event) -> Optional[int]:
        """A later step before another turn of the loop."""
        steps = self.steps_of(state, bound)
        for way in self.ways_on(state[0]):
            step = self.pattern.steps[way]
            if (step.strict and state[2]) or not self.fits(step, event, steps):
                continue
            if self.member_for(state, bound, way, event) is not None:
                return way
        return None

    def member_for(self, state: List[Any], bound: List[Event], number: int, event: Event) -> Optional[int]:
        """The member that the event goes to: of all the first unfilled one, of any the first; -1 without members."""
        step = self.pattern.steps[number]
        members = step.all_of if step.all_of is not None else step.any_of
        if members is None:
            return -1
        filled = set()
        if step.all_of is not None:
            filled = {member for way, member in zip(state[0], state[1]) if way == number}
        steps = self.steps_of(state, bound)
        for index, member in enumerate(members):
            if index not in filled and self.fits(member, event, steps):
                return index
        return None

    def ways_on(self, trail: List[int]) -> List[int]:
        """The steps that may come next: later ones in order, then the current one again."""
        current = trail[-1] if trail else -1
        later = [way for way in range(current + 1, len(self.pattern.steps)) if self.is_allowed([*trail, way])]
        return [*later, current] if current >= 0 and self.is_allowed([*trail, current]) else later

    def is_allowed(self, trail: List[int]) -> bool:
        last = trail[-1]
        for index, step in enumerate(self.pattern.steps):
            count = trail.count(index)
            if step.max is not None and count > step.max:
                return False
            if index < last and not self.is_satisfied(step, count):
                return False
        return True

    @staticmethod
    def is_satisfied(step: Step, count: int) -> bool:
        if step.all_of is None:
            return count >= step.min
        return count == len(step.all_of) or (step.min == 0 and count == 0)

    def missing(self, trail: List[int]) -> Optional[str]:
        for index, step in enumerate(self.pattern.steps):
            if not self.is_satisfied(step, trail.count(index)):
                return step.name
        return None

    def steps_of(self, state: List[Any], bound: List[Event]) -> Dict[str, Any]:
        """\`steps.NAME\`: the event of a step that binds at most one, else the list of those bound so far."""
        seen: Dict[str, Any] = {}
        for index, step in enumerate(self.pattern.steps):
            events = [event.as_value() for way, event in zip(state[0], bound) if way == index]
            if step.max == 1:
                if events:
                    seen[step.name] = events[0]
            else:
                seen[step.name] = events
        return seen
`;
