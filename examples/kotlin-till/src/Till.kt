package till

import java.math.BigDecimal
import java.time.Instant
import keytill.AdjustStock
import keytill.Channel
import keytill.Command
import keytill.Done
import keytill.Money
import keytill.Outcome
import keytill.PriceBook
import keytill.PricedVariant
import keytill.Product
import keytill.Rejected
import keytill.Reply
import keytill.Shop
import keytill.StockSource
import keytill.Variant
import keytill.cart
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
        when (val reply = shop.refundOrder(receipt, "back-$receipt", id = "refund-$receipt", at = now).reply) {
            is Reply.Refunded -> reply.amount
            else -> error("not refunded: $reply")
        }
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
            val prices = mapOf("green" to BigDecimal("4.90"), "black" to BigDecimal("3.50"))
            shop.putChannel(Channel("counter"), "s-1", now)
            shop.putProduct(Product("tea", prices.keys.map { Variant(it, StockSource.Counted) }), "s-2", now)
            val book = PriceBook("shelf", "EUR", prices.map { (variant, price) -> PricedVariant(variant, "tea", price) })
            shop.publishPriceBook(book, "s-3", now)
            val stocked: List<Outcome> = shop.executeBatch(
                prices.keys.map { Command("stock-$it", now, AdjustStock(it, 100_000)) },
            )
            check(stocked.all { it is Done })
            return shop
        }
    }
}
