// Written by `node tooling/pythonRuntime.ts` from python/laban_choreography/values.py; change that file, and run it again.

/** The source of values.py. */
export const values: string = `"""What parts of a condition come to: Values, with the comparisons and the three-valued logic of CEL."""

from __future__ import annotations

import re
from typing import Any, Callable, List, Optional, Union

from .operations import (
    NoResult,
    a_text,
    add,
    contained,
    decimal_of,
    divide,
    equal,
    has_field,
    item_of,
    loaded,
    multiply,
    negative,
    ordered,
    rest,
    size_of,
    subtract,
    texts,
)


class Value:
    """What a part of a condition comes to.

    Comparisons follow CEL and not Python, and give Values; \`&\`, \`|\` and \`~\` are "and", "or" and "not" with three values.
    A Value is never asked whether it is true: \`if value:\` is a mistake, and raises.
    """

    __slots__ = ("raw",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, raw: Any) -> None:
        self.raw = raw

    def __bool__(self) -> bool:
        raise TypeError("A Value may be unknown: combine Values with &, | and ~, and ask holds().")

    def __repr__(self) -> str:
        return f"Value({self.raw!r})"

    # Comparisons.
    def __eq__(self, other: Any) -> "Value":  # type: ignore[override]
        return _both(self, other, equal)

    def __ne__(self, other: Any) -> "Value":  # type: ignore[override]
        return _both(self, other, lambda a, b: not equal(a, b))

    def __lt__(self, other: Any) -> "Value":
        return _both(self, other, lambda a, b: ordered(a, b, lambda x, y: x < y))

    def __le__(self, other: Any) -> "Value":
        return _both(self, other, lambda a, b: ordered(a, b, lambda x, y: x <= y))

    def __gt__(self, other: Any) -> "Value":
        return _both(self, other, lambda a, b: ordered(a, b, lambda x, y: x > y))

    def __ge__(self, other: Any) -> "Value":
        return _both(self, other, lambda a, b: ordered(a, b, lambda x, y: x >= y))

    def is_in(self, container: Any) -> "Value":
        """Whether this is an item of a list, or a name of an object."""
        return _both(self, container, contained)

    # Logic.
    def __and__(self, other: Any) -> "Value":
        left, right = self.raw, lit(other).raw
        if left is False or right is False:
            return Value(False)
        return Value(True) if left is True and right is True else Unknown("a part of an \`and\` is unknown")

    def __or__(self, other: Any) -> "Value":
        left, right = self.raw, lit(other).raw
        if left is True or right is True:
            return Value(True)
        return Value(False) if left is False and right is False else Unknown("a part of an \`or\` is unknown")

    def __invert__(self) -> "Value":
        if isinstance(self.raw, bool):
            return Value(not self.raw)
        return self if isinstance(self, Unknown) else Unknown("\`not\` wants true or false")

    # Arithmetic.
    def __add__(self, other: Any) -> "Value":
        return _both(self, other, add)

    def __sub__(self, other: Any) -> "Value":
        return _both(self, other, subtract)

    def __mul__(self, other: Any) -> "Value":
        return _both(self, other, multiply)

    def __truediv__(self, other: Any) -> "Value":
        return _both(self, other, divide)

    def __mod__(self, other: Any) -> "Value":
        return _both(self, other, rest)

    def __neg__(self) -> "Value":
        return _one(self, negative)

    # Reading objects and lists. Each says what it expects; anything else is unknown.
    def has(self, name: str) -> "Value":
        return _one(self, lambda holder: has_field(holder, name))

    def any(self, name: Any) -> "Value":
        """The field, whatever it is."""
        return self.item("any", name)

    def number(self, name: Any) -> "Value":
        return self.item("number", name)

    def whole(self, name: Any) -> "Value":
        """A whole number of 64 bits."""
        return self.item("whole", name)

    def text(self, name: Any) -> "Value":
        return self.item("text", name)

    def flag(self, name: Any) -> "Value":
        return self.item("flag", name)

    def object(self, name: Any) -> "Value":
        return self.item("object", name)

    def items(self, name: Any) -> "Value":
        return self.item("items", name)

    def instant(self, name: Any) -> "Value":
        return self.item("instant", name)

    def null(self, name: Any) -> "Value":
        return self.item("null", name)

    def item(self, kind: str, index: Any) -> "Value":
        """The field of an object or the item of a list, as this kind."""
        return _both(self, index, lambda holder, at: item_of(holder, at, kind))

    # Over the items of a list (or the names of an object).
    def exists(self, kind: str, body: Callable[["Value"], Any]) -> "Value":
        return _each(self, kind, lambda items: _folded(items, body, True))

    def all(self, kind: str, body: Callable[["Value"], Any]) -> "Value":
        return _each(self, kind, lambda items: _folded(items, body, False))

    def exists_one(self, kind: str, body: Callable[["Value"], Any]) -> "Value":
        def count(items: List[Value]) -> Value:
            answers = _answers(items, body)
            return answers if isinstance(answers, Unknown) else Value(answers.count(True) == 1)

        return _each(self, kind, count)

    def filter(self, kind: str, body: Callable[["Value"], Any]) -> "Value":
        def keep(items: List[Value]) -> Value:
            answers = _answers(items, body)
            if isinstance(answers, Unknown):
                return answers
            return Value([item.raw for item, answer in zip(items, answers) if answer])

        return _each(self, kind, keep)

    def map(self, kind: str, body: Callable[["Value"], Any]) -> "Value":
        def change(items: List[Value]) -> Value:
            changed: List[Any] = []
            for item in items:
                value = lit(body(item))
                if isinstance(value, Unknown):
                    return value
                changed.append(value.raw)
            return Value(changed)

        return _each(self, kind, change)

    # Texts and sizes.
    def size(self) -> "Value":
        return _one(self, size_of)

    def contains(self, part: Any) -> "Value":
        return _both(self, part, lambda text, piece: texts(text, piece) and piece in text)

    def starts_with(self, part: Any) -> "Value":
        return _both(self, part, lambda text, piece: texts(text, piece) and text.startswith(piece))

    def ends_with(self, part: Any) -> "Value":
        return _both(self, part, lambda text, piece: texts(text, piece) and text.endswith(piece))

    def matches(self, pattern: str) -> "Value":
        """Whether a part of the text matches; the exporter lets only patterns through that mean the same here."""
        return _both(self, pattern, lambda text, form: texts(text, form) and re.search(form, text, re.ASCII) is not None)

    def lower_ascii(self) -> "Value":
        return _one(self, lambda text: re.sub("[A-Z]", lambda found: found.group().lower(), a_text(text)))

    def upper_ascii(self) -> "Value":
        return _one(self, lambda text: re.sub("[a-z]", lambda found: found.group().upper(), a_text(text)))

    def to_number(self) -> "Value":
        return _one(self, decimal_of)


class Unknown(Value):
    """No value: a field that is not there, a value of another kind, an operation without a result. \`raw\` is the reason."""

    __slots__ = ()


def lit(raw: Any) -> Value:
    """A constant as a Value."""
    return raw if isinstance(raw, Value) else Value(raw)


def choose(condition: Any, then: Any, otherwise: Any) -> Value:
    """\`condition ? then : otherwise\`."""
    asked = lit(condition)
    if asked.raw is True:
        return lit(then)
    if asked.raw is False:
        return lit(otherwise)
    return asked if isinstance(asked, Unknown) else Unknown("true or false was asked")


def every(*parts: Any) -> Value:
    """\`and\` over many parts."""
    answer = lit(True)
    for part in parts:
        answer = answer & part
    return answer


def some(*parts: Any) -> Value:
    """\`or\` over many parts."""
    answer = lit(False)
    for part in parts:
        answer = answer | part
    return answer


def listed(*items: Any) -> Value:
    """A list of Values or constants; unknown where one of them is."""
    values = [lit(item) for item in items]
    for value in values:
        if isinstance(value, Unknown):
            return value
    return Value([value.raw for value in values])


def _one(value: Value, operation: Callable[[Any], Any]) -> Value:
    """What comes of one value; unknown where it is, or where nothing comes of it."""
    if isinstance(value, Unknown):
        return value
    try:
        return Value(operation(value.raw))
    except NoResult as reason:
        return Unknown(str(reason))


def _both(left: Value, right: Any, operation: Callable[[Any, Any], Any]) -> Value:
    """What comes of two values."""
    other = lit(right)
    if isinstance(left, Unknown):
        return left
    return other if isinstance(other, Unknown) else _one(left, lambda raw: operation(raw, other.raw))


def _each(container: Value, kind: str, fold: Callable[[List[Value]], Value]) -> Value:
    if isinstance(container, Unknown):
        return container
    if not isinstance(container.raw, (list, dict)):
        return Unknown("no list and no object")
    return fold([_one(Value(item), lambda raw: loaded(raw, kind, "an item")) for item in container.raw])


def _folded(items: List[Value], body: Callable[[Value], Any], until: bool) -> Value:
    unknown: Optional[Value] = None
    for item in items:
        answer = item if isinstance(item, Unknown) else lit(body(item))
        if answer.raw is until:
            return answer
        if not isinstance(answer.raw, bool):
            unknown = answer if isinstance(answer, Unknown) else Unknown("true or false was asked")
    return unknown if unknown is not None else Value(not until)


def _answers(items: List[Value], body: Callable[[Value], Any]) -> Union[List[bool], Unknown]:
    answers: List[bool] = []
    for item in items:
        answer = item if isinstance(item, Unknown) else lit(body(item))
        if not isinstance(answer.raw, bool):
            return answer if isinstance(answer, Unknown) else Unknown("true or false was asked")
        answers.append(answer.raw)
    return answers
`;
