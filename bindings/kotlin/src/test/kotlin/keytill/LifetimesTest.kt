package keytill

import java.io.File
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Objects that are closed, shared by threads, and made and let go without end. */
class LifetimesTest {
    @Test
    fun `closed objects say so`() {
        val shop = smallShop()
        val pricer = Pricer(BOOK)
        val plan = Plan("""{"id": "p", "currency": "CNY", "cap_percent": "20", "bonuses": []}""")
        val sealer = sealer()
        for ((name, native) in mapOf("Shop" to shop, "Pricer" to pricer, "Plan" to plan, "Sealer" to sealer)) {
            native.close()
            native.close()
            assertTrue(native.isClosed)
            val error = assertThrows(IllegalStateException::class.java) {
                when (native) {
                    is Shop -> native.digest
                    is Pricer -> native.digest
                    is Plan -> native.bound()
                    is Sealer -> native.sealReusable("demo", "guide", listOf("A"))
                }
            }
            assertEquals("the $name is closed", error.message)
        }
    }

    @Test
    fun `eight threads send ten thousand commands each`() {
        val shop = smallShop()
        val refused = AtomicInteger()
        inThreads(8) { thread ->
            for (n in 0 until 100) {
                val commands = List(100) { Command("t-$thread-$n-$it", NOW, RegisterCustomer("u-$thread-${n * 100 + it}")) }
                // Every other thread sends them one by one; and there are reads between them.
                val outcomes = if (thread % 2 == 0) commands.map(shop::execute) else shop.executeBatch(commands)
                refused.addAndGet(outcomes.count { it is Rejected })
                shop.customer("u-$thread-${n * 100}")
            }
        }
        assertEquals(0, refused.get())
        val overview = shop.overview()
        assertEquals(80_000L, overview.sequence - 5)
        assertNull(shop.check())
        Shop.recover(shop.takeJournal()).shop.use { assertEquals(shop.digest, it.digest) }
        shop.close()
    }

    @Test
    fun `eight threads take the last keys and none is sold twice`() {
        val shop = smallShop()
        val quote = shop.quote(cart("web") { line("card"); at(NOW) })
        val sold = inThreads(8) { thread ->
            (0 until 3).count { n ->
                try {
                    shop.placeOrder("o-$thread-$n", quote, "c-$thread-$n", NOW)
                    true
                } catch (rejected: Rejected) {
                    assertEquals("stock.insufficient", rejected.code)
                    false
                }
            }
        }
        assertEquals(3, sold.sum())
        shop.close()
    }

    @Test
    fun `a shop that is closed while others use it ends calmly`() {
        repeat(20) {
            val shop = smallShop()
            inThreads(4) { thread ->
                if (thread == 0) {
                    shop.close()
                } else {
                    try {
                        repeat(1000) { shop.untaken }
                    } catch (error: IllegalStateException) {
                        assertEquals("the Shop is closed", error.message)
                    }
                }
            }
        }
    }

    @Test
    fun `a hundred thousand shops and pricers leave nothing behind`() {
        val book = """{"id": "b", "currency": "CNY", "variants": []}"""
        fun round(times: Int) = repeat(times) {
            Shop.open("demo").use { it.untaken }
            Pricer(book).close()
        }
        round(5_000)
        val before = residentKilobytes()
        round(50_000)
        val grown = residentKilobytes() - before
        println("100 000 objects made and closed: $grown kB more")
        // The smallest of them has more than a kilobyte.
        assertTrue(grown < 25_000, "$grown kB more after 100 000 objects")
    }

    @Test
    fun `what nobody closes is let go by the garbage collector`() {
        fun round() = repeat(500) { smallShop() }
        round()
        settle()
        val before = residentKilobytes()
        repeat(3) {
            round()
            settle()
        }
        val grown = residentKilobytes() - before
        println("1 500 shops that nobody closed: $grown kB more")
        assertTrue(grown < 20_000, "$grown kB more")
    }

    private fun settle() = repeat(3) {
        System.gc()
        Thread.sleep(200)
    }

    private fun <T> inThreads(count: Int, work: (Int) -> T): List<T> {
        val pool = Executors.newFixedThreadPool(count)
        try {
            return pool.invokeAll(List(count) { Callable { work(it) } }).map { it.get() }
        } finally {
            pool.shutdown()
        }
    }

    /** What the process holds in memory; where the system does not tell, the Java heap. */
    private fun residentKilobytes(): Long {
        System.gc()
        val status = File("/proc/self/status")
        if (!status.exists()) return Runtime.getRuntime().run { totalMemory() - freeMemory() } / 1024
        return status.readLines().first { it.startsWith("VmRSS:") }.filter { it.isDigit() }.toLong()
    }
}
