package keytill

import java.math.BigDecimal
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class CalculatorsTest {
    private val cart = cart("web") { line("card", 2) }

    @Test
    fun `a pricer tells prices with and without their steps, and in words`(): Unit = Pricer(BOOK).use { pricer ->
        val quote = pricer.quote(cart)
        assertEquals("98.00 CNY", quote.price.toString())
        assertEquals(quote.copy(steps = emptyList()), pricer.price(cart))
        assertEquals(pricer.digest, quote.digest)
        assertTrue("98.00" in pricer.explain(cart))
        assertTrue(pricer.explain(cart, Language.CHINESE) != pricer.explain(cart))
        assertEquals(listOf("TEN"), pricer.bestCoupons(cart, listOf("FIVE", "TEN")).codes)
        assertEquals(setOf(Severity.NOTE), pricer.lint().map { it.severity }.toSet())
        assertEquals(pricer.lint(), fromJson<List<Finding>>(toJson(pricer.lint())))
        assertEquals("spring", pricer.book.id)
        Pricer(pricer.book).use { assertEquals(pricer.digest, it.digest) }
        assertTrue(pricer.digest in pricer.toString())
    }

    @Test
    fun `a device prices with the public form and a grant`(): Unit = Pricer(BOOK).use { pricer ->
        val public = pricer.publicBook()
        assertFalse("TEN" in toJson(public))
        Pricer(public).use { device ->
            assertEquals(pricer.digest, device.digest)
            device.withGrants(listOf(pricer.grant("TEN"))).use {
                assertEquals("88.20 CNY", it.quote(cart.copy(coupons = listOf("TEN"))).price.toString())
            }
        }
        val unknown = assertThrows(Rejected::class.java) { pricer.quote(cart("web") { line("none") }) }
        assertEquals("cart.unknown_variant", unknown.code)
    }

    @Test
    fun `a plan pays, is bounded and is measured by a policy`() {
        val text = """{"id": "p", "currency": "CNY", "cap_percent": "20", "bonuses": [
            {"id": "team", "kind": {"unilevel": {"tiers": [{"percent": "10"}, {"percent": "5"}]}}}]}"""
        Plan(text).use { plan ->
            val sale = Sale(SalePerson("cat"), listOf(SaleLine("card", 1, BigDecimal("9.99"))), upline = listOf(SalePerson("bob")))
            val paid = plan.pay(sale)
            assertEquals("bob" to Money("1", "CNY"), paid.commissions.single().let { it.promoter to it.amount })
            assertEquals(Money("1.00", "CNY"), paid.total)
            assertEquals("15", plan.bound().percent.toString())
            assertTrue(plan.lint().findings.any { it.concern == Concern.LEAVERS_PAID })
            assertEquals(emptyList<PlanFinding>(), plan.lint(Policy("none", emptyList())).findings)
            val market = Market(seed = 7, people = 100, orders = 50, from = BigDecimal(10), to = BigDecimal(20))
            assertEquals(50, plan.simulate(market).orders)
        }
        assertEquals("plan.exceeds_cap", assertThrows(Rejected::class.java) { Plan(text.replace("\"20\"", "\"3\"")) }.code)
    }

    @Test
    fun `keys are read, sealed and opened`() {
        val format = KeyFormat(Layout.Separated("----"), listOf(Field("user"), Field("password")))
        val file = "ann----s3cret\nbroken\nbob----pa55".toByteArray()
        val read = format.parse(file)
        assertEquals(2L to 1, read.keys to read.report.rejected.size)
        assertFalse("s3cret" in read.toString())
        sealer().use { sealer ->
            val sealed = sealer.seal("demo", "cards", format, file)
            assertEquals(listOf(1L, 3L), sealed.lines)
            assertEquals(listOf("ann", "s3cret"), sealer.open("demo", "cards", sealed.keys.first()))
            assertThrows(Rejected::class.java) { sealer.open("demo", "other", sealed.keys.first()) }
            Sealer(2, ByteArray(32) { 1 }, ByteArray(32) { 9 }, older = mapOf(1 to ByteArray(32) { 7 })).use {
                assertEquals(listOf("bob", "pa55"), it.open("demo", "cards", sealed.keys.last()))
            }
            val reusable = sealer.sealReusable("demo", "guide", listOf("GUIDE-1"))
            assertEquals(listOf("GUIDE-1"), sealer.openReusable("demo", "guide", reusable))
            assertEquals("Sealer", sealer.toString())
        }
        assertEquals("seal.secret_length", assertThrows(Rejected::class.java) { Sealer(1, ByteArray(3), ByteArray(32)) }.code)
        assertThrows(IllegalArgumentException::class.java) { Sealer(-1, ByteArray(32), ByteArray(32)) }
        assertEquals("AAAA-1", sealer().use { it.open("demo", "p", it.seal("demo", "p", codeFormat(), "AAAA-1".toByteArray()).keys[0])[0] })
        assertThrows(Rejected::class.java) { KeyFormat(Layout.Code, emptyList()).parse(file) }
    }
}
