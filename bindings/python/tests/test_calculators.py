import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from keytill import KeyFormat, Money, Plan, Pricer, Rejected, Sealer, allocate

PRICE_BOOK = {
    "id": "spring",
    "currency": "CNY",
    "variants": [
        {"variant": "gift-card-50", "product": "gift-card", "price": Decimal("49.00")},
        {"variant": "month", "product": "membership", "price": "12.50", "tags": ["subscription"]},
    ],
    "lanes": [
        {
            "id": "member",
            "mode": "best",
            "offers": [{"id": "ten-off", "target": "order", "effect": {"percent": "10"}}],
        }
    ],
}


def cart(variant="gift-card-50", quantity=2):
    return {"channel": "h5", "lines": [{"variant": variant, "quantity": quantity}]}


@pytest.fixture(scope="module")
def pricer():
    return Pricer(PRICE_BOOK)


def test_a_cart_is_priced(pricer):
    quote = pricer.quote(cart())
    assert (quote.total, quote.lines[0].list, quote.offers[0].offer) == (
        Decimal("88.20"),
        Decimal("98.00"),
        "ten-off",
    )
    assert pricer.price(cart()).total == quote.total and not pricer.price(cart()).trace and quote.trace
    assert json.loads(pricer.price_json(json.dumps(cart())))["total"] == "88.20"


def test_text_and_dictionaries_are_the_same_document(pricer):
    same = Pricer(json.dumps(PRICE_BOOK, default=str))
    assert same.digest == pricer.digest == pricer.quote(cart()).digest
    assert same.quote(json.dumps(cart())) == pricer.quote(cart())
    assert pricer.digest in repr(pricer)


def test_a_refusal_has_code_params_and_a_sentence(pricer):
    with pytest.raises(Rejected) as caught:
        pricer.quote(cart("no-such"))
    error = caught.value
    assert error.code == "cart.unknown_variant"
    assert error.params == {"variant": "no-such"}
    assert str(error) == "the price book has no variant `no-such`"
    assert repr(error).startswith("Rejected('cart.unknown_variant', ")


def test_a_refusal_can_be_pickled(pricer):
    with pytest.raises(Rejected) as caught:
        pricer.quote(cart(quantity=0))
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.code, copy.params, str(copy)) == (caught.value.code, caught.value.params, str(caught.value))


@pytest.mark.parametrize(
    "document",
    [
        "",
        "nonsense",
        "[" * 100_000,
        "{}",
        cart(quantity=-1),
        cart(quantity=10**18),
        {**cart(), "surprise": True},
    ],
    ids=["empty", "nonsense", "deep", "no fields", "negative", "huge", "unknown field"],
)
def test_documents_that_are_none_are_refused(pricer, document):
    with pytest.raises(Rejected) as caught:
        pricer.quote(document)
    assert caught.value.code == "document.invalid"
    assert pricer.quote(cart()).total == Decimal("88.20")


def test_a_broken_price_book_is_refused():
    with pytest.raises(Rejected, match="currency"):
        Pricer({**PRICE_BOOK, "currency": "cny"})


@pytest.mark.parametrize(
    "price", [float("nan"), float("inf"), Decimal("NaN"), Decimal("Infinity"), Decimal("1E+999999")]
)
def test_what_is_no_number_never_reaches_the_machine(price):
    with pytest.raises(ValueError):
        Pricer({**PRICE_BOOK, "variants": [{"variant": "a", "product": "a", "price": price}]})


@pytest.mark.parametrize("price", ["9" * 40, "0." + "1" * 40, Decimal("9" * 40), 49.5, "nonsense", True])
def test_what_is_no_price_is_rejected(price):
    with pytest.raises(Rejected) as caught:
        Pricer({**PRICE_BOOK, "variants": [{"variant": "a", "product": "a", "price": price}]})
    assert caught.value.code == "document.invalid"


@pytest.mark.parametrize("document", [None, 1, ["a"], {"channel": object()}])
def test_what_is_no_document_is_a_type_error(pricer, document):
    with pytest.raises(TypeError):
        pricer.quote(document)


def test_threads_may_share_a_pricer(pricer):
    with ThreadPoolExecutor(8) as pool:
        totals = set(pool.map(lambda _: pricer.quote(cart()).total, range(2_000)))
    assert totals == {Decimal("88.20")}


def test_a_device_prices_with_the_public_book_and_a_grant():
    coupon = {"id": "ten", "target": "order", "effect": {"percent": "10"}, "coupon": {"code": "TEN"}}
    whole = Pricer({**PRICE_BOOK, "lanes": [{"id": "coupons", "mode": "best", "offers": [coupon]}]})
    device = Pricer(whole.public())
    assert device.digest == whole.digest and not device.book.lanes[0].offers
    device = device.with_grants([whole.grant("ten")])
    assert device.quote({**cart(), "coupons": ["TEN"]}).total == Decimal("88.20")
    assert whole.best_coupons(cart(), ["TEN"]).codes == ("TEN",)
    assert "88.20" in device.explain({**cart(), "coupons": ["TEN"]})
    assert device.explain(cart()) != device.explain(cart(), "chinese")
    with pytest.raises(ValueError):
        device.explain(cart(), "klingon")
    assert all(finding.code for finding in whole.lint())


def test_plans_pay_and_say_their_bound():
    tiers = [{"percent": "10"}, {"percent": "5"}]
    plan = Plan(
        {
            "id": "p",
            "currency": "CNY",
            "cap_percent": "20",
            "bonuses": [{"id": "t", "kind": {"unilevel": {"tiers": tiers}}}],
        }
    )
    sale = {
        "buyer": {"id": "cat"},
        "upline": [{"id": "bob"}],
        "lines": [{"product": "card", "quantity": 1, "paid": "9.99"}],
    }
    assert plan.pay(sale).total == Money("1.00", "CNY")
    assert plan.bound().percent == "15"
    assert plan.lint().findings is not None
    market = {"seed": 7, "people": 100, "orders": 100, "from": "10", "to": "20"}
    assert plan.simulate(market) == plan.simulate(market)


def test_parts_add_up():
    assert allocate("1.00 CNY", [1, "1", Decimal(1)]) == [
        Money(part, "CNY") for part in ("0.34", "0.33", "0.33")
    ]
    with pytest.raises(Rejected):
        allocate(Money("1.001", "CNY"), [1])
    with pytest.raises(TypeError):
        allocate("1.00 CNY", [0.5])


def test_keys_are_parsed_sealed_and_opened():
    separated = {
        "layout": {"separated": {"separator": "----"}},
        "fields": [{"name": "user"}, {"name": "password"}],
    }
    report = KeyFormat(separated).parse(b"ann----s3cret\nbroken")
    assert report.keys == 1 and "s3cret" not in repr(report)
    old = Sealer(1, bytes([7] * 32), bytes([8] * 32))
    sealed = old.seal("demo", "cards", separated, b"ann----s3cret\nbroken\nbob----pa55")
    assert (len(sealed.keys), sealed.lines, sealed.report.rejected[0].line) == (2, (1, 3), 2)
    new = Sealer(2, bytes([9] * 32), bytes([8] * 32), older={1: bytes([7] * 32)})
    assert new.open("demo", "cards", sealed.keys[0]) == ("ann", "s3cret")
    with pytest.raises(Rejected):
        new.open("demo", "others", sealed.keys[0])
    with pytest.raises(Rejected, match="32"):
        Sealer(1, b"short", bytes(32))
    guide = new.seal_reusable("demo", "guide", ["GUIDE-1"])
    assert new.open_reusable("demo", "guide", guide) == ("GUIDE-1",)


@pytest.mark.parametrize(
    "thing", [lambda: Pricer(PRICE_BOOK), lambda: Sealer(1, bytes(32), bytes(32))], ids=["pricer", "sealer"]
)
def test_what_is_closed_says_so(thing):
    with thing() as held:
        assert not held.closed
    assert held.closed
    held.close()
    with pytest.raises(ValueError, match="closed"):
        held.__enter__()
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(held)
    assert repr(held)
