from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Optional

from keytill._value import trusted

if TYPE_CHECKING:
    from keytill import _native
    from keytill.documents import Quote


class Rejected(Exception):
    """The machine refused, and nothing has changed.

    ``str(error)`` is the reason in plain English, ``code`` the stable code to decide by, and ``params`` holds what the
    sentence speaks of, by name. Where a price is not what the buyer saw, ``seen`` and ``now`` are both quotes.
    """

    code: str
    """The stable code, such as ``stock.insufficient``: the same in every language."""

    params: Mapping[str, str]
    """What the sentence speaks of, by name."""

    def __init__(
        self, code: str, params: Mapping[str, str], message: str, quotes: Optional[Mapping[str, Any]] = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.params = dict(params)
        self._quotes = {which: (quotes or {}).get(which) for which in ("seen", "now")}

    @property
    def seen(self) -> Optional[Quote]:
        """The quote that the buyer's price book makes, where the shop knows it."""
        return self._quote("seen")

    @property
    def now(self) -> Optional[Quote]:
        """The quote now."""
        return self._quote("now")

    def _quote(self, which: str) -> Optional[Quote]:
        from keytill.documents import Quote

        quote = self._quotes.get(which)
        return None if quote is None else Quote._of(quote)

    def __repr__(self) -> str:
        return f"Rejected({self.code!r}, {self.params!r}, {str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rejected):
            return NotImplemented
        return (self.code, self.params, self.args, self._quotes) == (
            other.code,
            other.params,
            other.args,
            other._quotes,
        )

    def __hash__(self) -> int:
        return hash((self.code, self.args))

    def __reduce__(self) -> tuple[type[Rejected], tuple[object, ...]]:
        return (type(self), (self.code, self.params, str(self), self._quotes))


def carried(error: _native.Rejection.Rejected) -> Rejected:
    """A refusal of the native library."""
    params = {param.name: param.value for param in error.params}
    quotes = None if error.price_change is None else trusted(error.price_change)
    return Rejected(error.code, params, error.sentence, quotes)


def told(rejection: Mapping[str, Any]) -> Rejected:
    """A refusal that stands in a document."""
    return Rejected(rejection["code"], rejection["params"], rejection["sentence"], rejection)
