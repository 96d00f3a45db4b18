from __future__ import annotations

from decimal import Decimal
from typing import NoReturn, Union

from keytill._document import decimal_text


class Money:
    """An amount in a currency, such as ``Money("98.00", "CNY")`` or ``Money.parse("98.00 CNY")``.

    It never changes. Amounts of one currency are added, subtracted and compared; ``Money("1.0", "CNY")`` equals
    ``Money("1", "CNY")``.
    """

    __slots__ = ("_amount", "_currency")
    __match_args__ = ("amount", "currency")

    _amount: Decimal
    _currency: str

    def __init__(self, amount: Union[Decimal, str, int], currency: str) -> None:
        if not isinstance(currency, str):
            raise TypeError(f"a currency is text, not {type(currency).__name__}")
        decimal = to_decimal(amount)
        object.__setattr__(self, "_amount", decimal)
        object.__setattr__(self, "_currency", currency)

    @classmethod
    def parse(cls, text: str) -> Money:
        """From its text, ``"98.00 CNY"``."""
        amount, space, currency = text.partition(" ")
        if not space:
            raise ValueError(f"{text!r} is not money, such as '98.00 CNY'")
        return cls(amount, currency)

    @property
    def amount(self) -> Decimal:
        """How much, in major units."""
        return self._amount

    @property
    def currency(self) -> str:
        """The currency's code."""
        return self._currency

    def __str__(self) -> str:
        return f"{decimal_text(self._amount)} {self._currency}"

    def __repr__(self) -> str:
        return f"Money('{decimal_text(self._amount)}', '{self._currency}')"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return (self._amount, self._currency) == (other._amount, other._currency)

    def __hash__(self) -> int:
        return hash((self._amount, self._currency))

    def __lt__(self, other: Money) -> bool:
        return self._amount < self._beside(other)

    def __le__(self, other: Money) -> bool:
        return self._amount <= self._beside(other)

    def __gt__(self, other: Money) -> bool:
        return self._amount > self._beside(other)

    def __ge__(self, other: Money) -> bool:
        return self._amount >= self._beside(other)

    def __add__(self, other: Money) -> Money:
        return Money(self._amount + self._beside(other), self._currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self._amount - self._beside(other), self._currency)

    def __neg__(self) -> Money:
        return Money(-self._amount, self._currency)

    def __bool__(self) -> bool:
        return bool(self._amount)

    def _beside(self, other: object) -> Decimal:
        if not isinstance(other, Money):
            raise TypeError(f"{self} and a {type(other).__name__} cannot be reckoned together")
        if other._currency != self._currency:
            raise ValueError(f"{self} and {other} are of different currencies")
        return other._amount

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("money never changes")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("money never changes")

    def __reduce__(self) -> tuple[type[Money], tuple[Decimal, str]]:
        return (type(self), (self._amount, self._currency))


def to_decimal(value: object) -> Decimal:
    """A decimal from a decimal, an integer or its text; never from a float."""
    if isinstance(value, Decimal):
        decimal = value
    elif isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        try:
            decimal = Decimal(value)
        except ArithmeticError:
            raise ValueError(f"{value!r} is not a decimal") from None
    else:
        raise TypeError(f"expected a Decimal or its text, not {type(value).__name__}")
    decimal_text(decimal)
    return decimal
