from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Union

Document = Union[str, Mapping[str, Any]]


def to_json(document: Document) -> str:
    """A document as JSON; text is taken for JSON already."""
    if isinstance(document, str):
        return document
    if not isinstance(document, Mapping):
        raise TypeError(f"expected JSON text or a mapping, not {type(document).__name__}")
    return json.dumps(document, default=_plain, allow_nan=False, ensure_ascii=False)


def _plain(value: object) -> object:
    """What JSON has no form for: decimals become text, other mappings become dictionaries."""
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} is not a number that money can have")
        return format(value, "f")
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a {type(value).__name__} has no place in a document")
