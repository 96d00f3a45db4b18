"""Never run: what type checkers must take, and take for what it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from decimal import Decimal
from typing import Optional, Union

from keytill import Cart, CartLine, Command, Done, Money, Pricer, Quote, Rejected, Shop
from keytill.documents import (
    Channel,
    EffectPercent,
    Event,
    Lane,
    Offer,
    OrderPaid,
    OrderReply,
    OrderView,
    PriceBook,
    PricedVariant,
    PutChannel,
    ReplyRefunded,
)


def use(shop: Shop) -> Optional[str]:
    now = datetime.now(timezone.utc)
    offer = Offer(id="ten", target="order", effect=EffectPercent(Decimal("10")))
    book = PriceBook(
        id="b",
        currency="CNY",
        variants=[PricedVariant(variant="card", product="gift", price=Decimal("50.00"))],
        lanes=[Lane(id="l", mode="best", offers=[offer])],
    )
    with Pricer(book) as pricer:
        quote: Quote = pricer.quote({"channel": "web", "lines": []})
    shop.publish_price_book(book, id="c", at=now)
    quote = shop.quote(Cart("web", [CartLine("card", 1)], buyer="ann", at=now))
    total: Decimal = quote.total
    done: Done = shop.place_order(
        "o", quote, id={"client": "till", "sequence": 1}, at=0, total=Money(total, "CNY")
    )
    events: Sequence[Event] = done.events
    for event in events:
        if isinstance(event, OrderPaid):
            paid: int = event.amount
            return str(paid)
    if isinstance(done.reply, OrderReply):
        money: Money = done.reply.total
        return str(money)
    if isinstance(done.reply, ReplyRefunded):
        return str(done.reply.amount)
    order: OrderView = shop.order("o")
    buyer: Optional[str] = order.buyer
    outcomes: list[Union[Done, Rejected]] = shop.execute_batch(
        [
            Command(id="c-1", at=0, body=PutChannel(Channel(id="web"))),
            {"id": "c-2", "at": 0, "body": {"tick": {}}},
        ]
    )
    return buyer if outcomes else None
