"""What calls from Python cost: `python benches/python/bench.py`, with keytill's wheel and zen-engine installed.

Each figure is the processor's time in microseconds, of the best of several rounds where there are rounds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from keytill import Cart, Pricer, Sealer, Shop

BOOK = (Path(__file__).parents[1] / "data" / "price-book.json").read_text("utf-8")
CART: dict[str, Any] = {
    "channel": "wechat",
    "lines": [
        {"variant": "gift-card-50", "quantity": 6},
        {"variant": "month", "quantity": 2},
        {"variant": "game-648", "quantity": 1},
    ],
    "coupons": ["NEW10"],
    "facts": {"level": "vip"},
}
NOW = 1_700_000_000_000
CODE = {"layout": "code", "fields": [{"name": "code"}]}
ROUNDS = 7


def best(work: Callable[[], object], times: int) -> float:
    """Microseconds for one of so many, in the best round."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - start) / times * 1e6)
    return min(rounds)


def quotes() -> None:
    pricer = Pricer(BOOK)
    text = json.dumps(CART)
    cart = Cart.from_document(CART)
    assert pricer.price(cart).total == Decimal("882.15"), pricer.price(cart).total
    fastest = best(lambda: pricer.price_json(text), 2000)
    show("price_json, JSON in and out", fastest)
    show("quote_json, with the trace", best(lambda: pricer.quote_json(text), 2000))
    show("price, a Cart in, the total of a Quote out", best(lambda: pricer.price(cart).total, 1000))
    show("quote, a Cart in, the total of a Quote out", best(lambda: pricer.quote(cart).total, 1000))
    try:
        from zen_cart import decision
    except ImportError:
        print("zen-engine is not installed: pip install zen-engine")
        return
    zen = decision()
    plain = {**{name: CART[name] for name in ("channel", "lines", "coupons")}, "level": "vip"}
    assert abs(zen.evaluate(plain)["result"]["total"] - 882.15) < 0.001
    other = best(lambda: zen.evaluate(plain), 500)
    show("zen-engine, a dictionary in and out", other)
    print(f"{other / fastest:.1f} times the fastest path")


def card_shop(keys: int) -> Shop:
    shop = Shop("bench", {"max_unpaid_orders": 10_000}, currency="CNY")
    shop.put_channel({"id": "web"}, id="s-1", at=NOW)
    shop.open_pool("cards", CODE, id="s-2", at=NOW)
    shop.put_product(
        {"id": "gift", "variants": [{"id": "card", "stock": {"keys": {"pool": "cards"}}}]}, id="s-3", at=NOW
    )
    book = {
        "id": "b",
        "currency": "CNY",
        "variants": [{"variant": "card", "product": "gift", "price": "50.00"}],
    }
    shop.publish_price_book(book, id="s-4", at=NOW)
    sealer = Sealer(1, bytes([7] * 32), bytes([9] * 32))
    file = "".join(f"KEY-{n:08}\n" for n in range(keys)).encode()
    shop.import_keys("cards", "b-1", sealer.seal("bench", "cards", CODE, file).keys, id="s-5", at=NOW)
    shop.register_customer("ann", id="s-6", at=NOW)
    shop.take_journal()
    return shop


def orders(count: int = 4000, batch: int = 100) -> None:
    """Quote, place, pay and deliver; the journal is taken after each call."""
    cart = Cart("web", {"card": 1}, "ann", at=NOW)

    shop = card_shop(count)
    start = time.process_time()
    for n in range(count):
        quote = shop.quote(cart)
        shop.place_order(f"o-{n}", quote, id=f"c-{n}", at=NOW)
        shop.record_payment(f"o-{n}", f"p-{n}", "50.00 CNY", id=f"d-{n}", at=NOW)
        shop.take_journal()
    show("an order's life, typed methods", (time.process_time() - start) / count * 1e6)
    typed = shop.digest

    shop = card_shop(count)
    text = json.dumps(cart.to_document())
    start = time.process_time()
    for n in range(count):
        quote_text = shop.quote_json(text)
        shop.execute_json(place(n, text, quote_text[quote_text.index('"digest":"') + 10 :][:64]))
        shop.execute_json(pay(n))
        shop.take_journal()
    show("the same, JSON in and out", (time.process_time() - start) / count * 1e6)
    assert shop.digest == typed

    shop = card_shop(count)
    start = time.process_time()
    for first in range(0, count, batch):
        digest = shop.quote(cart).digest
        of_batch = [one for n in range(first, first + batch) for one in (place(n, text, digest), pay(n))]
        shop.execute_batch_json(f"[{','.join(of_batch)}]")
        shop.take_journal()
    show(f"the same in batches of {batch}, one quote each", (time.process_time() - start) / count * 1e6)
    assert shop.digest == typed


def place(n: int, cart: str, book: str) -> str:
    order = f'{{"order":"o-{n}","cart":{cart},"book":"{book}","total":"50.00 CNY"}}'
    return f'{{"id":"c-{n}","at":{NOW},"body":{{"place_order":{order}}}}}'


def pay(n: int) -> str:
    payment = f'{{"order":"o-{n}","payment":"p-{n}","amount":"50.00 CNY"}}'
    return f'{{"id":"d-{n}","at":{NOW},"body":{{"record_payment":{payment}}}}}'


def show(what: str, microseconds: float) -> None:
    print(f"{what:<50} {microseconds:8.1f} µs")


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}")
    quotes()
    orders()
