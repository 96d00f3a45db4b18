package keytill

import java.math.BigDecimal
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class ValuesTest {
    private fun refused(what: () -> Any?) =
        assertThrows(IllegalArgumentException::class.java) { what() }.message.orEmpty()

    @Test
    fun `money is equal by its worth`() {
        val one = Money("1.0", "CNY")
        assertEquals(one, Money("1", "CNY"))
        assertEquals(one.hashCode(), Money("1.00", "CNY").hashCode())
        assertEquals(setOf(one), setOf(Money("1.00", "CNY"), Money(1, "CNY"), Money(BigDecimal.ONE, "CNY")))
        assertNotEquals(one, Money("1", "USD"))
        assertEquals("98.00 CNY", Money.parse("98.00 CNY").toString())
        assertEquals(Money("3.5", "CNY"), Money("5", "CNY") - Money("1.50", "CNY"))
        assertEquals(Money("-2", "CNY"), -(one + one))
        assertTrue(one < Money("2", "CNY"))
        assertEquals("100 CNY", Money(BigDecimal("1E+2"), "CNY").toString())
        val (amount, currency) = one
        assertEquals(BigDecimal("1.0") to "CNY", amount to currency)
    }

    @Test
    fun `what is no money is said clearly`() {
        assertEquals("`NaN` is not a decimal of at most 64 digits", refused { Money("NaN", "CNY") })
        for (bad in listOf("Infinity", "", "1,5", "0x1", "1e", "١", "1".repeat(65), "1E+999999999")) {
            refused { Money(bad, "CNY") }
        }
        assertTrue("64 digits" in refused { Money(BigDecimal("1E+1000000"), "CNY") })
        assertTrue("64 digits" in refused { Money(BigDecimal("1E-1000000"), "CNY") })
        assertTrue("different currencies" in refused { Money("1", "CNY") + Money("1", "USD") })
        assertTrue("98.00 CNY" in refused { Money.parse("98.00") })
        refused { Money.parse("98.00 CNY please") }
        refused { Money("1", "") }
    }

    @Test
    fun `the machine says what it keeps exactly`(): Unit = smallShop().use { shop ->
        shop.placeOrder("o-1", shop.quote(cart("web") { line("guide") }), "c-1", NOW)
        val forty = Money("1".repeat(40), "CNY")
        val rejected = assertThrows(Rejected::class.java) { shop.recordPayment("o-1", "p-1", forty, "c-2", NOW) }
        assertTrue("18 digits" in rejected.message, rejected.message)
        assertThrows(Rejected::class.java) { shop.recordPayment("o-1", "p-1", Money("4.999", "CNY"), "c-2", NOW) }
    }

    @Test
    fun `carts are values`() {
        val built = cart("web") {
            buyer("u-7")
            line("card", 2)
            line("seat", PickedKey("A1", BigDecimal("5")), PickedKey("A2"))
            coupon("A", "B")
            paymentMethod("alipay")
            at(NOW)
            facts(BuyerFacts(level = "gold", firstOrder = true))
            currency("CNY")
            shipping("post")
            region("EU")
        }
        assertEquals(built, built.copy())
        assertEquals(built.hashCode(), built.copy().hashCode())
        assertEquals(2L, built.lines[1].quantity)
        val document = written(Cart.serializer(), built)
        assertEquals(built, read(Cart.serializer(), document))
        assertEquals(
            """{"channel":"web","lines":[{"variant":"card","quantity":2}]}""",
            text(Cart.serializer(), Cart("web", listOf(CartLine("card", 2)))),
        )
        val builder = CartBuilder("web").line("card")
        val before = builder.build()
        builder.line("guide")
        assertEquals(1, before.lines.size)
    }

    @Test
    fun `parts add up`() {
        val parts = allocate(Money("1.00", "CNY"), List(3) { BigDecimal.ONE })
        assertEquals(listOf("0.34 CNY", "0.33 CNY", "0.33 CNY"), parts.map { it.toString() })
        assertEquals(Money("1", "CNY"), parts.reduce(Money::plus))
        for (rule in AllocationRule.entries) allocate(Money("-100", "JPY"), listOf(BigDecimal("0.5"), BigDecimal("2.25")), rule)
        assertThrows(Rejected::class.java) { allocate(Money("1.001", "CNY"), listOf(BigDecimal.ONE)) }
        assertThrows(Rejected::class.java) { allocate(Money("1", "CNY"), emptyList()) }
    }

    @Test
    fun `documents are objects`() {
        assertTrue("not JSON" in refused { document("{") })
        assertEquals("not a JSON object", refused { document("[]") })
        refused { Pricer("{}".let { document("nonsense").toString() }) }
        assertEquals("document.invalid", assertThrows(Rejected::class.java) { Pricer("{}") }.code)
        assertThrows(Rejected::class.java) { Pricer("[".repeat(100_000)) }
    }

    @Test
    fun `half a character is said clearly`(): Unit = smallShop().use { shop ->
        assertTrue("surrogate" in refused { shop.executeJson("\ud800") })
        assertTrue("surrogate" in refused { shop.ask("order", document("""{"order": "\ud800"}""")) })
        assertFalse(shop.isClosed)
    }
}
