// Written by `node tooling/pythonRuntime.ts` from python/laban_choreography/running.py; change that file, and run it again.

/** The source of running.py. */
export const running: string = `"""What all patterns at work have in common: their runs, their outcomes, what they may ask for."""

from __future__ import annotations

import hashlib
import heapq
import math
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from .declarations import EventTest
from .events import Condition, Event, Key, Scope, json_text, key_text
from .values import lit

if TYPE_CHECKING:
    from .engine import ChoreographyEngine


def ms(seconds: float) -> float:
    return math.inf if seconds == math.inf else round(seconds * 1000)


class Run:
    """Something begun for a key that ends in exactly one outcome."""

    __slots__ = ("number", "key", "bound", "due", "is_live", "state")

    def __init__(self, number: int, key: Key, bound: List[Event], due: float, state: Any = None) -> None:
        self.number = number
        self.key = key
        self.bound = bound
        self.due = due
        self.is_live = True
        self.state = state


class Running:
    """A pattern at work. Kinds differ in \`handle\` (an event of a key) and \`expire\` (a run is due)."""

    main = "matched"

    def __init__(self, engine: "ChoreographyEngine", pattern: Any, index: int) -> None:
        self.engine = engine
        self.pattern = pattern
        self.index = index
        self.rank = 0
        self.types: Optional[set] = set()
        self.runs: Dict[str, List[Run]] = {}
        self.fired_at: Dict[str, int] = {}

    def handle(self, event: Event, key: Key) -> None:
        raise NotImplementedError

    def expire(self, run: Run) -> None:
        raise NotImplementedError

    def sweep(self, at: int) -> None:
        """Forgets what no longer matters at this time."""
        cooldown = ms(self.pattern.cooldown or 0)
        self.fired_at = {text: then for text, then in self.fired_at.items() if at - then < cooldown}

    def longest_window(self) -> float:
        return 0

    # Conditions.
    def holds(self, condition: Optional[Condition], event: Event, steps: Optional[Dict[str, Any]] = None) -> bool:
        if condition is None:
            return True
        answer = lit(condition(Scope(event, steps)))
        if answer.raw is True:
            return True
        self.engine.counters[self.pattern.pattern_id]["no_match" if answer.raw is False else "unknown"] += 1
        return False

    def fits(self, test: Optional[EventTest], event: Event, steps: Optional[Dict[str, Any]] = None) -> bool:
        return test is not None and event.type in test.events and self.holds(test.condition, event, steps)

    # Runs.
    def live(self, key: Key) -> List[Run]:
        return self.runs.get(key_text(key), [])

    def open(self, key: Key, event: Event, due: float, state: Any = None) -> Run:
        run = Run(self.engine.next_number(), key, [event], due, state)
        self.runs.setdefault(key_text(key), []).append(run)
        self.engine.counters[self.pattern.pattern_id]["opened"] += 1
        self.schedule(run)
        return run

    def schedule(self, run: Run) -> None:
        if run.due != math.inf:
            entry = (run.due, self.rank, key_text(run.key), run.number, self.index, run)
            heapq.heappush(self.engine.timers, entry)

    def close(self, run: Run, outcome: str) -> None:
        """The run is over, and nothing is told of it."""
        run.is_live = False
        text = key_text(run.key)
        left = [other for other in self.runs.get(text, []) if other is not run]
        if left:
            self.runs[text] = left
        else:
            self.runs.pop(text, None)
        self.engine.counters[self.pattern.pattern_id][outcome] += 1

    def end(self, run: Run, outcome: str, by: Optional[Event], **details: Any) -> None:
        self.close(run, outcome)
        at = run.due if by is None else by.at
        details.setdefault("latencyMs", at - run.bound[0].at)
        self.outcome(outcome, run.key, run.bound, by, at, **details)

    # Effects.
    def outcome(self, outcome: str, key: Key, bound: List[Event], by: Optional[Event], at: float, **details: Any) -> None:
        """An outcome is always told; the main one carries its action only if nothing keeps the pattern from firing."""
        acts = outcome != self.main or self.may_fire(key, by, at)
        self.tell(outcome, key, bound, by, at, acts, **details)

    def may_fire(self, key: Key, by: Optional[Event], at: float) -> bool:
        counts = self.engine.counters[self.pattern.pattern_id]
        group = self.pattern.exclusive_group
        if by is not None and group is not None and group in self.engine.fired_groups:
            counts["excluded"] += 1
            return False
        if self.pattern.cooldown is not None:
            last = self.fired_at.get(key_text(key))
            if last is not None and at - last < ms(self.pattern.cooldown):
                counts["cooling"] += 1
                return False
            self.fired_at[key_text(key)] = int(at)
        if by is not None and group is not None:
            self.engine.fired_groups.add(group)
        counts["fired"] += 1
        return True

    def tell(
        self,
        outcome: str,
        key: Key,
        bound: List[Event],
        by: Optional[Event],
        at: float,
        acts: bool,
        asks: Any = "the outcome's own",
        repetition: int = 1,
        **details: Any,
    ) -> None:
        action = self.pattern.asked_at(outcome, self.main) if asks == "the outcome's own" else asks
        named = ",".join(f"[{json_text(event.source)},{json_text(event.id)}]" for event in bound)
        again = "" if repetition == 1 else f",{repetition}"
        text = f'[{json_text(self.pattern.pattern_id)},[{key_text(key)}],"{outcome}",[{named}]{again}]'
        effect: Dict[str, Any] = {
            "seq": by.seq if by is not None else bound[-1].seq,
            "at": int(at),
            "pattern": self.pattern.pattern_id,
            "outcome": outcome,
            "key": list(key),
            "events": [event.id for event in bound],
            "priority": self.pattern.priority,
            "id": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        }
        if "detail" in details:
            effect["detail"] = details["detail"]
        if acts and action is not None:
            effect["action"] = action.action
            effect["capability"] = action.target_capability
        for name in ("missing", "from_state", "to_state", "alternative", "value", "latencyMs"):
            if details.get(name) is not None:
                effect[{"from_state": "from", "to_state": "to"}.get(name, name)] = details[name]
        self.engine.effects.append(effect)
`;
