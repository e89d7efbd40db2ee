"""What a choreography is made of, in the classic form. All durations are seconds."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Dict, List, Optional

from .events import Condition

RUNS_PER_KEY_MAX = 1_000


@dataclass
class Action:
    """What an outcome asks for."""

    action: str
    target_capability: str
    timeout_seconds: Optional[float] = None


@dataclass
class EventTest:
    """Fits an event of one of these types whose condition holds."""

    events: List[str]
    condition: Optional[Condition] = None
    name: str = ""


@dataclass
class Pattern:
    """What all patterns have. `correlation_keys` override those of the event types; [] is one key for all events.

    `action` is asked of `target_capability` at the main outcome: the match, or the missed deadline.
    """

    pattern_id: str
    action: Optional[str] = None
    target_capability: str = ""
    timeout_seconds: Optional[float] = None
    priority: int = 1
    correlation_keys: Optional[List[str]] = None
    cooldown: Optional[float] = None
    exclusive_group: Optional[str] = None
    max_runs: int = RUNS_PER_KEY_MAX
    # By outcome: matched, timeout, violated, broken, cancelled, evicted, recovered.
    actions: Dict[str, Action] = field(default_factory=dict)

    def asked_at(self, outcome: str, main: str) -> Optional[Action]:
        """What this outcome asks for."""
        if outcome == main and self.action is not None:
            return Action(self.action, self.target_capability, self.timeout_seconds)
        return self.actions.get(outcome)


@dataclass
class EventPattern(Pattern):
    """Fires for each event of a type (or of several) whose condition holds."""

    event_type: str = ""
    event_types: List[str] = field(default_factory=list)
    condition: Optional[Condition] = None


@dataclass
class Step(EventTest):
    """One step of a sequence: `min` to `max` events (max None: any number). `any_of` and `all_of` are its members."""

    min: int = 1
    max: Optional[int] = 1
    strict: bool = False
    any_of: Optional[List[EventTest]] = None
    all_of: Optional[List[EventTest]] = None


@dataclass
class Guard(EventTest):
    """What must not come: after step number `after` (from 0), or at any time."""

    after: Optional[int] = None


@dataclass
class EventSequence(Pattern):
    """Steps in order. Durations are seconds."""

    steps: List[Step] = field(default_factory=list)
    guards: List[Guard] = field(default_factory=list)
    max_interval: float = math.inf
    within: float = math.inf
    starts: str = "one"
    after_match: str = "consume"


@dataclass
class Member(EventTest):
    """What a temporal sequence waits for, `count` times."""

    count: int = 1


@dataclass
class TemporalSequence(Pattern):
    """Every member within a window, in any order."""

    members: List[Member] = field(default_factory=list)
    time_window: float = 0
    anchor: str = "sliding"
    trigger: Optional[EventTest] = None
    after_match: str = "consume"


@dataclass
class Alternative(EventTest):
    """One of several events; may ask for something of its own."""

    action: Optional[Action] = None


@dataclass
class FirstOf(Pattern):
    """After a start, the first of several alternatives; without one, a pattern over several types."""

    start: Optional[EventTest] = None
    alternatives: List[Alternative] = field(default_factory=list)
    within: float = math.inf
    starts: str = "one"


@dataclass
class ThresholdPattern(Pattern):
    """A measure over a window, compared with a value. `of` gives what is measured of an event."""

    event_types: List[str] = field(default_factory=list)
    condition: Optional[Condition] = None
    measure: str = "count"
    of: Optional[Condition] = None
    comparison: str = "at_least"
    threshold: float = 0
    time_window: float = math.inf
    last: Optional[int] = None
    fires: str = "edge"


@dataclass
class State:
    """A state of a machine, with its deadline in seconds."""

    name: str
    final: bool = False
    timeout_after: Optional[float] = None
    timeout_to: str = ""
    timeout_action: Optional[Action] = None


@dataclass
class Transition(EventTest):
    """Leads from one of the states to another."""

    sources: List[str] = field(default_factory=list)
    to: str = ""
    action: Optional[Action] = None


@dataclass
class StateTransition(Pattern):
    """The state of each key, moved by events and by time."""

    states: List[State] = field(default_factory=list)
    initial: str = ""
    transitions: List[Transition] = field(default_factory=list)
    keep_final: float = 0


@dataclass
class Deadline(Pattern):
    """Something expected that does not come in time."""

    start: EventTest = field(default_factory=lambda: EventTest([]))
    expect: EventTest = field(default_factory=lambda: EventTest([]))
    cancel: Optional[EventTest] = None
    within: float = 0
    starts: str = "overlap"
    repeat: int = 1
