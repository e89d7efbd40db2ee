// Written by `node tooling/pythonRuntime.ts` from python/laban_choreography/__init__.py; change that file, and run it again.

/** The source of __init__.py. */
export const init: string = `"""Runs a choreography that Laban exported: events in, effects out. Standard library only, Python 3.9 or newer.

It keeps the names of the classic form (EventPattern, EventSequence, register_complex_pattern, ChoreographyEngine) and mends
what is wrong with it:

* conditions are functions, never strings that are evaluated; a missing field or a wrong type is *unknown*, not false;
* time is the time of the events, never the clock of this machine, so a replay gives the same effects;
* correlation keys, priorities and timeouts are read; an event without its key is counted as uncorrelated, no id is invented;
* a sequence that is overdue ends as a timeout at its due time, and the event that came late may open the next one;
* windows hold every event of their key for as long as they say, not the last ten events of all keys;
* every run ends in exactly one outcome, ids of effects are hashes, and what a limit drops is told as evicted.

What Laban's own engine has and this has not: a tolerance for disorder (give the events in order of time), snapshots, and
limits on the number of keys.
"""

from .declarations import (
    Action,
    Alternative,
    Deadline,
    EventPattern,
    EventSequence,
    EventTest,
    FirstOf,
    Guard,
    Member,
    Pattern,
    State,
    StateTransition,
    Step,
    TemporalSequence,
    ThresholdPattern,
    Transition,
)
from .engine import ChoreographyEngine, plain, run_lines
from .events import Scope
from .operations import Instant, Span
from .values import Unknown, Value, choose, every, listed, lit, some

__all__ = [
    "Action",
    "Alternative",
    "choose",
    "ChoreographyEngine",
    "Deadline",
    "EventPattern",
    "EventSequence",
    "EventTest",
    "every",
    "FirstOf",
    "Guard",
    "Instant",
    "listed",
    "lit",
    "Member",
    "Pattern",
    "plain",
    "run_lines",
    "Scope",
    "some",
    "Span",
    "State",
    "StateTransition",
    "Step",
    "TemporalSequence",
    "ThresholdPattern",
    "Transition",
    "Unknown",
    "Value",
]
`;
