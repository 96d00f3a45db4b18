package till

import java.io.File
import java.nio.file.Path
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit.SECONDS
import keytill.Money
import keytill.Stage
import keytill.order
import keytill.overview
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class TillTest {
    @TempDir
    lateinit var temp: Path

    private val folder get() = temp.toFile()

    @Test
    fun `a sale is paid, taken back and asked for again`() {
        Store.open(folder, Till::begin).use { store ->
            val till = Till(store)
            assertEquals(Money("9.80", "EUR"), till.sell("r-1", "green", 2))
            assertEquals(Money("9.80", "EUR"), till.sell("r-1", "green", 2))
            assertEquals(99_998, till.shelf("green"))
            assertEquals(Money("9.80", "EUR"), till.refund("r-1"))
            assertEquals(Stage.REFUNDED, store.shop.order("r-1").stage)
        }
    }

    @Test
    fun `the next day goes on from the snapshot and the journal`() {
        val before = Store.open(folder, Till::begin).use { store ->
            Till(store).run { sell("r-1", "green", 1); closeDay(); sell("r-2", "black", 1) }
            store.shop.digest
        }
        Store.open(folder, Till::begin).use { store ->
            assertEquals(before, store.shop.digest)
            assertEquals(null, store.damage)
        }
    }

    @Test
    fun `a record whose write never ended is cut off and the rest stays`() {
        val journal = File(folder, "journal")
        val (digest, length) = Store.open(folder, Till::begin).use { store ->
            val till = Till(store)
            till.sell("r-1", "green", 1)
            val good = store.shop.digest to journal.length()
            till.sell("r-2", "green", 1)
            good
        }
        journal.writeBytes(journal.readBytes().copyOf(length.toInt() + 7))
        Store.open(folder, Till::begin).use { store ->
            assertEquals("journal.torn", store.damage?.code)
            assertEquals(digest, store.shop.digest)
            assertEquals(length, journal.length())
            Till(store).sell("r-2", "green", 1)
        }
        Store.open(folder, Till::begin).use { assertEquals(null, it.damage) }
    }

    @Test
    fun `whatever was said to be sold is there after kill -9`() {
        val told = mutableMapOf<String, String>()
        var receipt = 0
        repeat(4) { round ->
            Process(folder).use { till ->
                assertTrue("ready with Shop(till, " in till.next(), "round $round")
                // The one that was asked for when the till was killed is asked for again.
                if (receipt > 0) till.ask("sell r-$receipt green 1")
                val until = receipt + 40 + 17 * round
                while (receipt < until) till.ask("sell r-${++receipt} green 1")
                if (round == 1) till.ask("close")
                // It is killed in the middle of its work: some answers have come, others never will.
                repeat(25) {
                    val answer = till.next().split(' ')
                    if (answer[0] == "sold") told[answer[1]] = "${answer[2]} ${answer[3]}"
                }
                till.kill()
                for (answer in till.rest().map { it.split(' ') }) if (answer[0] == "sold") told[answer[1]] = "${answer[2]} ${answer[3]}"
            }
        }
        assertTrue(told.size >= 90, "only ${told.size} sales")
        Store.open(folder, Till::begin).use { store ->
            for ((sale, total) in told) {
                val order = store.shop.order(sale)
                assertEquals(Money.parse(total), order.paid, sale)
                assertEquals(Stage.FULFILLED, order.stage, sale)
            }
            val sold = 100_000 - Till(store).shelf("green")
            assertTrue(sold >= told.size && sold <= receipt, "$sold units went, ${told.size} were told")
            assertTrue(store.shop.overview().records > told.size)
        }
    }

    /** The till as a program of its own. */
    private class Process(folder: File) : AutoCloseable {
        private val java = File(System.getProperty("java.home"), "bin/java").path
        private val process = ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), "till.MainKt", folder.path)
            .redirectError(ProcessBuilder.Redirect.INHERIT).start()
        private val lines = LinkedBlockingQueue<String>()
        private val reader = Thread { process.inputStream.bufferedReader().forEachLine(lines::put) }.apply { start() }

        fun ask(line: String) {
            process.outputStream.write("$line\n".toByteArray())
            process.outputStream.flush()
        }

        fun next(): String = lines.poll(60, SECONDS) ?: error("the till says nothing")

        /** SIGKILL: the program has no chance to do anything more. */
        fun kill() {
            process.destroyForcibly().waitFor()
        }

        fun rest(): List<String> = reader.join().let { lines.toList() }

        override fun close() = kill()
    }
}
