package keytill

import java.io.File
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.int
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory

/** What every build of keytill must do: `vectors/`. */
class VectorsTest {
    private val files = File(root, "vectors/scenarios").listFiles { file -> file.extension == "json" }.orEmpty().sorted()

    @TestFactory
    fun `every scenario gives the same replies, rejections and digests`(): List<DynamicTest> {
        assertTrue(files.size >= 130, "only ${files.size} scenarios")
        return files.map { file -> dynamicTest(file.nameWithoutExtension) { Scenario(document(file.readText())).run { false } } }
    }

    @Test
    fun `a snapshot taken and restored after every third step changes nothing`() {
        for (file in files) Scenario(document(file.readText())).run { it % 3 == 2 }
    }

    @Test
    fun `hostile commands are refused with their code and change nothing`() {
        val file = document(File(root, "vectors/bad_input.json").readText())
        val shop = Shop.openJson(file.getValue("shop").text, file.getValue("settings").toString())
        for (step in file.getValue("setup").jsonArray) shop.executeJson(step.jsonObject.getValue("command").toString())
        val before = shop.digest
        var count = 0
        for (bad in file.getValue("cases").jsonArray.map { it.jsonObject }) {
            val text = textOf(bad) ?: continue
            val rejected = assertThrows(Rejected::class.java, { shop.executeJson(text) }, bad.getValue("name").text)
            assertEquals(bad.getValue("code").text, rejected.code, bad.getValue("name").text)
            count += 1
        }
        assertTrue(count >= 20, "only $count cases")
        assertEquals(before, shop.digest)
        assertNull(shop.check())
        shop.close()
    }

    /** The text of a case; nothing for one of bytes that are no text. */
    private fun textOf(bad: JsonObject): String? {
        bad["json"]?.let { return it.text }
        val parts = bad["json_parts"] as? JsonArray ?: return null
        return parts.joinToString("") { part ->
            if (part is JsonPrimitive) {
                part.content
            } else {
                val of = part.jsonObject
                val times = of.getValue("times").jsonPrimitive.int
                (0 until times).joinToString(of["between"]?.text.orEmpty()) { of.getValue("repeat").text.replace("#", "$it") }
            }
        }
    }
}
