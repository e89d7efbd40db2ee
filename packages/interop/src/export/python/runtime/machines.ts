// Written by `node tooling/pythonRuntime.ts` from python/laban_choreography/machines.py; change that file, and run it again.

/** The source of machines.py. */
export const machines: string = `"""State machines at work: the state of each key, moved by events and by time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Dict, Optional

from .declarations import StateTransition
from .events import Event, Key, key_text
from .running import Run, Running, ms

if TYPE_CHECKING:
    from .engine import ChoreographyEngine


class RunningStateTransition(Running):
    """One machine per key. \`state\` of a run: [its state, when entered, the last event that moved it, timeouts since]."""

    def __init__(self, engine: "ChoreographyEngine", pattern: StateTransition, index: int) -> None:
        super().__init__(engine, pattern, index)
        self.types = {name for transition in pattern.transitions for name in transition.events}
        self.states = {state.name: state for state in pattern.states}
        self.ended_at: Dict[str, int] = {}

    def longest_window(self) -> float:
        return max((state.timeout_after or 0 for state in self.pattern.states), default=0)

    def sweep(self, at: int) -> None:
        super().sweep(at)
        kept = ms(self.pattern.keep_final)
        self.ended_at = {text: then for text, then in self.ended_at.items() if at - then <= kept}

    def handle(self, event: Event, key: Key) -> None:
        text = key_text(key)
        ended = self.ended_at.get(text)
        counts = self.engine.counters[self.pattern.pattern_id]
        if ended is not None:
            if event.at - ended <= ms(self.pattern.keep_final):
                counts["unexpected"] += 1
                return
            del self.ended_at[text]
        run = next(iter(self.live(key)), None)
        if run is None:
            run = self.open(key, event, math.inf, [self.pattern.initial, event.at, event, 0])
            self.set_deadline(run)
        for transition in self.pattern.transitions:
            if run.state[0] in transition.sources and self.fits(transition, event):
                asks = {} if transition.action is None else {"asks": transition.action}
                self.move(run, transition.to, event, **asks)
                return
        counts["unexpected"] += 1

    def expire(self, run: Run) -> None:
        state = self.states[run.state[0]]
        self.move(run, state.timeout_to, None, **({} if state.timeout_action is None else {"asks": state.timeout_action}))

    def move(self, run: Run, to: str, by: Optional[Event], **details: Any) -> None:
        at = run.due if by is None else by.at
        came_from = run.state[0]
        last = run.state[2] if by is None else by
        # Deadlines may follow each other without an event between them: the repetition keeps their ids apart.
        timeouts = run.state[3] + 1 if by is None else 0
        run.state = [to, at, last, timeouts]
        run.bound = [run.bound[0]] if last is run.bound[0] else [run.bound[0], last]
        details.update(from_state=came_from, to_state=to, latencyMs=at - run.bound[0].at, repetition=max(1, timeouts))
        outcome = "timeout" if by is None else "matched"
        if self.states[to].final:
            self.ended_at[key_text(run.key)] = int(at)
            self.end(run, outcome, by, **details)
            return
        # A move that does not end the machine asks only what it says itself.
        details.setdefault("asks", None)
        self.set_deadline(run)
        self.outcome(outcome, run.key, run.bound, by, at, detail="moved", **details)

    def set_deadline(self, run: Run) -> None:
        after = self.states[run.state[0]].timeout_after
        run.due = math.inf if after is None else run.state[1] + ms(after)
        self.schedule(run)
`;
