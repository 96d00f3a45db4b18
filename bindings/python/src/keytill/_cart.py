from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Optional, Union

from keytill._document import Document, Moment, milliseconds
from keytill._value import Value

if TYPE_CHECKING:
    from keytill.documents import BuyerFacts, CartLine


class Cart(Value):
    """What somebody wants to buy, and what is known about the buyer.

    Lines are ``{"gift-card-50": 2}`` or a list of :class:`~keytill.documents.CartLine`.
    """

    channel: str
    """Where it comes from."""

    lines: Sequence[CartLine]
    """1 to 1000 lines, each of another variant."""

    buyer: Optional[str] = None
    """Who buys; nobody for a guest."""

    coupons: Sequence[str] = ()
    """Coupon codes, at most 64."""

    payment_method: Optional[str] = None
    """How it will be paid."""

    at: int = 0
    """The moment that it is quoted for, in milliseconds since 1970 in UTC."""

    facts: Optional[BuyerFacts] = None
    """What is known about the buyer."""

    currency: Optional[str] = None
    """The currency to pay in; the book's when left out."""

    shipping: Optional[str] = None
    """How it will be shipped; nothing is shipped when left out."""

    region: Optional[str] = None
    """Where it is taxed; at home when left out."""

    def __init__(
        self,
        channel: str,
        lines: Union[Mapping[str, int], Sequence[Union[CartLine, Document]]],
        buyer: Optional[str] = None,
        *,
        coupons: Sequence[str] = (),
        payment_method: Optional[str] = None,
        at: Moment = 0,
        facts: Optional[Union[BuyerFacts, Document]] = None,
        currency: Optional[str] = None,
        shipping: Optional[str] = None,
        region: Optional[str] = None,
    ) -> None:
        if isinstance(lines, Mapping):
            lines = [{"variant": variant, "quantity": quantity} for variant, quantity in lines.items()]
        self._hold(
            {
                "channel": channel,
                "lines": lines,
                "buyer": buyer,
                "coupons": coupons,
                "payment_method": payment_method,
                "at": milliseconds(at),
                "facts": facts,
                "currency": currency,
                "shipping": shipping,
                "region": region,
            }
        )
