package keytill

import java.io.File
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long

/** The repository's root. */
val root = File(System.getProperty("keytill.root") ?: "../..")

/** What is wanted must be there; objects may have more. Says where something is missing. */
fun missing(wanted: JsonElement, got: JsonElement): String? = when {
    wanted is JsonObject && got is JsonObject -> wanted.entries.firstNotNullOfOrNull { (name, value) ->
        missing(value, got[name] ?: JsonNull)?.let { ".$name$it" }
    }
    wanted is JsonArray && got is JsonArray && wanted.size == got.size -> wanted.indices.firstNotNullOfOrNull { n ->
        missing(wanted[n], got[n])?.let { "[$n]$it" }
    }
    else -> if (wanted == got) null else " is $got, not $wanted"
}

val JsonElement.text: String get() = jsonPrimitive.content

fun member(name: String, value: JsonElement?) = JsonObject(if (value == null) emptyMap() else mapOf(name to value))

/** One scenario of `vectors/scenarios` on its way through a shop. */
class Scenario(private val all: JsonObject) {
    val name = all.getValue("name").text
    private var shop = Shop.openJson(all.getValue("shop").text, all.getValue("settings").toString())
    private var journal = shop.takeJournal()

    /** Runs it to its end; a snapshot takes the shop's place after each step that `restored` names. */
    fun run(restored: (Int) -> Boolean) {
        for ((n, step) in all.getValue("steps").jsonArray.map { it.jsonObject }.withIndex()) {
            val at = "$name, step $n"
            when (val cart = step["quote"]) {
                null -> command(at, step)
                else -> missing(step.getValue("expect"), quoted(cart))?.let { throw AssertionError("$at: the quote$it") }
            }
            if (restored(n)) {
                val snapshot = shop.snapshot()
                shop.close()
                shop = Shop.restore(snapshot)
            }
        }
        val overview = shop.overview()
        val end = members(
            "digest" to json(shop.digest),
            "sequence" to json(overview.sequence),
            "journal_head" to json(overview.journalHead),
        )
        if (end != all["final"]) throw AssertionError("$name ends with $end")
        if (shop.check() != null) throw AssertionError("$name: an invariant does not hold")
        val recovered = Shop.recover(journal)
        recovered.shop.use {
            if (recovered.damage != null || it.digest != shop.digest) throw AssertionError("$name: another replay")
        }
        if (Journal.verify(journal).head != overview.journalHead) throw AssertionError("$name: another journal")
        shop.close()
    }

    private fun quoted(cart: JsonElement): JsonElement = try {
        val told = parsed(shop.quoteJson(cart.toString()))
        read(Quote.serializer(), told)
        told
    } catch (rejected: Rejected) {
        member("rejection", JsonPrimitive(rejected.code))
    }

    private fun command(at: String, step: JsonObject) {
        val command = step.getValue("command").jsonObject
        val told = executed(at, command)
        for (what in listOf("events", "reply", "answered_before", "rejection")) {
            if (step[what] != told[what]) throw AssertionError("$at: $what is ${told[what]}, not ${step[what]}")
        }
        journal += shop.takeJournal()
        for ((what, wanted) in step.getValue("expect").jsonObject) {
            missing(wanted, look(what, wanted, told, command))?.let { throw AssertionError("$at: $what$it") }
        }
    }

    /** What the machine says to a command: the members that stand beside it in a scenario. */
    private fun executed(at: String, command: JsonObject): JsonObject {
        val before = shop.digest
        return try {
            val told = parsed(shop.executeJson(command.toString())).jsonObject
            val done = read(Done.serializer(), told)
            val first = if (done.answeredBefore) "answered_before" to json(true) else "events" to told["events"]
            members(first, "reply" to told["reply"], "notices" to shop.ask("notices"))
        } catch (rejected: Rejected) {
            if (shop.digest != before) throw AssertionError("$at: a rejection changed the state")
            if (rejected.message.isEmpty()) throw AssertionError("$at: no message")
            val params = JsonObject(rejected.params.mapValues { JsonPrimitive(it.value) })
            members(
                "rejection" to members("code" to json(rejected.code), "params" to params),
                "notices" to JsonArray(emptyList()),
            )
        }
    }

    /** What is to be compared with one member of an expectation. */
    private fun look(what: String, wanted: JsonElement, told: JsonObject, command: JsonObject): JsonElement {
        val clock = shop.ask("shop").jsonObject.getValue("clock")
        val at = json(maxOf(clock.jsonPrimitive.long, command.getValue("at").jsonPrimitive.long))
        fun byId(read: (String) -> JsonElement) = JsonObject(wanted.jsonObject.keys.associateWith(read))
        fun ask(question: String, vararg fields: Pair<String, JsonElement?>) = shop.ask(question, members(*fields))
        fun stock(text: String) = text.split(":").let { (kind, id) -> member(kind, JsonPrimitive(id)) }
        val rejection = told["rejection"]?.jsonObject
        return when (what) {
            "rejection" -> rejection?.get("code") ?: JsonNull
            "params" -> rejection?.get("params") ?: JsonNull
            "reply" -> told["reply"] ?: JsonNull
            "answered_before" -> told["answered_before"] ?: JsonPrimitive(false)
            "events" -> told["events"]?.jsonArray?.let { all -> JsonArray(all.map { JsonPrimitive(it.jsonObject.keys.single()) }) } ?: JsonNull
            "notices" -> told.getValue("notices")
            "shop" -> ask("balances")
            "clock" -> clock
            "next_deadline" -> json(shop.nextDeadline) ?: JsonNull
            "customers" -> byId { shop.customer(it); ask("customer", "customer" to json(it)) }
            "network" -> byId { ask("network", "customer" to json(it)) }
            "attribution" -> byId { ask("attribution", "customer" to json(it), "model" to json("linear"), "at" to clock) }
            "seats" -> byId { ask("seat", "tree" to json("t"), "customer" to json(it)) }
            "stock" -> byId { shop.stock(it); ask("stock", "variant" to json(it), "at" to at) }
            "pools" -> byId { shop.poolCounts(it); ask("pool_counts", "pool" to json(it)) }
            "quotas" -> byId { ask("quotas", "of" to stock(it), "at" to at) }
            "outlook" -> byId { ask("outlook", "of" to stock(it), "at" to at) }
            "previews" -> byId { ask("previews", "variant" to json(it), "at" to at) }
            "sells" -> byId { variant ->
                JsonObject(wanted.jsonObject.getValue(variant).jsonObject.keys.associateWith { channel ->
                    ask("stock_for", "variant" to json(variant), "channel" to json(channel), "at" to at)
                })
            }
            "payments" -> byId { shop.payment(it); ask("payment", "payment" to json(it)) }
            "refunds" -> byId { shop.refund(it); ask("refund", "refund" to json(it)) }
            "orders" -> byId { shop.order(it); ask("order", "order" to json(it)) }
            "partners" -> byId { ask("partner_shares", "order" to json(it)) }
            "suppliers" -> byId { id ->
                ask("supplier_balances").jsonArray.first { it.jsonObject["supplier"] == json(id) }
            }
            "chain" -> byId { ask("chain", "bonus" to json("chain"), "customer" to json(it)) }
            "explained" -> byId {
                val english = shop.explain(it)
                members(
                    "en" to JsonArray(english.commission.map(::JsonPrimitive)),
                    "zh" to JsonArray(shop.explain(it, Language.CHINESE).commission.map(::JsonPrimitive)),
                    "agrees" to json(english.commissionAgrees),
                )
            }
            "queue" -> ask("fulfilment_queue", "at" to at)
            "waiting" -> byId { ask("waiting_for", "variant" to json(it)) }
            "commission" -> byId { ask("commission", "order" to json(it)) }
            "keys" -> byId { JsonArray(shop.keysOf(it).map { key -> JsonPrimitive(key.fingerprint) }) }
            else -> throw AssertionError("nothing is known of `$what` in an expectation")
        }
    }
}
