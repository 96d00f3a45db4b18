from __future__ import annotations

import json
from typing import Any

from keytill import _native
from keytill._document import Document, to_json
from keytill._rejected import rejections


class Pricer:
    """Prices carts by one price book. It never changes, so threads may share it."""

    __slots__ = ("_native",)

    def __init__(self, price_book: Document) -> None:
        """Reads and checks a price book.

        Raises :class:`Rejected` when it is no price book, or breaks one of its rules.
        """
        with rejections():
            self._native = _native.Pricer(to_json(price_book))

    def quote(self, cart: Document) -> dict[str, Any]:
        """Prices a cart.

        Raises :class:`Rejected` when it is no cart, or cannot be priced.
        """
        with rejections():
            quote: dict[str, Any] = json.loads(self._native.quote_json(to_json(cart)))
        return quote

    @property
    def digest(self) -> str:
        """The price book's digest: the same book gives the same one in every language."""
        return self._native.digest()

    def __repr__(self) -> str:
        return f"<Pricer {self.digest}>"
