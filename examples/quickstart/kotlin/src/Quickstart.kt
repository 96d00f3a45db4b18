// The smallest whole use of keytill from Kotlin: a shop, a price book, sealed keys, a quote explained, an order paid and
// delivered, and the shop again from its journal.

import java.io.File
import java.math.BigDecimal
import java.time.Instant
import keytill.*

fun main() {
    val file = File.createTempFile("keytill", ".journal").apply { deleteOnExit() } // what a host keeps
    val now = Instant.now() // the host has the clock, not the shop
    val sealer = Sealer(1, ByteArray(32) { 7 }, ByteArray(32) { 9 }) // 32 random bytes each, kept safe

    Shop.open("demo", currency = "CNY").use { shop ->
        prepare(shop, sealer, now)
        sell(shop, sealer, file, now)
        Shop.recover(file.readBytes()).shop.use { again -> check(again.digest == shop.digest) }
    }
    sealer.close()
}

/** What is sold, what it costs, and the supplier's file of keys, read and sealed by the host. */
fun prepare(shop: Shop, sealer: Sealer, now: Instant) {
    shop.putChannel(Channel("web"), id = "s-1", at = now)
    shop.openPool("gift-50", codeFormat(), id = "s-2", at = now)
    val variant = Variant("gift-card-50", StockSource.Keys("gift-50"))
    shop.putProduct(Product("gift-card", listOf(variant)), id = "s-3", at = now)
    val price = PricedVariant("gift-card-50", product = "gift-card", price = BigDecimal("49.00"))
    shop.publishPriceBook(PriceBook("spring", "CNY", listOf(price)), id = "s-4", at = now)

    val sealed = sealer.seal("demo", "gift-50", codeFormat(), "AAAA-1111\nBBBB-2222\nAAAA-1111\nCCCC-3333\n".toByteArray())
    println("${sealed.keys.size} keys, ${sealed.report.rejected.size} line left out")
    shop.importKeys("gift-50", "batch-1", sealed.keys, id = "s-5", at = now)
    shop.registerCustomer("u-7", id = "s-6", at = now)
}

fun sell(shop: Shop, sealer: Sealer, file: File, now: Instant) {
    // What the README shows:
    val quote = shop.quote(cart("web") { buyer("u-7"); line("gift-card-50", 2); at(now) })
    println(quote.price) // 98.00 CNY

    try {
        shop.placeOrder("order-1", quote, id = "c-1", at = now)
        val paid = shop.recordPayment("order-1", "pay-1", quote.price, id = "c-2", at = now)
        file.appendBytes(shop.takeJournal()) // durable first, then the keys
        for (key in paid.order!!.delivered.single().keys) println(sealer.open("demo", "gift-50", key))
        println(shop.explain("order-1").text) // every cent, every rule, also those that did not apply
    } catch (rejected: Rejected) {
        println("${rejected.code}: ${rejected.message}") // stock.insufficient: …
    }
    // So far.
}
