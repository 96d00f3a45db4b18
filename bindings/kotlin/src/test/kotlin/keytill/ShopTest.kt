package keytill

import java.math.BigDecimal
import java.time.Duration
import java.time.Instant
import kotlinx.serialization.json.jsonObject
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class ShopTest {
    private val cart = cart("web") {
        buyer("u-7")
        line("card", 2)
        coupon("TEN")
        at(NOW)
    }

    private fun open() = smallShop().also { it.registerCustomer("u-7", "s-6", NOW) }

    @Test
    fun `an order from the price to the keys and back`(): Unit = open().use { shop ->
        val quote = shop.quote(cart)
        assertEquals(Money("88.20", "CNY"), quote.price)
        assertEquals("ten", quote.offers.single().offer)
        assertTrue(quote.steps.any { it is Step.Applied })

        val placed = shop.placeOrder("o-1", quote, "c-1", NOW)
        assertEquals(OrderOutcome.AWAITING_PAYMENT, placed.order?.outcome)
        assertEquals(placed.order?.expiresAt, shop.nextDeadline)
        assertEquals(1, shop.stock("card").available)

        val paid = shop.recordPayment("o-1", "p-1", quote.price, "c-2", NOW)
        val keys = paid.order!!.delivered.single().keys
        sealer().use { assertEquals(listOf("AAAA-1"), it.open("demo", "cards", keys.first())) }
        assertEquals(keys, shop.keysOf("o-1"))
        assertTrue(paid.events.any { it is OrderPaid && it.order == "o-1" })

        val again = shop.recordPayment("o-1", "p-1", quote.price, "c-2", NOW)
        assertTrue(again.answeredBefore && again.events.isEmpty() && again.sequence == null)
        assertEquals(paid.reply, again.reply)

        val order = shop.order("o-1")
        assertEquals(Stage.FULFILLED, order.stage)
        assertEquals(2, order.lines.single().deliveredUnits)
        assertEquals(order, shop.ordersOf("u-7").single())
        assertTrue(shop.explain("o-1").priceAgrees)
        assertTrue(shop.explain("o-1", Language.CHINESE).text != shop.explain("o-1").text)

        val refunded = shop.refundOrder("o-1", "r-1", "c-3", NOW, lines = listOf(RefundLine(0, 1)))
        assertEquals(Reply.Refunded(Money("44.10", "CNY")), refunded.reply)
        assertEquals(Money("44.1", "CNY"), shop.refund("r-1").amount)
        assertEquals(Money("88.2", "CNY"), shop.payment("p-1").amount)
        assertEquals(1, shop.customer("u-7").ordersPaid)
    }

    @Test
    fun `what a quote was asked for is what is ordered`(): Unit = open().use { shop ->
        val quote = shop.quote(cart)
        assertTrue(shop.decide(Command("c", NOW, quote.order("o-1"))).first() is OrderPlaced)
        assertEquals(quote, Quote.parse(quote.toJson()))
        assertEquals(cart, Cart.parse(cart.toJson()))
        assertThrows(IllegalArgumentException::class.java) { Quote.parse("{}") }
        assertEquals(quote.order("o-1"), Quote.parse(quote.toJson()).order("o-1", cart))
        shop.placeOrder("o-1", quote.copy(), "c-1", NOW)
        shop.cancelOrder("o-1", "c-2", NOW)
        assertEquals(Stage.CANCELLED, shop.order("o-1").stage)
    }

    @Test
    fun `a price that changed brings both quotes`(): Unit = open().use { shop ->
        val quote = shop.quote(cart)
        val rejected = assertThrows(Rejected::class.java) {
            shop.placeOrder("o-1", quote.copy(total = BigDecimal("1.00")), "c-1", NOW)
        }
        assertEquals("price.changed", rejected.code)
        assertEquals(Money("88.20", "CNY"), rejected.now?.price)
    }

    @Test
    fun `a rejection reads well and changes nothing`(): Unit = open().use { shop ->
        val before = shop.digest
        val rejected = assertThrows(Rejected::class.java) { shop.order("o-9") }
        assertEquals("order.unknown", rejected.code)
        assertEquals(mapOf("order" to "o-9"), rejected.params)
        assertTrue("o-9" in rejected.message && rejected.message in rejected.toString())
        val same = assertThrows(Rejected::class.java) { shop.order("o-9") }
        assertEquals(rejected, same)
        assertEquals(rejected.hashCode(), same.hashCode())
        assertNull(rejected.now)
        assertEquals(before, shop.digest)
    }

    @Test
    fun `a batch tells of each command what came of it`(): Unit = open().use { shop ->
        val commands = listOf("bob", "bob", "cat").mapIndexed { n, who -> Command("b-$n", NOW, RegisterCustomer(who)) }
        val outcomes = shop.executeBatch(commands)
        assertEquals(listOf(true, false, true), outcomes.map { it is Done })
        assertEquals("customer.exists", (outcomes[1] as Rejected).code)
        assertEquals(2, open().use { it.executeBatch(commands, stopAtRejection = true) }.size)
    }

    @Test
    fun `a session numbers its commands`(): Unit = open().use { shop ->
        shop.execute("c-1", NOW, OpenSession("till"))
        val first = Command(CommandId.Numbered("till", 1), NOW, RegisterCustomer("dan"), trace = "t-1")
        assertFalse(shop.execute(first).answeredBefore)
        assertTrue(shop.execute(first).answeredBefore)
        val version = shop.run { placeOrder("o-1", quote(cart), "c-2", NOW); orderVersion("o-1") }
        val stale = Command(CommandId.Text("c-3"), NOW, CancelOrder("o-1"), expectedVersion = version.reversed())
        assertThrows(Rejected::class.java) { shop.execute(stale) }
        shop.execute(stale.copy(expectedVersion = version))
    }

    @Test
    fun `the journal is the shop`(): Unit = open().use { shop ->
        var stored = shop.takeJournal()
        val snapshot = shop.snapshot()
        shop.placeOrder("o-1", shop.quote(cart), "c-1", NOW)
        assertTrue(shop.untaken > 0)
        stored += shop.takeJournal()
        assertEquals(0, shop.takeJournal().size)
        for (from in listOf(null, snapshot)) {
            val recovered = Shop.recover(stored, from)
            assertEquals(shop.digest, recovered.shop.digest)
            assertNull(recovered.damage)
            assertEquals(stored.size.toLong(), recovered.goodBytes)
            recovered.shop.close()
        }
        val torn = Shop.recover(stored.copyOf(stored.size - 1))
        assertEquals("journal.torn", torn.damage?.code)
        assertTrue(torn.goodBytes < stored.size)
        torn.shop.close()
        Shop.restore(snapshot).use { assertArrayEquals(snapshot, it.snapshot()) }
        assertEquals(shop.overview().records, Journal.verify(stored).records)
        assertEquals(Journal.verify(stored).records.toInt(), Journal.records(stored).size)
        stored[stored.size - 1] = (stored.last().toInt() xor 1).toByte()
        assertEquals("journal.broken", assertThrows(Rejected::class.java) { Journal.verify(stored) }.code)
    }

    @Test
    fun `what is due is done by a tick`(): Unit = open().use { shop ->
        shop.placeOrder("o-1", shop.quote(cart), "c-1", NOW)
        val due = shop.nextDeadline!!
        assertEquals(1L, (shop.tick("t-1", due).reply as Ticked).expired)
        assertEquals(Stage.EXPIRED, shop.order("o-1").stage)
        assertEquals(3, shop.poolCounts("cards").available)
    }

    @Test
    fun `keys are no counted stock`(): Unit = open().use { shop ->
        assertThrows(Rejected::class.java) { shop.adjustStock("card", 1, "c-9", NOW + Duration.ofDays(1)) }
    }

    @Test
    fun `any command and question as a value and by its name`(): Unit = open().use { shop ->
        shop.putLevel(Level("gold", 1), "c-1", NOW, trace = "t-7")
        shop.setCustomerLevel("u-7", "c-2", NOW, level = "gold")
        assertEquals("gold", shop.customer("u-7").level)
        assertEquals(shop.balances(), read(ShopBalances.serializer(), shop.ask("balances")))
        assertEquals("0", shop.ask("trial_balance").text)
        assertTrue("gateway" in shop.ask("balances").jsonObject)
        assertThrows(Rejected::class.java) { shop.ask("no_such_question") }
    }

    @Test
    fun `the best coupons`(): Unit = open().use { shop ->
        val best = shop.bestCoupons(cart.copy(coupons = emptyList()), listOf("FIVE", "TEN"))
        assertEquals(listOf("TEN"), best.codes)
        assertTrue(best.isProven)
        shop.placeOrder("o-1", best.quote, "c-1", NOW)
    }

    @Test
    fun `a shop says which it is`() {
        val shop = open()
        assertTrue(shop.toString().startsWith("Shop(demo, "))
        shop.close()
        assertEquals("Shop(closed)", shop.toString())
    }

    @Test
    fun `moments beyond all time are said clearly`(): Unit = open().use { shop ->
        val error = assertThrows(IllegalArgumentException::class.java) { shop.tick("t", Instant.MAX) }
        assertTrue("too far away" in error.message.orEmpty())
        assertThrows(Rejected::class.java) { shop.tick("t", Instant.EPOCH.minusMillis(1)) }
    }
}
