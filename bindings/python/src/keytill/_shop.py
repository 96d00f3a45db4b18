from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Callable, Optional, Union

from keytill import _native
from keytill import documents as d
from keytill._calculators import quoted
from keytill._call import Held, call
from keytill._document import CommandId, Document, Moment, MoneyLike, json_text, milliseconds, to_json
from keytill._methods import Commands, Reads
from keytill._money import Money
from keytill._rejected import Rejected, told
from keytill._value import reader_of, trusted


class Shop(Held[_native.Shop], Commands, Reads):
    """A shop with its journal: the whole machine. Threads may share it.

    The journal's bytes are the shop: whoever has them has everything. A command's record waits in memory until
    :meth:`take_journal`, and the rule is: **take it, make it durable, and only then tell anybody the outcome.** Several
    commands may be executed before, and their records stored with one write.

    Where a write fails, the shop is ahead of its journal: write the same bytes again, or drop the shop and
    :meth:`recover` from what is stored. Commands whose outcome was never told are repeated by those who asked, and
    answered as before if their record was stored after all.

    >>> shop = Shop("demo", currency="CNY")
    >>> done = shop.put_channel({"id": "web"}, id="c-1", at=1795321884000)
    >>> stored = shop.take_journal()
    """

    __slots__ = ()

    def __init__(
        self,
        id: str,
        settings: Union[d.Settings, Document, str, None] = None,
        *,
        currency: Optional[str] = None,
    ) -> None:
        """Opens a new shop. The record that opens it waits to be taken.

        Raises :class:`Rejected` when it is no id, or a setting is out of its range.
        """
        text = "{}" if settings is None else to_json(settings)
        if currency is not None:
            given: dict[str, Any] = dict(trusted(text))
            given["currency"] = currency
            text = json_text(given)
        self._handle = call(_native.Shop.open, id, text)

    @classmethod
    def from_snapshot(cls, snapshot: bytes) -> Shop:
        """The shop as a snapshot has it.

        Raises :class:`Rejected` when the bytes are no snapshot, or not what was written.
        """
        return _wrapped(call(_native.Shop.restore, snapshot))

    @classmethod
    def recover(cls, journal: bytes, snapshot: Optional[bytes] = None) -> Recovered:
        """The shop as a journal has it, from a snapshot on where there is one.

        The journal is either all of it or the part after the snapshot. A damaged end (a torn write) is told and left out.
        Raises :class:`Rejected` when snapshot or opening cannot be read, or they are not of one shop.
        """
        recovered = call(_native.recover_shop, journal, snapshot)
        damage = None if recovered.damage is None else told(trusted(recovered.damage))
        return Recovered(_wrapped(recovered.shop), recovered.good_bytes, damage)

    def execute(self, command: Union[d.Command, Document, str]) -> d.Done:
        """Executes a command. One that was answered before is answered again and does nothing.

        Raises :class:`Rejected` where the machine refuses; nothing has changed, and the command's id may be used again.
        """
        return d.Done._of(trusted(call(self._native.execute_json, to_json(command))))

    def execute_json(self, command: str) -> str:
        """:meth:`execute` from JSON to JSON."""
        return call(self._native.execute_json, command)

    def execute_cbor(self, command: bytes) -> bytes:
        """:meth:`execute` for hosts that speak bytes: CBOR with numbered fields in, CBOR with JSON's names out."""
        return call(self._native.execute_cbor, command)

    def execute_batch(
        self, commands: Sequence[Union[d.Command, Document]], *, stop_at_rejection: bool = False
    ) -> list[Union[d.Done, Rejected]]:
        """Executes commands in their order: what came of each, done or rejected.

        A rejected command undoes nothing; those after it are executed too, or left out where it shall stop there. Raises
        :class:`Rejected` when this is no list of commands; then none was executed.
        """
        outcomes = trusted(
            self.execute_batch_json(json_text(list(commands)), stop_at_rejection=stop_at_rejection)
        )
        return [told(one["rejection"]) if "rejection" in one else d.Done._of(one) for one in outcomes]

    def execute_batch_json(self, commands: str, *, stop_at_rejection: bool = False) -> str:
        """:meth:`execute_batch` from JSON to JSON."""
        return call(self._native.execute_batch_json, commands, stop_at_rejection)

    def execute_batch_cbor(self, commands: bytes, *, stop_at_rejection: bool = False) -> bytes:
        """:meth:`execute_batch` for hosts that speak bytes."""
        return call(self._native.execute_batch_cbor, commands, stop_at_rejection)

    def decide(self, command: Union[d.Command, Document, str]) -> Sequence[d.Event]:
        """What a command would do now. Changes nothing.

        Raises :class:`Rejected` as the command would get it.
        """
        return d.Decided._of(trusted(call(self._native.decide_json, to_json(command)))).events

    def quote(self, cart: Union[d.Cart, Document, str]) -> d.Quote:
        """Prices a cart by the price book in force. What the shop knows of the buyer counts, not what the cart says.

        Raises :class:`Rejected` when it is no cart, or cannot be priced.
        """
        return quoted(call(self._native.quote_json, to_json(cart)), cart)

    def quote_json(self, cart: str) -> str:
        """:meth:`quote` from JSON to JSON."""
        return call(self._native.quote_json, cart)

    def quote_resized(self, order: str, cart: Union[d.Cart, Document]) -> d.Quote:
        """A cart that takes the place of what an unpaid order buys."""
        return quoted(self.ask_json(json_text({"quote_resized": {"order": order, "cart": cart}})), cart)

    def best_coupons(self, cart: Union[d.Cart, Document, str], held: Sequence[str]) -> d.BestCoupons:
        """The best of the coupons that a buyer holds, of those that may be used once more."""
        return d.BestCoupons._of(
            trusted(call(self._native.best_coupons_json, to_json(cart), json_text(list(held))))
        )

    def ask_json(self, query: str) -> str:
        """Any read from JSON to JSON: ``{"order": {"order": "o-1"}}``."""
        return call(self._native.ask_json, query)

    def place_order(
        self,
        order: str,
        quote: Union[d.Quote, d.Cart, Document],
        *,
        id: CommandId,
        at: Moment,
        book: Optional[str] = None,
        total: Optional[MoneyLike] = None,
        contact: Optional[str] = None,
        device: Optional[str] = None,
        lookup_secret: Optional[str] = None,
        answers: Optional[Sequence[Union[d.LineAnswers, Document]]] = None,
        reservation: Optional[str] = None,
        gift: Optional[Union[d.GiftTerms, Document]] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Places an order at the price that the buyer saw.

        :param order: The order, new in the shop.
        :param quote: The quote that the buyer saw; or a cart, with `book` and `total` beside it.
        :param book: The digest of the price book that made the price; the quote's.
        :param total: The total that the buyer saw; the quote's.
        :param contact: What the buyer can be reached at, hashed by the host.
        :param device: The host's fingerprint of the device, opaque.
        :param lookup_secret: What opens the order to whoever knows the contact too, sealed by the host.
        :param answers: What the buyer answers to the forms of manual services.
        :param reservation: A reservation whose units the order takes over.
        :param gift: Makes it a gift: whoever claims it receives it.
        """
        cart: object = quote
        if isinstance(quote, d.Quote):
            cart = _cart_of(quote)
            book = quote.digest if book is None else book
            total = Money(quote.total, quote.currency) if total is None else total
        body: dict[str, object] = {
            "order": order,
            "cart": cart,
            "book": book,
            "total": total,
            "contact": contact,
            "device": device,
            "lookup_secret": lookup_secret,
            "answers": answers,
            "reservation": reservation,
            "gift": gift,
        }
        return self._command("place_order", body, id, at, trace, expected_version)

    def take_journal(self) -> bytes:
        """The bytes to be added to the journal, in the order of the commands; nothing is handed out twice."""
        return call(self._native.take_journal)

    @property
    def untaken(self) -> int:
        """How many bytes wait to be taken."""
        return call(self._native.untaken)

    def snapshot(self) -> bytes:
        """The whole state as bytes. Store it only once every byte of the journal taken before it is durable."""
        return call(self._native.snapshot)

    @property
    def digest(self) -> str:
        """The digest of the state: the same state has the same one in every language. Costs a pass over the state."""
        return call(self._native.digest)

    @property
    def next_deadline(self) -> Optional[int]:
        """When to send a :meth:`tick`, in milliseconds since 1970 in UTC; nothing while nothing is due ever."""
        return call(self._native.next_deadline)

    def overview(self) -> d.ShopView:
        """The shop as a whole: id, clock, number of the last record, end of the journal, what is due when."""
        overview: d.ShopView = self._read("shop", {})
        return overview

    def each_order(self) -> Iterator[str]:
        """The ids of all orders in memory, in the order of placing, page after page."""
        return _rows(lambda after: self.order_ids(after=after))

    def each_customer(self) -> Iterator[str]:
        """The ids of all customers, in the order of registering, page after page."""
        return _rows(lambda after: self.customer_ids(after=after))

    def each_direct(self, customer: str) -> Iterator[str]:
        """All whom a customer invited, page after page."""
        return _rows(lambda after: self.directs(customer, from_=after))

    def each_order_of(self, buyer: str) -> Iterator[d.OrderView]:
        """All orders in memory of a buyer, the newest first, page after page."""
        after: Optional[str] = None
        while page := self.orders_of(buyer, after=after):
            yield from page
            after = page[-1].order

    def _command(
        self,
        name: str,
        body: Mapping[str, object],
        id: CommandId,
        at: Moment,
        trace: Optional[str],
        expected_version: Optional[str],
    ) -> d.Done:
        command: dict[str, object] = {"id": id, "at": milliseconds(at), "body": {name: _given(body)}}
        if trace is not None:
            command["trace"] = trace
        if expected_version is not None:
            command["expected_version"] = expected_version
        return d.Done._of(trusted(call(self._native.execute_json, json_text(command))))

    def _read(self, name: str, asked: Mapping[str, object]) -> Any:
        answer = trusted(call(self._native.ask_json, json_text({name: _given(asked)})))
        return _answers[name](answer)

    def __repr__(self) -> str:
        if self.closed:
            return "<Shop, closed>"
        overview = self.overview()
        return f"<Shop {overview.shop} after {overview.sequence} records>"


@dataclass(frozen=True)
class Recovered:
    """A shop recovered from what a host has stored, whose end may be damaged."""

    shop: Shop
    """The shop after the last good record."""

    good_bytes: int
    """How many of the journal's bytes are good: cut it here before adding to it."""

    damage: Optional[Rejected]
    """Why the rest is not; nothing where everything is good."""


class _Answers(dict[str, Callable[[Any], Any]]):
    """What reads the answer to each question: what its method says that it gives."""

    def __missing__(self, name: str) -> Callable[[Any], Any]:
        gives = "d.ShopView" if name == "shop" else getattr(Reads, name).__annotations__["return"]
        reader = self[name] = reader_of(gives)
        return reader


_answers = _Answers()


def _wrapped(handle: _native.Shop) -> Shop:
    shop = Shop.__new__(Shop)
    shop._handle = handle
    return shop


def _given(members: Mapping[str, object]) -> dict[str, object]:
    """Without what is left out."""
    return {name: value for name, value in members.items() if value is not None}


def _rows(read: Callable[[Optional[int]], d.Page]) -> Iterator[str]:
    after: Optional[int] = None
    while True:
        page = read(after)
        yield from page.rows
        if page.next is None:
            return
        after = page.next


def _cart_of(quote: d.Quote) -> object:
    """The cart that a quote was made of, at the moment that it was made for."""
    cart = quote.__dict__.get("_cart")
    if isinstance(cart, d.Cart):
        return cart.replace(at=quote.at)
    if isinstance(cart, Mapping):
        return {**cart, "at": quote.at}
    return d.Cart(
        quote.channel,
        [d.CartLine(line.variant, line.quantity) for line in quote.lines],
        quote.buyer,
        coupons=quote.codes,
        payment_method=quote.payment_method,
        at=quote.at,
        shipping=None if quote.shipping is None else quote.shipping.method,
        region=quote.region,
    )
