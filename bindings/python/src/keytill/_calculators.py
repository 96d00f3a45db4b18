from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, Optional, Union

from keytill import _native
from keytill import documents as d
from keytill._call import Held, call
from keytill._document import Document, MoneyLike, Number, decimal_text, json_text, to_json
from keytill._money import Money, to_decimal
from keytill._value import trusted

Language = Literal["english", "chinese"]
"""The languages that explanations are written in."""


def _language(language: str) -> _native.Language:
    if language not in ("english", "chinese"):
        raise ValueError(f"{language!r} is neither 'english' nor 'chinese'")
    return _native.Language.CHINESE if language == "chinese" else _native.Language.ENGLISH


def quoted(text: str, cart: object) -> d.Quote:
    """A quote that remembers its cart."""
    quote = d.Quote._of(trusted(text))
    quote.__dict__["_cart"] = cart
    return quote


class Pricer(Held[_native.Pricer]):
    """Prices carts by one price book, whole or in its public form. It never changes, so threads may share it."""

    __slots__ = ()

    def __init__(self, price_book: Union[d.PriceBook, Document, str]) -> None:
        """Reads and checks a price book.

        Raises :class:`Rejected` when it is no price book, or breaks one of its rules.
        """
        self._handle = call(_native.Pricer, to_json(price_book))

    def quote(self, cart: Union[d.Cart, Document, str]) -> d.Quote:
        """Prices a cart, and tells why step by step.

        Raises :class:`Rejected` when it is no cart, or cannot be priced.
        """
        return quoted(call(self._native.quote_json, to_json(cart)), cart)

    def price(self, cart: Union[d.Cart, Document, str]) -> d.Quote:
        """As :meth:`quote`, without the trace: the same amounts, faster."""
        return quoted(call(self._native.price_json, to_json(cart)), cart)

    def quote_json(self, cart: str) -> str:
        """:meth:`quote` from JSON to JSON."""
        return call(self._native.quote_json, cart)

    def price_json(self, cart: str) -> str:
        """:meth:`price` from JSON to JSON: the fastest way."""
        return call(self._native.price_json, cart)

    def explain(self, cart: Union[d.Cart, Document, str], language: Language = "english") -> str:
        """Why a cart costs what it costs: every step and every sum, for people."""
        return call(self._native.explain, to_json(cart), _language(language))

    def best_coupons(self, cart: Union[d.Cart, Document, str], held: Sequence[str]) -> d.BestCoupons:
        """The coupons with which a cart costs the least, of those that the buyer holds."""
        return d.BestCoupons._of(
            trusted(call(self._native.best_coupons_json, to_json(cart), json_text(list(held))))
        )

    def lint(self, settings: Union[d.LintSettings, Document, None] = None) -> Sequence[d.Finding]:
        """What is wrong with the book."""
        text = "{}" if settings is None else to_json(settings)
        return tuple(map(d.Finding._of, trusted(call(self._native.lint_json, text))))

    def with_grants(self, grants: Sequence[Union[d.Grant, Document]]) -> Pricer:
        """The same price book with the offers that grants bring."""
        pricer = Pricer.__new__(Pricer)
        pricer._handle = call(self._native.with_grants, json_text(list(grants)))
        return pricer

    def grant(self, code: str) -> d.Grant:
        """What lets a device use a coupon's code."""
        return d.Grant._of(trusted(call(self._native.grant_json, code)))

    def public(self, buyer: Optional[str] = None) -> d.PriceBook:
        """The price book's public form, for devices; with the prices agreed with a buyer where one is named."""
        return d.PriceBook._of(trusted(call(self._native.public_json, buyer)))

    @property
    def book(self) -> d.PriceBook:
        """The price book as it was read."""
        return d.PriceBook._of(trusted(call(self._native.book_json)))

    @property
    def digest(self) -> str:
        """The price book's digest: the same book has the same one in every language, and so has its public form."""
        return call(self._native.digest)

    def __repr__(self) -> str:
        return "<Pricer, closed>" if self.closed else f"<Pricer {self.digest}>"


class Plan(Held[_native.Plan]):
    """A commission plan. It never changes, so threads may share it."""

    __slots__ = ()

    def __init__(self, plan: Union[d.CommissionPlan, Document, str]) -> None:
        """Reads and checks a plan.

        Raises :class:`Rejected` when it is no plan, is not sound, or can pay more than its cap.
        """
        self._handle = call(_native.Plan, to_json(plan))

    def pay(self, sale: Union[d.Sale, Document, str]) -> d.Commissions:
        """What a sale pays, and why."""
        return d.Commissions._of(trusted(call(self._native.pay_json, to_json(sale))))

    def bound(self) -> d.Bound:
        """The most that the plan can pay, with the sale that comes closest."""
        return d.Bound._of(trusted(call(self._native.bound_json)))

    def lint(self, policy: Union[d.Policy, Document, str, None] = None) -> d.PlanFindings:
        """What a policy says of the plan; that of mainland China where none is given."""
        return d.PlanFindings._of(
            trusted(call(self._native.lint_json, None if policy is None else to_json(policy)))
        )

    def simulate(self, market: Union[d.Market, Document, str]) -> d.Simulated:
        """What the plan comes to in a market that is made up."""
        return d.Simulated._of(trusted(call(self._native.simulate_json, to_json(market))))


class KeyFormat(Held[_native.KeyFormat]):
    """How the keys of a file are written: its layout, its fields, what makes a key good."""

    __slots__ = ()

    def __init__(self, format: Union[d.KeyFormat, Document, str]) -> None:
        """Reads and checks a format.

        Raises :class:`Rejected` when it is no format.
        """
        self._handle = call(_native.KeyFormat, to_json(format))

    def parse(self, file: bytes) -> d.KeyFileReport:
        """What a key file holds, without its secrets. Bad lines stand in the report."""
        return d.KeyFileReport._of(trusted(call(self._native.parse, file)))


class Sealer(Held[_native.Sealer]):
    """Seals and opens keys in the host: the machine sees only what is sealed."""

    __slots__ = ()

    def __init__(
        self, key_id: int, sealing: bytes, fingerprint: bytes, *, older: Mapping[int, bytes] = {}
    ) -> None:
        """A sealer with the key that seals from now on, its number, and the key of fingerprints; each has 32 bytes.

        It opens also what the `older` keys sealed, by their numbers. Raises :class:`Rejected` for keys of another length.
        """
        olds = [_native.OlderKey(key_id=number, sealing=key) for number, key in older.items()]
        self._handle = call(_native.Sealer, key_id, sealing, fingerprint, olds)

    def seal(
        self, shop: str, pool: str, format: Union[d.KeyFormat, Document, str], file: bytes
    ) -> d.SealedKeys:
        """Reads a key file by a format and seals its keys for a pool; its `keys` go into ``import_keys``."""
        return d.SealedKeys._of(trusted(call(self._native.seal, shop, pool, to_json(format), file)))

    def seal_reusable(self, shop: str, variant: str, fields: Sequence[str]) -> d.SealedKey:
        """Seals the reusable key of a variant from its fields."""
        return d.SealedKey._of(
            trusted(call(self._native.seal_reusable, shop, variant, json_text(list(fields))))
        )

    def open(self, shop: str, pool: str, sealed: Union[d.SealedKey, Document, str]) -> tuple[str, ...]:
        """Opens a key of a pool: its fields, in the order that the format declares.

        Raises :class:`Rejected` for what was sealed for another shop or pool, or by a key that is not here.
        """
        return tuple(json.loads(call(self._native.open, shop, pool, to_json(sealed))))

    def open_reusable(
        self, shop: str, variant: str, sealed: Union[d.SealedKey, Document, str]
    ) -> tuple[str, ...]:
        """Opens the reusable key of a variant."""
        return tuple(json.loads(call(self._native.open_reusable, shop, variant, to_json(sealed))))

    def __repr__(self) -> str:
        return "<Sealer>"


def allocate(
    total: MoneyLike, weights: Sequence[Number], rule: Optional[d.AllocationRule] = None
) -> list[Money]:
    """Splits money in proportion to weights so that the parts add up to it exactly.

    Raises :class:`Rejected` for an amount finer than its currency, a negative weight, or a total without parts.
    """
    money = Money.parse(total) if isinstance(total, str) else total
    if not isinstance(money, Money):
        raise TypeError(f"expected Money or its text, not {type(total).__name__}")
    split: dict[str, Any] = {
        "total": decimal_text(money.amount),
        "currency": money.currency,
        "weights": [decimal_text(to_decimal(weight)) for weight in weights],
    }
    if rule is not None:
        split["rule"] = rule
    parts = json.loads(call(_native.allocate, json_text(split)))
    return [Money(Decimal(part), money.currency) for part in parts]


def verify_journal(journal: bytes) -> d.Verified:
    """Checks every record of a journal and the chain of their digests.

    Raises :class:`Rejected` with the first record that is damaged, and why.
    """
    return d.Verified._of(trusted(call(_native.verify_journal, journal)))


def journal_records(journal: bytes) -> Iterator[d.JournalRecord]:
    """The records of a journal, from its beginning, one after the other.

    Raises :class:`Rejected` with the first record that is damaged, and why.
    """
    for line in journal_lines(journal):
        yield d.JournalRecord._of(trusted(line))


def journal_lines(journal: bytes) -> Iterator[str]:
    """The same as lines of JSON, for people and their tools."""
    return iter(call(_native.journal_lines, journal).splitlines())
