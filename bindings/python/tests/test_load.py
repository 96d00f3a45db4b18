"""Threads, and what is left when objects go."""

import gc
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from support import NOW, cart, small_shop

from keytill import Pricer, Rejected, Shop

THREADS = 8
COMMANDS = 10_000


def test_eight_threads_send_ten_thousand_commands_each():
    shop = small_shop(keys=500)
    quote = json.loads(shop.quote_json(json.dumps(cart().to_document())))
    place = {"cart": cart().to_document(), "book": quote["digest"], "total": "50.00 CNY"}

    def work(thread):
        placed = rejected = 0
        for n in range(COMMANDS):
            name = f"{thread}-{n}"
            if n % 100 == 0:
                body = {"place_order": {"order": name, **place}}
            elif n % 100 == 1:
                body = {
                    "record_payment": {"order": f"{thread}-{n - 1}", "payment": name, "amount": "50.00 CNY"}
                }
            else:
                body = {"register_customer": {"customer": name}}
            try:
                shop.execute_json(json.dumps({"id": name, "at": NOW, "body": body}))
                placed += "place_order" in body
            except Rejected:
                rejected += 1
            if n % 1000 == 0:
                shop.quote_json('{"channel": "web", "lines": [{"variant": "card", "quantity": 1}]}')
        return placed, rejected

    with ThreadPoolExecutor(THREADS) as pool:
        counts = list(pool.map(work, range(THREADS)))
    placed = sum(count for count, _ in counts)
    assert shop.check() is None and shop.trial_balance() == "0"
    assert len(list(shop.each_order())) == placed
    assert shop.overview().sequence >= THREADS * COMMANDS * 0.9
    assert Shop.recover(shop.take_journal()).shop.digest == shop.digest


def resident():
    """The process's memory in bytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


BOOK = {"id": "b", "currency": "CNY", "variants": [{"variant": "v", "product": "p", "price": "1"}]}


@pytest.mark.parametrize(
    ("make", "objects"),
    [(lambda: Shop("demo"), 100_000), (lambda: Pricer(BOOK), 20_000)],
    ids=["shop", "pricer"],
)
def test_objects_that_are_closed_or_forgotten_leave_nothing(make, objects):
    def many(count):
        for n in range(count):
            held = make()
            if n % 2:
                held.close()
        del held
        gc.collect()

    many(objects // 10)
    if not Path("/proc/self/statm").exists():
        many(objects)
        return
    before = resident()
    many(objects)
    grown = resident() - before
    assert grown < 40 * objects, f"{grown} bytes more after {objects} objects"
