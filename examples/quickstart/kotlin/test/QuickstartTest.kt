import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class QuickstartTest {
    private val root = File(System.getProperty("keytill.root") ?: "../../..")

    @Test
    fun `it runs and says what its comments say`() {
        val told = ByteArrayOutputStream()
        val before = System.out
        System.setOut(PrintStream(told))
        try {
            main()
        } finally {
            System.setOut(before)
        }
        val lines = told.toString().lines()
        assertEquals(listOf("3 keys, 1 line left out", "98.00 CNY", "[AAAA-1111]", "[BBBB-2222]"), lines.take(4))
        assertTrue(lines.drop(4).any { "49.00" in it }, told.toString())
    }

    @Test
    fun `it is what the READMEs show`() {
        val source = File(root, "examples/quickstart/kotlin/src/Quickstart.kt").readText()
        val shown = source.substringAfter("// What the README shows:\n").substringBefore("    // So far.").trimIndent().trim()
        for (name in listOf("README.md", "README.zh-CN.md")) {
            val readme = File(root, name).readText()
            val blocks = Regex("```kotlin\n(.*?)```", RegexOption.DOT_MATCHES_ALL).findAll(readme).map { it.groupValues[1].trim() }
            assertEquals(listOf(shown), blocks.toList(), name)
        }
    }
}
