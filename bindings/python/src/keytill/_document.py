"""From Python's values to documents. What a value becomes depends on what it is, not on where it stands."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Union

if TYPE_CHECKING:
    from keytill._money import Money
    from keytill.documents import Numbered

Document = Mapping[str, Any]
"""A document as it is in JSON. Decimals, money, moments and keytill's own values may stand in it."""

Number = Union[Decimal, str, int]
"""A decimal, or its text; never a float."""

MoneyLike = Union["Money", str]
"""Money, or its text: ``"98.00 CNY"``."""

Moment = Union[int, datetime]
"""A moment: milliseconds since 1970 in UTC, or a datetime with a time zone."""

Duration = Union[int, timedelta]
"""A span of time: milliseconds, or a timedelta."""

CommandId = Union[str, "Numbered", Document]
"""What makes a command unique: the host's own text, or a number in a client's session."""

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MILLISECOND = timedelta(milliseconds=1)

# More than keytill's longest decimal has, so that 1E+999999 is not written out before it is refused.
_MOST_DIGITS = 64


def decimal_text(value: Decimal) -> str:
    """A decimal without an exponent."""
    if not value.is_finite():
        raise ValueError(f"{value} is not a number that money can have")
    if abs(value.adjusted()) > _MOST_DIGITS or len(value.as_tuple().digits) > _MOST_DIGITS:
        raise ValueError("a decimal has at most 64 digits")
    return format(value, "f")


def milliseconds(value: object) -> int:
    """A moment or a span as a number of milliseconds."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a datetime without a time zone is no moment")
        return (value - _EPOCH) // _MILLISECOND
    if isinstance(value, timedelta):
        return value // _MILLISECOND
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"expected milliseconds, a datetime or a timedelta, not {type(value).__name__}")


def to_json(document: object) -> str:
    """A document as JSON; text is taken for JSON already."""
    if isinstance(document, str):
        return document
    written = getattr(document, "to_document", None)
    if written is None and not isinstance(document, Mapping):
        raise TypeError(f"expected JSON text, a mapping or a document, not {type(document).__name__}")
    return json_text(document)


def json_text(value: object) -> str:
    """Any value as JSON."""
    try:
        return json.dumps(value, default=_plain, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    except RecursionError:
        raise ValueError("the document is nested too deep") from None


def _plain(value: Any) -> object:
    """What JSON has no form for."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, (datetime, timedelta)):
        return milliseconds(value)
    written = getattr(value, "to_document", None)
    if written is not None and not isinstance(value, type):
        return written()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview)):
        return list(value)
    if type(value).__name__ == "Money":
        return str(value)
    raise TypeError(f"a {type(value).__name__} has no place in a document")
