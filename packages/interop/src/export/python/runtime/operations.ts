// Written by `node tooling/pythonRuntime.ts` from python/laban_choreography/operations.py; change that file, and run it again.

/** The source of operations.py. */
export const operations: string = `"""Operations on raw values, as CEL has them: each gives a raw value, or raises NoResult with the reason.

Raw values are Python's own: None, bool, str, int (a whole number of 64 bits), float (a decimal one), list, dict, and the
two below. Numbers of JSON are decimal ones until something says "whole".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable, Optional, Tuple

INT_MIN, INT_MAX = -(2**63), 2**63 - 1


@dataclass(frozen=True, order=True)
class Instant:
    """A moment, in nanoseconds since 1970."""

    nanos: int


@dataclass(frozen=True, order=True)
class Span:
    """A length of time, in nanoseconds."""

    nanos: int


class NoResult(Exception):
    """An operation that these values have not, or that has no result for them."""


def is_number(raw: Any) -> bool:
    """True and False are no numbers here."""
    return type(raw) in (int, float)


# Comparisons.


def comparable(left: Any, right: Any) -> Optional[Tuple[Any, Any]]:
    """Two values that have an order, or None. A whole number beside a decimal one is taken for the nearest decimal one."""
    if is_number(left) and is_number(right):
        return (left, right) if type(left) is type(right) else (float(left), float(right))
    for kind in (str, bool, Instant, Span):
        if type(left) is kind and type(right) is kind:
            return left, right
    return None


def ordered(left: Any, right: Any, holds: Callable[[Any, Any], bool]) -> bool:
    pair = comparable(left, right)
    if pair is None:
        raise NoResult("values without an order")
    return holds(*pair)


def equal(left: Any, right: Any) -> bool:
    """Values of different kinds are different, never an error; True is not 1."""
    if is_number(left) and is_number(right):
        pair = comparable(left, right)
        return pair is not None and pair[0] == pair[1]
    if type(left) is not type(right):
        return False
    if isinstance(left, list):
        return len(left) == len(right) and all(equal(a, b) for a, b in zip(left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(equal(value, right[name]) for name, value in left.items())
    return left == right


def contained(item: Any, container: Any) -> bool:
    """Whether it is an item of the list, or a name of the object."""
    if isinstance(container, list):
        return any(equal(item, each) for each in container)
    if isinstance(container, dict):
        return isinstance(item, str) and item in container
    raise NoResult("nothing that something could be in")


# Arithmetic: whole numbers of 64 bits never wrap, and the two kinds of numbers never mix.


def _checked(result: Any) -> Any:
    if type(result) is int and not INT_MIN <= result <= INT_MAX:
        raise NoResult("more than 64 bits hold")
    return result


def _same_numbers(left: Any, right: Any) -> None:
    if not is_number(left) or type(left) is not type(right):
        raise NoResult("numbers of different kinds, or none")


def add(left: Any, right: Any) -> Any:
    if is_number(left) and type(left) is type(right):
        return _checked(left + right)
    if (type(left), type(right)) in ((str, str), (list, list)):
        return left + right
    if isinstance(left, Span) and isinstance(right, (Span, Instant)):
        return type(right)(left.nanos + right.nanos)
    if isinstance(left, Instant) and isinstance(right, Span):
        return Instant(left.nanos + right.nanos)
    raise NoResult("values that cannot be added")


def subtract(left: Any, right: Any) -> Any:
    if is_number(left) and type(left) is type(right):
        return _checked(left - right)
    if isinstance(left, Instant) and isinstance(right, Instant):
        return Span(_checked(left.nanos - right.nanos))
    if isinstance(left, (Instant, Span)) and isinstance(right, Span):
        return type(left)(left.nanos - right.nanos)
    raise NoResult("values that cannot be subtracted")


def multiply(left: Any, right: Any) -> Any:
    _same_numbers(left, right)
    return _checked(left * right)


def divide(left: Any, right: Any) -> Any:
    """Whole numbers without the rest; decimal ones by nought are infinite, or no number."""
    _same_numbers(left, right)
    if type(left) is int:
        if right == 0:
            raise NoResult("a division by nought")
        quotient = abs(left) // abs(right)
        return _checked(quotient if (left < 0) == (right < 0) else -quotient)
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def rest(left: Any, right: Any) -> Any:
    """The rest of a division of whole numbers, with the sign of the first."""
    _same_numbers(left, right)
    if type(left) is not int or right == 0:
        raise NoResult("only a division of whole numbers has a rest")
    size = abs(left) % abs(right)
    return size if left >= 0 else -size


def negative(raw: Any) -> Any:
    if isinstance(raw, Span):
        return Span(-raw.nanos)
    if not is_number(raw):
        raise NoResult("only numbers and spans have an opposite")
    return _checked(-raw)


def decimal_of(raw: Any) -> float:
    if not is_number(raw):
        raise NoResult("no number")
    return float(raw)


# Objects, lists and texts.


def has_field(holder: Any, name: str) -> bool:
    if not isinstance(holder, dict):
        raise NoResult(f"no object to look for {name} in")
    return name in holder


def item_of(holder: Any, at: Any, kind: str) -> Any:
    """The field of an object or the item of a list, as this kind."""
    if isinstance(holder, dict):
        if isinstance(at, str) and at in holder:
            return loaded(holder[at], kind, at)
        raise NoResult(f"{at} is missing")
    if isinstance(holder, list) and is_number(at) and math.isfinite(at) and at == at // 1:
        position = int(at)
        if 0 <= position < len(holder):
            return loaded(holder[position], kind, at)
        raise NoResult(f"{at} is missing")
    raise NoResult(f"there is no {at} in this")


_KINDS = {
    "number": float,
    "text": str,
    "flag": bool,
    "object": dict,
    "items": list,
    "instant": Instant,
    "null": type(None),
}


def loaded(raw: Any, kind: str, name: Any) -> Any:
    """The raw value as what the condition takes it for ("any", "whole", or a kind above)."""
    if kind == "any":
        return raw
    if kind == "whole":
        if type(raw) is int:
            return raw
        if type(raw) is float and math.isfinite(raw) and raw == math.floor(raw) and INT_MIN <= raw < 2.0**63:
            return int(raw)
        raise NoResult(f"{name} is not a whole number")
    if type(raw) is not _KINDS[kind]:
        raise NoResult(f"{name} is not what its schema says ({kind})")
    return raw


def size_of(raw: Any) -> int:
    if not isinstance(raw, (str, list, dict)):
        raise NoResult("only texts, lists and objects have a size")
    return len(raw)


def a_text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise NoResult("a text was asked for")
    return raw


def texts(left: Any, right: Any) -> bool:
    """True where both are texts."""
    return a_text(left) == left and a_text(right) == right
`;
