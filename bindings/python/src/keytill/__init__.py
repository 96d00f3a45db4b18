"""keytill: the shop engine that you embed.

    >>> from keytill import Cart, Rejected, Shop
    >>> shop = Shop("demo", currency="CNY")
    >>> quote = shop.quote(Cart(channel="wechat", buyer="u-7", lines={"gift-card-50": 2}))

Documents are the classes of :mod:`keytill.documents`, dictionaries with the same members, or JSON text. Money and rates are
:class:`decimal.Decimal` or decimal text (``"98.00"``), never floats. Moments are milliseconds since 1970 or datetimes.
"""

from keytill import documents
from keytill._calculators import (
    KeyFormat,
    Plan,
    Pricer,
    Sealer,
    allocate,
    journal_lines,
    journal_records,
    verify_journal,
)
from keytill._cart import Cart
from keytill._money import Money
from keytill._rejected import Rejected
from keytill._shop import Recovered, Shop
from keytill.documents import CartLine, Command, Done, Event, Quote, Reply

__all__ = [
    "Cart",
    "CartLine",
    "Command",
    "Done",
    "Event",
    "KeyFormat",
    "Money",
    "Plan",
    "Pricer",
    "Quote",
    "Recovered",
    "Rejected",
    "Reply",
    "Sealer",
    "Shop",
    "allocate",
    "documents",
    "journal_lines",
    "journal_records",
    "verify_journal",
]
