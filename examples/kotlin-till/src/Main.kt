package till

import java.io.File
import keytill.Rejected

/** A till at a terminal: `sell RECEIPT VARIANT QUANTITY`, `refund RECEIPT`, `shelf VARIANT`, `close`. */
fun main(arguments: Array<String>) {
    val folder = File(arguments.firstOrNull() ?: "till")
    Store.open(folder, Till::begin).use { store ->
        store.damage?.let { println("the journal's end was cut: ${it.message}") }
        println("ready with ${store.shop}")
        val till = Till(store)
        for (line in generateSequence(::readlnOrNull)) println(answer(till, line))
    }
}

private fun answer(till: Till, line: String): String = try {
    val words = line.trim().split(' ')
    when (words.first()) {
        "sell" -> "sold ${words[1]} ${till.sell(words[1], words[2], words[3].toInt())}"
        "refund" -> "refunded ${words[1]} ${till.refund(words[1])}"
        "shelf" -> "shelf ${words[1]} ${till.shelf(words[1])}"
        "close" -> "closed".also { till.closeDay() }
        else -> "sell RECEIPT VARIANT QUANTITY | refund RECEIPT | shelf VARIANT | close"
    }
} catch (rejected: Rejected) {
    "refused ${rejected.code}: ${rejected.message}"
} catch (error: IllegalArgumentException) {
    "what? ${error.message}"
} catch (_: IndexOutOfBoundsException) {
    "what? something is missing"
}
