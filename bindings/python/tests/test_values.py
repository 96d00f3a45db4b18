"""Documents as Python's values."""

import copy
import json
import pickle
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from keytill import Cart, CartLine, Money, Rejected, documents
from keytill.documents import Command, EffectPercent, Offer, OrderPaid, OrderPlaced, Quote, Tick

ROOT = Path(__file__).parents[3]


def test_what_stands_inside_is_read_from_mappings_and_lists():
    cart = Cart("web", {"card": 2}, "ann")
    assert cart == Cart(channel="web", lines=[CartLine("card", 2)], buyer="ann")
    assert cart == Cart("web", [{"variant": "card", "quantity": 2}], "ann")
    assert cart == Cart.from_document(
        '{"channel": "web", "lines": [{"variant": "card", "quantity": 2}], "buyer": "ann"}'
    )
    assert cart.to_document() == {
        "channel": "web",
        "lines": [{"variant": "card", "quantity": 2}],
        "buyer": "ann",
    }
    assert repr(cart) == "Cart(channel='web', lines=(CartLine(variant='card', quantity=2),), buyer='ann')"
    assert eval(repr(cart)) == cart


def test_values_never_change_and_can_be_keys_of_a_dictionary():
    cart = Cart("web", {"card": 2})
    with pytest.raises(AttributeError):
        cart.buyer = "bob"
    with pytest.raises(AttributeError):
        del cart.buyer
    other = cart.replace(buyer="bob")
    assert (other.buyer, cart.buyer) == ("bob", None)
    assert {cart: 1}[Cart("web", {"card": 2})] == 1
    assert cart != other and cart != "web"


@pytest.mark.parametrize("through", [lambda v: pickle.loads(pickle.dumps(v)), copy.copy, copy.deepcopy])
def test_values_are_pickled_and_copied(through):
    offer = Offer(id="ten", target="order", effect=EffectPercent(Decimal("10")))
    event = documents.Done.from_document({"events": [], "reply": {"done": {}}, "answered_before": False})
    for value in (
        Cart("web", {"card": 2}),
        offer,
        event,
        Money("9.80", "CNY"),
        Rejected("a.b", {"x": "1"}, "why"),
    ):
        assert through(value) == value
        assert hash(through(value)) == hash(value)
        assert repr(through(value)) == repr(value)


def test_forms_of_unions_are_classes_words_or_mappings():
    offer = Offer(id="ten", target="order", effect={"percent": "10"})
    assert offer.effect == EffectPercent("10") and offer.effect.value == Decimal(10)
    assert offer.to_document() == {"id": "ten", "target": "order", "effect": {"percent": "10"}}
    command = Command(id="c", at=1, body=Tick())
    assert command.to_document() == {"id": "c", "at": 1, "body": {"tick": {}}}
    assert Command.from_document(command.to_document()) == command
    for wrong in ({"unheard": 1}, {"percent": "1", "amount_each": "1"}, {}, "unheard"):
        with pytest.raises(ValueError):
            Offer(id="ten", target="order", effect=wrong)


def test_what_matches_can_be_taken_apart():
    assert OrderPaid.__match_args__[:2] == ("order", "amount")
    placed = {"order": "o"}
    with pytest.raises(TypeError, match="OrderPlaced.* is missing"):
        OrderPlaced.from_document(placed)


@pytest.mark.parametrize(
    ("make", "error", "says"),
    [
        (lambda: Cart("web", {"card": "2"}), TypeError, "quantity: expected int, not str"),
        (lambda: Cart("web", {"card": True}), TypeError, "quantity: expected int, not bool"),
        (lambda: Cart(7, {}), TypeError, "Cart.channel: expected str, not int"),
        (lambda: Cart("web", "card"), TypeError, "expected a list, not str"),
        (lambda: Cart("web", [1]), TypeError, "expected CartLine or a mapping, not int"),
        (lambda: Cart("web", [{"variant": "card"}]), TypeError, "CartLine.quantity is missing"),
        (lambda: Cart("web", [{"variant": "card", "quantity": 1, "x": 1}]), ValueError, "no member 'x'"),
        (lambda: CartLine("card"), TypeError, "quantity is missing"),
        (lambda: CartLine("card", 1, None, 4), TypeError, "has 3 members"),
        (lambda: CartLine("card", 1, variant="x"), TypeError, "given twice"),
        (lambda: CartLine("card", amount=1), TypeError, "no member 'amount'"),
        (lambda: EffectPercent(0.5), TypeError, "not float"),
        (lambda: EffectPercent("ten"), ValueError, "'ten' is not a decimal"),
        (lambda: EffectPercent(Decimal("NaN")), ValueError, "NaN"),
        (lambda: Money("NaN", "CNY"), ValueError, "NaN"),
        (lambda: Money(0.1, "CNY"), TypeError, "not float"),
        (lambda: Money("1", 7), TypeError, "a currency is text"),
        (lambda: Money.parse("98.00"), ValueError, "is not money"),
        (lambda: Cart("web", {}, at=datetime(2026, 1, 1)), ValueError, "time zone"),
        (lambda: Cart.from_document("[]"), TypeError, "expected the mapping of a Cart"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(make, error, says):
    with pytest.raises(error, match=says):
        make()


def test_money_is_reckoned_in_one_currency():
    a, b = Money("9.80", "CNY"), Money("0.2", "CNY")
    assert (str(a + b), str(a - b), str(-a), a > b, a >= a, bool(a - a)) == (
        "10.00 CNY",
        "9.60 CNY",
        "-9.80 CNY",
        True,
        True,
        False,
    )
    assert Money("1.0", "CNY") == Money(1, "CNY") and hash(Money("1.0", "CNY")) == hash(Money(1, "CNY"))
    assert sorted([a, b]) == [b, a] and eval(repr(a)) == a
    with pytest.raises(ValueError, match="different currencies"):
        a + Money(1, "USD")
    with pytest.raises(TypeError):
        a + 1
    with pytest.raises(AttributeError):
        a.amount = Decimal(1)


def test_moments_and_spans_are_milliseconds_or_pythons_own():
    moment = datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=8)))
    assert Cart("web", {}, at=moment).at == 1_767_196_800_000
    assert documents.Settings(order_expiry=timedelta(minutes=15)).order_expiry == 900_000


def test_classes_by_hand_have_the_members_of_the_rust_types():
    for name, kind in (("cart", Cart), ("quote", Quote)):
        schema = json.loads((ROOT / "vectors" / "schemas" / f"{name}.json").read_text("utf-8"))
        record = schema["$defs"][kind.__name__]
        assert set(record["properties"]) == set(kind._members)
        assert {
            name
            for name, default in kind._defaults.items()
            if default is not None and default != () and default != 0
        } <= set(record["required"])


def test_every_class_can_be_read():
    """Every annotation means something, and every class has its words."""
    from keytill._value import Value, _readers_of

    classes = [
        one
        for one in vars(documents).values()
        if isinstance(one, type) and issubclass(one, Value) and one is not Value
    ]
    assert len(classes) > 500
    for one in classes:
        assert one.__doc__, one
        assert set(_readers_of(one)) == set(one._members)
