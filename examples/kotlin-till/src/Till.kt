package till

import java.time.Instant
import keytill.Body
import keytill.Command
import keytill.Done
import keytill.Money
import keytill.Outcome
import keytill.Rejected
import keytill.Shop
import keytill.cart
import keytill.document
import keytill.order
import keytill.placeOrder
import keytill.publishPriceBook
import keytill.putChannel
import keytill.putProduct
import keytill.recordPayment
import keytill.refundOrder
import keytill.stock

/** A point of sale. Every receipt has a number that is the till's own; a sale that is asked for again is answered again. */
class Till(private val store: Store) {
    private val shop get() = store.shop

    /** Sells units for cash and tells the total. */
    fun sell(receipt: String, variant: String, quantity: Int, now: Instant = Instant.now()): Money = durable {
        val total = try {
            shop.order(receipt).total
        } catch (rejected: Rejected) {
            if (rejected.code != "order.unknown") throw rejected
            val quote = shop.quote(cart("counter") { line(variant, quantity); at(now) })
            shop.placeOrder(receipt, quote, id = "place-$receipt", at = now)
            quote.price
        }
        shop.recordPayment(receipt, "cash-$receipt", total, id = "pay-$receipt", at = now)
        total
    }

    /** Takes everything of a receipt back and tells what the buyer gets. */
    fun refund(receipt: String, now: Instant = Instant.now()): Money = durable {
        shop.refundOrder(receipt, "back-$receipt", id = "refund-$receipt", at = now).reply.refunded ?: error("not refunded")
    }

    /** How many units are on the shelf. */
    fun shelf(variant: String): Long = shop.stock(variant).available ?: Long.MAX_VALUE

    /** Puts a snapshot beside the journal: at the end of a day. */
    fun closeDay() = store.snapshot()

    /** What was done is durable before anybody hears of it; also the part that was done before a refusal. */
    private fun <T> durable(work: () -> T): T = try {
        work()
    } finally {
        store.commit()
    }

    companion object {
        /** A new shop with two products and what they cost. */
        fun begin(): Shop {
            val shop = Shop.open("till", currency = "EUR")
            val now = Instant.now()
            shop.putChannel(document("""{"id": "counter"}"""), "s-1", now)
            val variants = """[{"id": "green", "stock": "counted"}, {"id": "black", "stock": "counted"}]"""
            shop.putProduct(document("""{"id": "tea", "variants": $variants}"""), "s-2", now)
            val book = """{"id": "shelf", "currency": "EUR", "variants": [
                {"variant": "green", "product": "tea", "price": "4.90"},
                {"variant": "black", "product": "tea", "price": "3.50"}]}"""
            shop.publishPriceBook(document(book), "s-3", now)
            val stocked: List<Outcome> = shop.executeBatch(
                listOf("green", "black").map { Command("stock-$it", now, Body.adjustStock(it, 100_000)) },
            )
            check(stocked.all { it is Done })
            return shop
        }
    }
}
