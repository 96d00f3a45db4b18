package keytill

import java.time.Instant

/** A moment for tests. */
val NOW: Instant = Instant.ofEpochMilli(1_794_326_400_000)

val BOOK = fromJson<PriceBook>(
    """{"id": "spring", "currency": "CNY",
        "variants": [
            {"variant": "card", "product": "gift", "price": "49.00", "cost": "30.00"},
            {"variant": "guide", "product": "gift", "price": "5.00"}],
        "lanes": [{"id": "coupons", "mode": "best", "offers": [
            {"id": "ten", "target": "order", "effect": {"percent": "10"}, "coupon": {"code": "TEN"}},
            {"id": "five", "target": "order", "effect": {"percent": "5"}, "coupon": {"code": "FIVE"}}]}]}""",
)

/** A sealer whose keys are no secret. */
fun sealer() = Sealer(1, ByteArray(32) { 7 }, ByteArray(32) { 9 })

/** A shop that sells three keys and a guide without end. */
fun smallShop(): Shop {
    val shop = Shop.open("demo", currency = "CNY")
    shop.putChannel(Channel("web"), "s-1", NOW)
    shop.openPool("cards", codeFormat(), "s-2", NOW)
    val variants = listOf(Variant("card", StockSource.Keys("cards")), Variant("guide", StockSource.Unlimited))
    shop.putProduct(Product("gift", variants), "s-3", NOW)
    shop.publishPriceBook(BOOK, "s-4", NOW)
    val sealed = sealer().use { it.seal("demo", "cards", codeFormat(), "AAAA-1\nBBBB-2\nCCCC-3\n".toByteArray()) }
    shop.importKeys("cards", "b-1", sealed.keys, "s-5", NOW)
    return shop
}
