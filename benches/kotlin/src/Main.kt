// What calls from Kotlin cost: `cargo xtask jar --bench`, which makes the jar with a release build of the library first.
//
// Each figure is the processor's time of the calling thread in microseconds, in the best of several rounds: the first ones warm
// the compiler of the JVM up. What its collector and its compiler do in their own threads is not in it.
package bench

import java.io.File
import java.lang.management.ManagementFactory
import java.time.Instant
import keytill.Cart
import keytill.Channel
import keytill.Command
import keytill.Done
import keytill.Money
import keytill.PriceBook
import keytill.PricedVariant
import keytill.Pricer
import keytill.Product
import keytill.RecordPayment
import keytill.Sealer
import keytill.Settings
import keytill.Shop
import keytill.StockSource
import keytill.Variant
import keytill.cart
import keytill.codeFormat
import keytill.fromJson
import keytill.importKeys
import keytill.openPool
import keytill.placeOrder
import keytill.publishPriceBook
import keytill.putChannel
import keytill.putProduct
import keytill.recordPayment
import keytill.registerCustomer

private const val ROUNDS = 9
private const val ORDERS = 2000
private const val BATCH = 100
private val NOW = Instant.ofEpochMilli(1_700_000_000_000)
private val FIFTY = Money("50.00", "CNY")

fun main(arguments: Array<String>) {
    println("Java ${System.getProperty("java.version")}, ${System.getProperty("os.arch")}")
    quotes(File(arguments.single()).readText())
    orders()
}

private fun quotes(book: String) = Pricer(fromJson<PriceBook>(book)).use { pricer ->
    val text = """{"channel": "wechat", "coupons": ["NEW10"], "facts": {"level": "vip"}, "lines": [
        {"variant": "gift-card-50", "quantity": 6}, {"variant": "month", "quantity": 2}, {"variant": "game-648", "quantity": 1}]}"""
    val cart = Cart.parse(text)
    check(pricer.price(cart).price == Money("882.15", "CNY")) { pricer.price(cart).price }
    show("priceJson, JSON in and out", times(4000) { pricer.priceJson(text) })
    show("quoteJson, with the trace", times(4000) { pricer.quoteJson(text) })
    show("price, a Cart in, the total of a Quote out", times(4000) { pricer.price(cart).total })
    show("quote, a Cart in, the total of a Quote out", times(4000) { pricer.quote(cart).total })
    show("a call that does nothing but give a text", times(20_000) { pricer.digest })
}

/** Quote, place, pay and deliver; the journal is taken after each call. */
private fun orders() {
    val cart = cart("web") { buyer("ann"); line("card"); at(NOW) }
    val text = cart.toJson()
    val digests = mutableSetOf<String>()

    val typed = lives(digests) { shop, n ->
        val quote = shop.quote(cart)
        shop.placeOrder("o-$n", quote, id = "c-$n", at = NOW)
        shop.recordPayment("o-$n", "p-$n", FIFTY, id = "d-$n", at = NOW)
        shop.takeJournal()
    }
    show("an order's life, typed functions", typed)

    val json = lives(digests) { shop, n ->
        val book = digestOf(shop.quoteJson(text))
        shop.executeJson(place(n, text, book))
        shop.executeJson(pay(n))
        shop.takeJournal()
    }
    show("the same, JSON in and out", json)

    val batches = lives(digests, BATCH) { shop, first ->
        val quote = shop.quote(cart)
        val commands = (first until first + BATCH).flatMap { n ->
            listOf(Command("c-$n", NOW, quote.order("o-$n")), Command("d-$n", NOW, RecordPayment("o-$n", "p-$n", FIFTY)))
        }
        check(shop.executeBatch(commands).all { it is Done })
        shop.takeJournal()
    }
    show("typed commands in batches of $BATCH orders, one quote each", batches)

    val texts = lives(digests, BATCH) { shop, first ->
        val book = digestOf(shop.quoteJson(text))
        val commands = (first until first + BATCH).flatMap { n -> listOf(place(n, text, book), pay(n)) }
        shop.executeBatchJson(commands.joinToString(",", "[", "]"))
        shop.takeJournal()
    }
    show("the same, JSON in and out", texts)
    check(digests.size == 1) { "the ways do not come to the same state" }
}

/** Microseconds of one order in the best round, each with a shop of its own whose digest is told at the end. */
private fun lives(digests: MutableSet<String>, step: Int = 1, life: (Shop, Int) -> Unit): Double = (1..ROUNDS).minOf {
    cardShop().use { shop ->
        val spent = spent { for (n in 0 until ORDERS step step) life(shop, n) }
        digests += shop.digest
        spent / ORDERS
    }
}

private fun cardShop(): Shop {
    val shop = Shop.open("bench", Settings(maxUnpaidOrders = 10_000), currency = "CNY")
    shop.putChannel(Channel("web"), id = "s-1", at = NOW)
    shop.openPool("cards", codeFormat(), id = "s-2", at = NOW)
    shop.putProduct(Product("gift", listOf(Variant("card", StockSource.Keys("cards")))), id = "s-3", at = NOW)
    val book = PriceBook("b", "CNY", listOf(PricedVariant("card", "gift", FIFTY.amount)))
    shop.publishPriceBook(book, id = "s-4", at = NOW)
    val file = (0 until ORDERS).joinToString("") { "KEY-%08d\n".format(it) }.toByteArray()
    Sealer(1, ByteArray(32) { 7 }, ByteArray(32) { 9 }).use {
        shop.importKeys("cards", "b-1", it.seal("bench", "cards", codeFormat(), file).keys, id = "s-5", at = NOW)
    }
    shop.registerCustomer("ann", id = "s-6", at = NOW)
    shop.takeJournal()
    return shop
}

private fun digestOf(quote: String) = quote.substringAfter("\"digest\":\"").take(64)

private fun place(n: Int, cart: String, book: String) =
    """{"id":"c-$n","at":${NOW.toEpochMilli()},"body":{"place_order":{"order":"o-$n","cart":$cart,"book":"$book","total":"50.00 CNY"}}}"""

private fun pay(n: Int) =
    """{"id":"d-$n","at":${NOW.toEpochMilli()},"body":{"record_payment":{"order":"o-$n","payment":"p-$n","amount":"50.00 CNY"}}}"""

/** Microseconds for one of so many, in the best round. */
private fun times(count: Int, work: () -> Any?): Double = (1..ROUNDS).minOf { spent { repeat(count) { work() } } / count }

/** Microseconds of this thread's processor time. */
private fun spent(work: () -> Unit): Double {
    val clock = ManagementFactory.getThreadMXBean()
    val start = clock.currentThreadCpuTime
    work()
    return (clock.currentThreadCpuTime - start) / 1000.0
}

private fun show(what: String, microseconds: Double) = println("%-60s %8.1f µs".format(what, microseconds))
