// Written by `node tooling/pythonRuntime.ts` from python/laban_choreography/engine.py; change that file, and run it again.

/** The source of engine.py. */
export const engine: string = `"""The engine: takes events in order of time and gives the effects that they bring about."""

from __future__ import annotations

import heapq
import json
import math
import sys
from typing import Any, Dict, Iterable, List, Optional, Sequence, Tuple

from .declarations import (
    Deadline,
    EventPattern,
    EventSequence,
    FirstOf,
    Pattern,
    StateTransition,
    TemporalSequence,
    ThresholdPattern,
)
from .events import find_key, read_event
from .machines import RunningStateTransition
from .running import Run, Running, ms
from .sequences import RunningSequence
from .sets import RunningTemporalSequence
from .single import RunningDeadline, RunningFirstOf, RunningPattern
from .thresholds import RunningThreshold

DEDUP_HORIZON_WITHOUT_WINDOWS_MS = 3_600_000
SWEEP_EVERY_EVENTS = 10_000


_RUNNING = {
    EventPattern: RunningPattern,
    EventSequence: RunningSequence,
    TemporalSequence: RunningTemporalSequence,
    FirstOf: RunningFirstOf,
    ThresholdPattern: RunningThreshold,
    StateTransition: RunningStateTransition,
    Deadline: RunningDeadline,
}


class ChoreographyEngine:
    """Takes events in order of time and gives the effects that they bring about."""

    def __init__(
        self,
        patterns: Iterable[Pattern] = (),
        correlation: Optional[Dict[str, List[str]]] = None,
        default_correlation: Sequence[str] = ("correlation_id",),
    ) -> None:
        self.patterns: List[Running] = []
        self.correlation = correlation or {}
        self.default_correlation = list(default_correlation)
        self.timers: List[Tuple[float, int, str, int, int, Run]] = []
        self.effects: List[Dict[str, Any]] = []
        self.fired_groups: set = set()
        self.counters: Dict[str, Dict[str, int]] = {}
        self.totals = {"accepted": 0, "duplicates": 0, "late": 0, "uncorrelated": 0}
        self._now = -math.inf
        self._seen: Dict[Tuple[str, str], int] = {}
        self._horizon = 0.0
        self._offered = 0
        self._numbers = 0
        for pattern in patterns:
            self.register_complex_pattern(pattern)

    def register_complex_pattern(self, pattern: Pattern) -> None:
        """Adds a pattern of any kind, after those that are there. Raises ValueError for a second one of the same id."""
        if pattern.pattern_id in self.counters:
            raise ValueError(f"there is already a pattern {pattern.pattern_id!r}")
        names = "fired no_match unknown cooling excluded unexpected uncorrelated opened matched timeout violated broken"
        self.counters[pattern.pattern_id] = dict.fromkeys([*names.split(), "cancelled", "evicted"], 0)
        self.patterns.append(_RUNNING[type(pattern)](self, pattern, len(self.patterns)))
        ordered = sorted(self.patterns, key=lambda running: (-running.pattern.priority, running.index))
        for rank, running in enumerate(ordered):
            running.rank = rank
        self._in_order = ordered
        windows = [max(ms(running.longest_window()), ms(running.pattern.cooldown or 0)) for running in ordered]
        self._horizon = max(windows) or DEDUP_HORIZON_WITHOUT_WINDOWS_MS

    def publish_event(self, cloud_event: Dict[str, Any]) -> List[Dict[str, Any]]:
        """Handles one CloudEvent and gives its effects, those of deadlines that passed before it first."""
        self._offered += 1
        event = read_event(cloud_event, self._offered)
        # A duplicate is dropped before anything else sees it.
        name = (event.source, event.id)
        seen = self._seen.get(name)
        if seen is not None and max(self._now, event.at) - seen <= self._horizon:
            self.totals["duplicates"] += 1
            return []
        if event.at < self._now:
            self.totals["late"] += 1
            return []
        self._seen[name] = event.at
        self._expire_before(event.at)
        self._now = event.at
        self.totals["accepted"] += 1
        self.fired_groups.clear()
        own_key = find_key(event, self.correlation.get(event.type, self.default_correlation))
        if own_key is None:
            self.totals["uncorrelated"] += 1
        for running in self._in_order:
            if running.types is not None and event.type not in running.types:
                continue
            keys = running.pattern.correlation_keys
            key = own_key if keys is None else find_key(event, keys)
            if key is None:
                self.counters[running.pattern.pattern_id]["uncorrelated"] += 1
            else:
                running.handle(event, key)
        if self._offered % SWEEP_EVERY_EVENTS == 0:
            self._sweep()
        return self._take()

    def tick(self, milliseconds: float) -> List[Dict[str, Any]]:
        """Promises that no event before this time will come; math.inf ends every run that has a deadline."""
        self._expire_before(milliseconds)
        self._now = max(self._now, milliseconds)
        return self._take()

    def next_number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _expire_before(self, at: float) -> None:
        while self.timers and self.timers[0][0] < at:
            due, _, _, _, index, run = heapq.heappop(self.timers)
            if run.is_live and run.due == due:
                self.patterns[index].expire(run)

    def _sweep(self) -> None:
        at = int(self._now)
        self._seen = {name: then for name, then in self._seen.items() if at - then <= self._horizon}
        for running in self.patterns:
            running.sweep(at)

    def _take(self) -> List[Dict[str, Any]]:
        taken, self.effects = self.effects, []
        return taken


def plain(value: Any) -> Any:
    """For JSON: 7.0 is written as 7."""
    if type(value) is float and math.isfinite(value) and value == math.floor(value) and abs(value) < 1e21:
        return int(value)
    return [plain(item) for item in value] if isinstance(value, list) else value


def run_lines(engine: ChoreographyEngine) -> None:
    """Reads CloudEvents from the standard input, one per line, and writes the effects to the standard output likewise."""
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            event = json.loads(line)
        except ValueError as problem:
            sys.exit(f"line {number} is no JSON (one event per line is wanted, not a list over many): {problem}")
        if not isinstance(event, dict):
            sys.exit(f"line {number} is no event: a JSON object per line is wanted")
        try:
            effects = engine.publish_event(event)
        except ValueError as problem:
            sys.exit(f"line {number}: {problem}")
        for effect in effects:
            print(json.dumps({name: plain(value) for name, value in effect.items()}, ensure_ascii=False))
    for effect in engine.tick(math.inf):
        print(json.dumps({name: plain(value) for name, value in effect.items()}, ensure_ascii=False))
`;
