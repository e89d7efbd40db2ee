// Written by `node tooling/pythonRuntime.ts` from python/laban_choreography/events.py; change that file, and run it again.

/** The source of events.py. */
export const events: string = `"""CloudEvents as they are accepted, what conditions see of them, and their keys."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any, Callable, Dict, Optional, Sequence, Tuple

from .operations import Instant
from .values import Value


_RFC3339 = re.compile(
    r"(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,30}))?(?:[Zz]|([+-])(\\d{2}):(\\d{2}))", re.ASCII
)


def milliseconds_of(time: str) -> int:
    """An RFC 3339 time in milliseconds since 1970; what is finer is cut off. Raises ValueError for anything else."""
    found = _RFC3339.fullmatch(time)
    if found is None:
        raise ValueError(f"{time!r} is no RFC 3339 time with a zone, as in 2026-11-24T10:00:00Z")
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    days_in = [31, 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28, 31, 30, 31, 30] + [
        31,
        31,
        30,
        31,
        30,
        31,
    ]
    zone_hours, zone_minutes = int(found.group(9) or 0), int(found.group(10) or 0)
    if not (1 <= month <= 12 and 1 <= day <= days_in[month - 1] and hour <= 23 and minute <= 59 and second <= 60):
        raise ValueError(f"{time!r} is no day and time that there is")
    if zone_hours > 23 or zone_minutes > 59:
        raise ValueError(f"{time!r} has a zone that there is not")
    # Counted in years that begin in March, so that the leap day comes last.
    march_year, march_month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    leap_days = march_year // 4 - march_year // 100 + march_year // 400
    days = march_year * 365 + leap_days + (153 * march_month + 2) // 5 + day - 1 - 719_468
    offset = (zone_hours * 60 + zone_minutes) * (-1 if found.group(8) == "-" else 1)
    minutes = (days * 24 + hour) * 60 + minute - offset
    return (minutes * 60 + second) * 1000 + int((found.group(7) or "")[:3].ljust(3, "0"))


def _decimal(value: Any) -> Any:
    """JSON as conditions take it: every number a decimal one."""
    if type(value) is int:
        return float(value)
    if isinstance(value, list):
        return [_decimal(item) for item in value]
    return {name: _decimal(item) for name, item in value.items()} if isinstance(value, dict) else value


@dataclass
class Event:
    """An event as it was accepted: \`at\` in milliseconds since 1970, \`seq\` its position in the input, from 1."""

    id: str
    type: str
    source: str
    at: int
    seq: int
    correlation_id: Optional[str]
    data: Dict[str, Any]

    def as_value(self) -> Dict[str, Any]:
        """What conditions see of it."""
        seen = {
            "id": self.id,
            "type": self.type,
            "source": self.source,
            "time": Instant(self.at * 1_000_000),
            "data": self.data,
        }
        if self.correlation_id is not None:
            seen["correlation_id"] = self.correlation_id
        return seen


def read_event(cloud_event: Dict[str, Any], seq: int) -> Event:
    """Takes a CloudEvent (structured mode). Raises ValueError that names what is missing; nothing is invented."""
    for name in ("id", "source", "type", "time"):
        if not isinstance(cloud_event.get(name), str) or cloud_event[name] == "":
            raise ValueError(f"event {seq} has no {name!r}; a CloudEvent needs one")
    correlation_id = cloud_event.get("correlationid", cloud_event.get("correlation_id"))
    if correlation_id is not None and not isinstance(correlation_id, str):
        raise ValueError(f"the correlation id of event {seq} is no text")
    data = cloud_event.get("data", {})
    if not isinstance(data, dict):
        raise ValueError(f"'data' of event {seq} is no JSON object")
    return Event(
        cloud_event["id"],
        cloud_event["type"],
        cloud_event["source"],
        milliseconds_of(cloud_event["time"]),
        seq,
        correlation_id,
        _decimal(data),
    )


class Scope:
    """The names that a condition may read."""

    __slots__ = ("event", "steps")

    def __init__(self, event: Event, steps: Optional[Dict[str, Any]] = None) -> None:
        self.event = Value(event.as_value())
        self.steps = Value({} if steps is None else steps)

    @property
    def data(self) -> Value:
        return self.event.object("data")

    @property
    def source(self) -> Value:
        return self.event.text("source")

    @property
    def time(self) -> Value:
        return self.event.instant("time")

    @property
    def correlation_id(self) -> Value:
        return self.event.text("correlation_id")


Condition = Callable[[Scope], Value]


# The parts of a key. True and 1.0 are equal in Python, so the text of the key tells keys apart, and not the tuple.
Key = Tuple[Any, ...]


def _number_text(number: float) -> str:
    """A number as JSON has it in JavaScript."""
    if number == 0:
        return "0"
    if number == math.floor(number) and abs(number) < 1e21:
        return str(int(number))
    mantissa, _, exponent = repr(number).partition("e")
    if not exponent:
        return mantissa
    power = int(exponent)
    if -7 < power < 0:
        digits = mantissa.lstrip("-").replace(".", "")
        return ("-" if number < 0 else "") + "0." + "0" * (-power - 1) + digits
    return f"{mantissa[:-2] if mantissa.endswith('.0') else mantissa}e{'+' if power > 0 else '-'}{abs(power)}"


def json_text(part: Any) -> str:
    if type(part) is float:
        return _number_text(part)
    return json.dumps(part, ensure_ascii=False)


def key_text(key: Key) -> str:
    """The parts as JSON, joined by commas: 7 and "7" are two keys."""
    return ",".join(json_text(part) for part in key)


def find_key(event: Event, paths: Sequence[str]) -> Optional[Key]:
    """The values at the paths, or None where a part is missing, null, a list or an object."""
    parts: List[Any] = []
    for path in paths:
        names = json.loads(path) if path.startswith("[") else path.split(".")
        value: Any = {
            "data": event.data,
            "correlation_id": event.correlation_id,
            "source": event.source,
            "type": event.type,
            "id": event.id,
        }
        for name in names:
            value = value.get(name) if isinstance(value, dict) else None
        if not isinstance(value, (str, float, bool)):
            return None
        parts.append(value)
    return tuple(parts)
`;
