"""The machine in Python: commands, reads, its journal, what it refuses."""

import json
import pickle
from datetime import datetime, timezone
from decimal import Decimal

import cbor2
import pytest
from support import NOW, SEALER, cart, small_shop

from keytill import Cart, Command, Money, Rejected, Shop, journal_lines, journal_records, verify_journal
from keytill.documents import OrderDelivered, OrderPaid, OrderReply, ShopOpened, Tick


@pytest.fixture
def shop():
    return small_shop()


def test_an_order_from_its_quote_to_its_keys(shop):
    quote = shop.quote(cart(2))
    assert (quote.total, quote.currency) == (Decimal("100.00"), "CNY")
    placed = shop.place_order("o-1", quote, id="c-1", at=NOW)
    assert isinstance(placed.reply, OrderReply) and placed.reply.outcome == "awaiting_payment"
    paid = shop.record_payment(
        "o-1", "p-1", "100.00 CNY", id="c-2", at=datetime.fromtimestamp(NOW / 1000, timezone.utc)
    )
    assert [type(event) for event in paid.events] == [OrderPaid, OrderDelivered]
    [line] = paid.reply.delivered
    assert [SEALER.open("demo", "cards", key) for key in line.keys] == [("KEY-00000000",), ("KEY-00000001",)]
    order = shop.order("o-1")
    assert (order.stage, order.total, order.paid, order.buyer) == (
        "fulfilled",
        Money(100, "CNY"),
        Money(100, "CNY"),
        "ann",
    )
    assert shop.stock("card").available == 8
    assert shop.trial_balance() == "0" and shop.check() is None


def test_a_command_is_answered_again(shop):
    quote = shop.quote(cart())
    first = shop.place_order("o-1", quote, id="c-1", at=NOW)
    again = shop.place_order("o-1", quote, id="c-1", at=NOW)
    assert again.answered_before and again.reply == first.reply and not again.events
    shop.open_session("till", id="c-2", at=NOW)
    done = shop.tick(id={"client": "till", "sequence": 1}, at=NOW + 10_000_000)
    assert done.events


def test_rejections_say_why_and_change_nothing(shop):
    before = shop.digest
    with pytest.raises(Rejected) as caught:
        shop.place_order("o-1", shop.quote(cart(11)), id="c-1", at=NOW)
    rejected = caught.value
    assert (rejected.code, rejected.params["available"]) == ("stock.insufficient", "10")
    assert str(rejected) == "only 10 of `card` left, 11 wanted"
    assert shop.digest == before
    assert pickle.loads(pickle.dumps(rejected)) == rejected


def test_a_changed_price_has_both_quotes(shop):
    quote = shop.quote(cart())
    book = shop.price_book()
    dearer = book.replace(id="dearer", variants=[book.variants[0].replace(price="60.00")])
    shop.publish_price_book(dearer, id="c-1", at=NOW)
    with pytest.raises(Rejected) as caught:
        shop.place_order("o-1", quote, id="c-2", at=NOW)
    changed = caught.value
    assert changed.code == "price.changed"
    assert (changed.seen.total, changed.now.total) == (Decimal("50.00"), Decimal("60.00"))
    copied = pickle.loads(pickle.dumps(changed))
    assert copied.now == changed.now


def test_the_journal_is_the_shop(shop):
    journal = shop.take_journal()
    assert shop.untaken == 0
    shop.place_order("o-1", shop.quote(cart()), id="c-1", at=NOW)
    journal += shop.take_journal()
    assert shop.take_journal() == b""
    assert verify_journal(journal).records == 8 == len(list(journal_lines(journal)))
    records = list(journal_records(journal))
    assert isinstance(records[0].events[0], ShopOpened)
    assert records[0].body is None and len(records[-1].body) == 32
    recovered = Shop.recover(journal)
    assert (recovered.shop.digest, recovered.good_bytes, recovered.damage) == (
        shop.digest,
        len(journal),
        None,
    )
    torn = Shop.recover(journal[:-3])
    assert torn.damage.code.startswith("journal.")
    assert torn.good_bytes < len(journal) and torn.shop.overview().sequence == 6
    snapshot = shop.snapshot()
    assert Shop.from_snapshot(snapshot).digest == shop.digest == Shop.recover(journal, snapshot).shop.digest
    for bad in (b"", b"nonsense", snapshot[:-1]):
        with pytest.raises(Rejected):
            Shop.from_snapshot(bad)
    with pytest.raises(Rejected):
        Shop.recover(b"nonsense")


def test_batches_go_on_or_stop(shop):
    quote = shop.quote(cart(6))
    place = {"cart": quote.__dict__["_cart"], "book": quote.digest, "total": "300.00 CNY"}
    orders = [
        {"id": f"c-{n}", "at": NOW, "body": {"place_order": {"order": f"o-{n}", **place}}} for n in range(3)
    ]
    done, rejected, last = shop.execute_batch([*orders[:2], Command(id="t", at=NOW, body=Tick())])
    assert (done.reply.order, rejected.code, last.answered_before) == ("o-0", "stock.insufficient", False)
    assert len(small_shop().execute_batch(orders, stop_at_rejection=True)) == 2
    with pytest.raises(Rejected):
        shop.execute_batch_json("{}")


def test_bytes_are_a_twin_of_text(shop):
    # A command's fields by number: its id and time, no trace, and a tick without fields.
    command = cbor2.dumps([["till"], NOW])
    with pytest.raises(Rejected) as caught:
        shop.execute_cbor(command)
    assert caught.value.code == "command.bad_cbor"
    with pytest.raises(Rejected):
        shop.execute_batch_cbor(b"\xff")


def test_deciding_changes_nothing(shop):
    before = shop.digest
    events = shop.decide({"id": "c", "at": NOW, "body": {"put_channel": {"channel": {"id": "h5"}}}})
    assert [type(event).__name__ for event in events] == ["ChannelPut"]
    assert shop.digest == before


def test_pages_are_iterated(shop):
    for n in range(250):
        shop.register_customer(f"u-{n:03}", inviter="ann", id=f"r-{n}", at=NOW)
    assert len(list(shop.each_customer())) == 251
    assert list(shop.each_direct("ann")) == [f"u-{n:03}" for n in range(250)]
    for n in range(4):
        shop.place_order(f"o-{n}", shop.quote(cart()), id=f"c-{n}", at=NOW)
    assert list(shop.each_order()) == [f"o-{n}" for n in range(4)]
    assert [order.order for order in shop.each_order_of("ann")] == [f"o-{n}" for n in (3, 2, 1, 0)]


def test_a_quote_that_was_kept_as_json_is_enough_for_an_order(shop):
    quote = pickle.loads(pickle.dumps(shop.quote(cart())))
    assert shop.place_order("o-1", quote, id="c-1", at=NOW).reply.total == Money(50, "CNY")
    resized = shop.quote_resized("o-1", cart(2))
    assert resized.total == Decimal("100.00")


def test_closed_shops_say_so():
    with small_shop() as shop:
        assert shop.next_deadline is None or shop.next_deadline > NOW
        assert "demo" in repr(shop)
    for use in (lambda: shop.quote(cart()), lambda: shop.digest, shop.take_journal, lambda: shop.order("o")):
        with pytest.raises(ValueError, match="the Shop is closed"):
            use()
    assert repr(shop) == "<Shop, closed>"
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(shop)


@pytest.mark.parametrize(
    ("use", "error"),
    [
        (lambda shop: Shop(7), TypeError),
        (lambda shop: Shop(""), Rejected),
        (lambda shop: Shop("demo", currency="yuan"), Rejected),
        (lambda shop: Shop("demo", {"order_expiry": -1}), Rejected),
        (lambda shop: shop.execute(None), TypeError),
        (lambda shop: shop.execute("{"), Rejected),
        (lambda shop: shop.execute({"id": "c", "at": NOW, "body": {"tick": {"limit": 0.5}}}), Rejected),
        (lambda shop: shop.execute({"id": "c", "at": float("nan"), "body": {"tick": {}}}), ValueError),
        (lambda shop: shop.tick(id="c", at="now"), TypeError),
        (lambda shop: shop.tick(id="c", at=-1), Rejected),
        (lambda shop: shop.tick(id="c", at=10**40), Rejected),
        (lambda shop: shop.tick(id=7, at=NOW), Rejected),
        (lambda shop: shop.tick(id="c", at=datetime(2026, 1, 1)), ValueError),
        (lambda shop: shop.order(None), Rejected),
        (lambda shop: shop.order("none"), Rejected),
        (lambda shop: shop.record_payment("o", "p", Decimal("1"), id="c", at=NOW), Rejected),
        (lambda shop: shop.record_payment("o", "p", "9" * 40 + " CNY", id="c", at=NOW), Rejected),
        (lambda shop: shop.record_payment("o", "p", object(), id="c", at=NOW), TypeError),
        (lambda shop: shop.quote(Cart("web", {"card": 10**30})), Rejected),
        (lambda shop: shop.execute_json(7), TypeError),
        (lambda shop: shop.execute_cbor("text"), TypeError),
        (lambda shop: Shop.recover("text"), TypeError),
        (lambda shop: shop.execute_json("\ud800"), (ValueError, Rejected)),
    ],
)
def test_bad_values_are_pythons_own_errors_or_rejections(shop, use, error):
    before = shop.digest
    with pytest.raises(error) as caught:
        use(shop)
    assert "panic" not in str(caught.value).lower() and ".rs" not in str(caught.value)
    assert shop.digest == before


def test_every_read_without_parameters_answers(shop):
    for read in (
        "settings",
        "check",
        "balances",
        "trial_balance",
        "notices",
        "price_book",
        "public_price_book",
        "pools",
        "supplier_balances",
        "lint_catalog",
        "archived_orders",
        "fulfilment_queue",
        "fulfilment_queue_len",
        "spare_payments",
        "awaited_refunds",
        "current_period",
        "policy",
    ):
        repr(getattr(shop, read)())
    assert json.loads(shop.ask_json('{"digest": {}}')) == shop.digest
