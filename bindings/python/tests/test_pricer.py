import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from keytill import Pricer, Rejected

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
    assert pricer.quote(cart())["total"] == "88.20"


def test_text_and_dictionaries_are_the_same_document(pricer):
    same = Pricer(json.dumps(PRICE_BOOK, default=str))
    assert same.digest == pricer.digest == pricer.quote(cart())["digest"]
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
    ["", "nonsense", "[" * 100_000, "{}", cart(quantity=-1), cart(quantity=10**18), {**cart(), "surprise": True}],
    ids=["empty", "nonsense", "deep", "no fields", "negative", "huge", "unknown field"],
)
def test_documents_that_are_none_are_refused(pricer, document):
    with pytest.raises(Rejected) as caught:
        pricer.quote(document)
    assert caught.value.code == "document.invalid"
    assert pricer.quote(cart())["total"] == "88.20"


def test_a_broken_price_book_is_refused():
    with pytest.raises(Rejected, match="currency"):
        Pricer({**PRICE_BOOK, "currency": "cny"})


@pytest.mark.parametrize("price", [float("nan"), Decimal("NaN")])
def test_what_is_no_number_never_reaches_the_machine(price):
    with pytest.raises(ValueError):
        Pricer({**PRICE_BOOK, "variants": [{"variant": "a", "product": "a", "price": price}]})


@pytest.mark.parametrize("document", [None, 1, ["a"], {"channel": object()}])
def test_what_is_no_document_is_a_type_error(pricer, document):
    with pytest.raises(TypeError):
        pricer.quote(document)


def test_threads_may_share_a_pricer(pricer):
    with ThreadPoolExecutor(8) as pool:
        totals = set(pool.map(lambda _: pricer.quote(cart())["total"], range(2_000)))
    assert totals == {"88.20"}
