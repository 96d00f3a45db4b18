"""keytill: the shop engine that you embed.

    >>> from keytill import Pricer, Rejected
    >>> pricer = Pricer(price_book)
    >>> quote = pricer.quote(cart)

Documents are JSON text or dictionaries. Money and rates in them are decimal text (``"98.00"``) or
:class:`decimal.Decimal`, never floats.
"""

from keytill._pricer import Pricer
from keytill._rejected import Rejected

__all__ = ["Pricer", "Rejected"]
