package keytill

import java.io.File
import java.math.BigDecimal
import java.time.Duration
import java.time.Instant
import kotlinx.serialization.KSerializer
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Values read from documents and written back. */
class DocumentsTest {
    private val scenarios = File(root, "vectors/scenarios").listFiles { file -> file.extension == "json" }.orEmpty()
        .sorted().map { document(it.readText()) }
    private val steps = scenarios.flatMap { it.getValue("steps").jsonArray }.map { it.jsonObject }

    @Test
    fun `every event of the scenarios comes back as it was`() {
        val events = steps.mapNotNull { it["events"]?.jsonArray }.flatten()
        assertTrue(events.size > 1_000, "only ${events.size} events")
        assertTrue(namesOf(events).size > 60, "only ${namesOf(events)}")
        for (event in events) comesBack(Event.serializer(), event)
    }

    @Test
    fun `every reply of the scenarios comes back as it was`() {
        val replies = steps.mapNotNull { it["reply"] }
        assertTrue(namesOf(replies).size > 12, "only ${namesOf(replies)}")
        for (reply in replies) comesBack(Reply.serializer(), reply)
    }

    @Test
    fun `every command of the scenarios comes back as it was and does the same`() {
        val names = mutableSetOf<String>()
        for (scenario in scenarios) {
            val shop = Shop.open(scenario.getValue("shop").text, fromJson<Settings>(scenario.getValue("settings").toString()))
            for (step in scenario.getValue("steps").jsonArray.map { it.jsonObject }) {
                val document = step["command"]?.jsonObject ?: continue
                names += document.getValue("body").jsonObject.keys
                val command = comesBack(Command.serializer(), document)
                try {
                    shop.execute(command)
                } catch (rejected: Rejected) {
                    assertEquals(step["rejection"]?.jsonObject?.get("code")?.text, rejected.code, scenario.getValue("name").text)
                }
            }
            assertEquals(scenario.getValue("final").jsonObject.getValue("digest").text, shop.digest, scenario.getValue("name").text)
            shop.close()
        }
        assertTrue(names.size > 60, "only $names")
    }

    @Test
    fun `records of a journal are values`(): Unit = smallShop().use { shop ->
        val records = Journal.records(shop.takeJournal())
        assertTrue(records.first().events.single() is ShopOpened)
        assertEquals(listOf(null, "s-1", "s-2", "s-3", "s-4", "s-5").map { id -> id?.let { CommandId.Text(it) } }, records.map { it.id })
        for (record in records) assertEquals(record, fromJson<JournalRecord>(toJson(record)))
        assertEquals(listOf(0) + List(5) { 32 }, records.map { it.body?.length ?: 0 })
    }

    @Test
    fun `forms are told apart by name, by a member beside, and by what they are`() {
        val condition = Condition.All(listOf(Condition.Always, Condition.Not(Condition.Flag(FlagFact.FIRST_ORDER))))
        assertEquals("""{"all":["always",{"not":{"flag":"first_order"}}]}""", toJson<Condition>(condition))
        assertEquals(condition, fromJson<Condition>(toJson<Condition>(condition)))
        assertEquals(condition, read(Condition.serializer(), written(Condition.serializer(), condition)))
        assertEquals(JsonPrimitive("unlimited"), written(StockSource.serializer(), StockSource.Unlimited))
        val step: Step = fromJson("""{"step": "lane", "lane": "coupons", "subtotal": "9.00"}""")
        assertEquals(Step.Lane("coupons", "9.00"), step)
        assertEquals("""{"step":"lane","lane":"coupons","subtotal":"9.00"}""", toJson(step))
        val sides = listOf(WhatIfSide.Total(Money("9.00", "CNY")), WhatIfRefused("no"))
        assertEquals("""["9.00 CNY",{"error":"no"}]""", toJson<List<WhatIfSide>>(sides))
        assertEquals(sides, fromJson<List<WhatIfSide>>(toJson<List<WhatIfSide>>(sides)))
        val ids = listOf(CommandId.Text("c-1"), CommandId.Numbered("till", 3))
        assertEquals("""["c-1",{"client":"till","sequence":3}]""", toJson<List<CommandId>>(ids))
        assertEquals(ids, fromJson<List<CommandId>>(toJson<List<CommandId>>(ids)))
    }

    @Test
    fun `what is no form is said clearly`() {
        fun refused(json: String) = assertThrows(IllegalArgumentException::class.java) { fromJson<Condition>(json) }.message.orEmpty()
        assertTrue("sometimes" in refused(""""sometimes""""))
        assertTrue("sometimes" in refused("""{"sometimes": []}"""))
        assertTrue("without a member" in refused("{}"))
        assertTrue("more members" in refused("""{"all": [], "any": []}"""))
        assertTrue("is a word" in refused("""{"always": {}}"""))
        assertTrue("more than a word" in refused(""""all""""))
        assertTrue("no form" in assertThrows(IllegalArgumentException::class.java) { fromJson<Event>("""{"order_lost": {}}""") }.message.orEmpty())
    }

    @Test
    fun `answers may have members that nobody knows yet, and what people write may not`() {
        val json = """{"variant": "card", "product": "gift", "price": "49.00", "colour": "red"}"""
        assertEquals(BigDecimal("49.00"), read(PricedVariant.serializer(), json).price)
        assertTrue("colour" in assertThrows(IllegalArgumentException::class.java) { fromJson<PricedVariant>(json) }.message.orEmpty())
        val event = """{"order_expired": {"order": "o-1", "colour": "red"}}"""
        assertEquals("o-1", (read(Event.serializer(), event) as OrderExpired).order)
    }

    @Test
    fun `moments and spans are milliseconds`() {
        val channel = Channel("web", orderExpiry = Duration.ofMinutes(5))
        assertEquals("""{"id":"web","order_expiry":300000}""", toJson(channel))
        assertEquals(channel, fromJson<Channel>(toJson(channel)))
        assertThrows(IllegalArgumentException::class.java) { toJson(channel.copy(orderExpiry = Duration.ofSeconds(Long.MAX_VALUE))) }
        assertEquals(Instant.ofEpochMilli(7), fromJson<Command>("""{"id":"c","at":7,"body":{"tick":{}}}""").at)
    }

    @Test
    fun `a typed command is refused as any other`(): Unit = smallShop().use { shop ->
        val rejected = assertThrows(Rejected::class.java) { shop.quarantineBatch("cards", "b-9", by = "ann", reason = "bad", id = "c-1", at = NOW) }
        assertEquals("stock.batch_unknown", rejected.code)
        assertEquals("b-9", rejected.params["batch"])
        assertNull(shop.check())
    }

    private fun namesOf(documents: List<JsonElement>) = documents.map { it.jsonObject.keys.single() }.toSet()

    /** Reads a document, and sees that what is written is the same but for members that say what goes without saying. */
    private fun <T : Any> comesBack(reader: KSerializer<T>, document: JsonElement): T {
        val value = fromJson(reader, document.toString())
        val again = written(reader, value)
        assertEquals(needed(document), needed(again))
        missing(again, document)?.let { throw AssertionError("$document was written with$it") }
        assertEquals(value, read(reader, again))
        return value
    }
}
