"""A small shop for tests: a channel, keys, a price book, a buyer."""

from keytill import Cart, Sealer, Shop

NOW = 1_700_000_000_000
CODE = {"layout": "code", "fields": [{"name": "code"}]}
SEALER = Sealer(1, bytes([7] * 32), bytes([9] * 32))


def small_shop(keys=10, **settings):
    shop = Shop("demo", settings or None, currency="CNY")
    shop.put_channel({"id": "web"}, id="s-1", at=NOW)
    shop.open_pool("cards", CODE, id="s-2", at=NOW)
    card = {"id": "card", "stock": {"keys": {"pool": "cards"}}}
    shop.put_product({"id": "gift", "variants": [card]}, id="s-3", at=NOW)
    book = {
        "id": "b",
        "currency": "CNY",
        "variants": [{"variant": "card", "product": "gift", "price": "50.00"}],
    }
    shop.publish_price_book(book, id="s-4", at=NOW)
    file = "".join(f"KEY-{n:08}\n" for n in range(keys)).encode()
    shop.import_keys("cards", "b-1", SEALER.seal("demo", "cards", CODE, file).keys, id="s-5", at=NOW)
    shop.register_customer("ann", id="s-6", at=NOW)
    return shop


def cart(quantity=1, buyer="ann"):
    return Cart("web", {"card": quantity}, buyer, at=NOW)
