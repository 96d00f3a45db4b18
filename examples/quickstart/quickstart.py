"""The smallest whole use of keytill: a shop, a price book, sealed keys, a quote, an order paid and delivered."""

from keytill import Cart, Money, Rejected, Sealer, Shop
from keytill.documents import OrderReply

now = 1794326400000  # milliseconds or a datetime: the host has the clock, not the shop

shop = Shop("demo", currency="CNY")

# What is sold: one channel, one product whose units are keys of a pool.
shop.put_channel({"id": "web"}, id="c-1", at=now)
code = {"layout": "code", "fields": [{"name": "code"}]}
shop.open_pool("gift-50", code, id="c-2", at=now)
card = {"id": "gift-card-50", "stock": {"keys": {"pool": "gift-50"}}}
shop.put_product({"id": "gift-card", "variants": [card]}, id="c-3", at=now)

# What it costs: 49.00 each, and 10 % off every order.
spring = {
    "id": "spring",
    "currency": "CNY",
    "variants": [{"variant": "gift-card-50", "product": "gift-card", "price": "49.00"}],
    "lanes": [
        {
            "id": "promotions",
            "mode": "best",
            "offers": [{"id": "spring-10", "target": "order", "effect": {"percent": "10"}}],
        }
    ],
}
shop.publish_price_book(spring, id="c-4", at=now)

# The supplier's file, read and sealed by the host: the shop never sees a key in clear.
sealer = Sealer(1, sealing=bytes([7] * 32), fingerprint=bytes([9] * 32))  # 32 random bytes each, kept safe
sealed = sealer.seal("demo", "gift-50", code, b"AAAA-1111\nBBBB-2222\nAAAA-1111\nCCCC-3333\n")
sealed.report.rejected[0].line  # 3
shop.import_keys("gift-50", "batch-1", sealed.keys, id="c-5", at=now)
shop.register_customer("u-7", id="c-6", at=now)

quote = shop.quote(Cart(channel="web", buyer="u-7", lines={"gift-card-50": 2}, at=now))
quote.total, quote.offers[0].offer  # (Decimal('88.20'), 'spring-10')

shop.place_order("order-1", quote, id="c-7", at=now)
paid = shop.record_payment("order-1", "pay-1", Money("88.20", "CNY"), id="c-8", at=now)

try:
    shop.place_order("order-2", quote, id="c-9", at=now)
except Rejected as e:
    e.code, str(e)  # ('stock.insufficient', 'only 1 of `gift-card-50` left, 2 wanted')

journal = shop.take_journal()  # make it durable, and only then tell anybody
assert isinstance(paid.reply, OrderReply)
for key in paid.reply.delivered[0].keys:
    print(*sealer.open("demo", "gift-50", key))

# After a crash, the same shop.
assert Shop.recover(journal).shop.digest == shop.digest
