package keytill

import java.time.Instant
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import keytill.internal.Shop as NativeShop
import keytill.internal.recoverShop

/**
 * A shop with its journal: the whole machine. Any number of threads may share it: many read at once, one changes.
 *
 * The journal's bytes are the shop: whoever has them has everything. A command's record waits in memory until [takeJournal],
 * and the rule is: **take it, make it durable, and only then tell anybody the outcome.** Several commands may be executed
 * before, and their records stored with one write.
 *
 * Where a write fails, the instance is ahead of its journal: write the same bytes again, or close the instance and [recover]
 * from what is stored. Commands whose outcome was never told are repeated by those who asked, and answered as before if their
 * record was stored after all.
 *
 * A snapshot spares the replay and can always be made again. Store it only once every byte taken before it is durable.
 *
 * ```kotlin
 * Shop.open("demo", currency = "CNY").use { shop ->
 *     val done = shop.putChannel(Channel("web"), id = "c-1", at = now)
 *     file.append(shop.takeJournal())
 * }
 * ```
 */
public class Shop private constructor(private val native: NativeShop) : NativeObject(native) {
    /**
     * Executes a command. One that was answered before is answered again and does nothing.
     *
     * @throws Rejected where the machine refuses; nothing has changed, and the command's id may be used again.
     */
    public fun execute(command: Command): Done =
        read(Done.serializer(), executeJson(text(Command.serializer(), command)))

    /**
     * Executes a command: what makes it unique, when it is asked for, and what is asked.
     *
     * @throws Rejected where the machine refuses; nothing has changed, and the command's id may be used again.
     */
    @JvmOverloads
    public fun execute(id: String, at: Instant, body: Body, trace: String? = null, expectedVersion: String? = null): Done =
        execute(Command(id, at, body, trace, expectedVersion))

    /** [execute] from JSON to JSON. */
    public fun executeJson(command: String): String = ask { native.executeJson(command) }

    /** [execute] for hosts that speak bytes: CBOR with numbered fields in, CBOR with JSON's names out. */
    public fun executeCbor(command: ByteArray): ByteArray = ask { native.executeCbor(direct(command)) }

    /**
     * Executes commands in their order: what came of each, [Done] or [Rejected]. A rejected command undoes nothing; those after
     * it are executed too, or left out where it shall stop there.
     *
     * @throws Rejected where this is no list of commands that the machine can read; then none was executed.
     */
    @JvmOverloads
    public fun executeBatch(commands: List<Command>, stopAtRejection: Boolean = false): List<Outcome> {
        val told = executeBatchJson(text(ListSerializer(Command.serializer()), commands), stopAtRejection)
        return parsed(told).jsonArray.map { outcome ->
            when (val rejection = outcome.jsonObject["rejection"]) {
                null -> read(Done.serializer(), outcome)
                else -> read(RejectionDocument.serializer(), rejection).told()
            }
        }
    }

    /** [executeBatch] from JSON to JSON. */
    @JvmOverloads
    public fun executeBatchJson(commands: String, stopAtRejection: Boolean = false): String =
        ask { native.executeBatchJson(commands, stopAtRejection) }

    /** [executeBatch] for hosts that speak bytes. */
    @JvmOverloads
    public fun executeBatchCbor(commands: ByteArray, stopAtRejection: Boolean = false): ByteArray =
        ask { native.executeBatchCbor(direct(commands), stopAtRejection) }

    /**
     * What a command would do now. Changes nothing.
     *
     * @throws Rejected as the command would get it.
     */
    public fun decide(command: Command): List<Event> =
        read(Decided.serializer(), decideJson(text(Command.serializer(), command))).events

    /** [decide] from JSON to JSON. */
    public fun decideJson(command: String): String = ask { native.decideJson(command) }

    /**
     * Prices a cart by the price book in force. What the shop knows of the buyer counts, not what the cart says.
     *
     * @throws Rejected where it cannot be priced.
     */
    public fun quote(cart: Cart): Quote =
        read(Quote.serializer(), quoteJson(text(Cart.serializer(), cart))).also { it.asked = cart }

    /** [quote] from JSON to JSON. */
    public fun quoteJson(cart: String): String = ask { native.quoteJson(cart) }

    /** The best of the coupons that a buyer holds, of those that may be used once more. */
    public fun bestCoupons(cart: Cart, held: Collection<String>): BestCoupons {
        val best = ask { native.bestCouponsJson(text(Cart.serializer(), cart), texts(held)) }
        return read(BestCoupons.serializer(), best).also { it.quote.asked = cart.copy(coupons = it.codes) }
    }

    /**
     * Any read of the shop by its name: every one has a function too, such as [order] or [upline].
     *
     * ```kotlin
     * shop.ask("upline", document("""{"customer": "u-7"}"""))
     * ```
     *
     * @throws Rejected where it asks for what is not known.
     */
    @JvmOverloads
    public fun ask(question: String, fields: JsonObject = JsonObject(emptyMap())): JsonElement =
        parsed(askJson(JsonObject(mapOf(question to fields)).toString()))

    /** [ask] from JSON to JSON: `{"order": {"order": "o-1"}}`. */
    public fun askJson(query: String): String = ask { native.askJson(query) }

    /** The bytes to be added to the journal, in the order of the commands; nothing is handed out twice. */
    public fun takeJournal(): ByteArray = ask { native.takeJournal() }

    /** How many bytes wait to be taken. */
    public val untaken: Long get() = ask { native.untaken().toLong() }

    /** The whole state as bytes. Store it only once every byte of the journal taken before it is durable. */
    public fun snapshot(): ByteArray = ask { native.snapshot() }

    /** The digest of the state: the same state has the same one in every language. Costs a pass over the state. */
    public val digest: String get() = ask { native.digest() }

    /** When to send a tick; nothing while nothing is due ever. */
    public val nextDeadline: Instant? get() = ask { native.nextDeadline()?.let { Instant.ofEpochMilli(it.toLong()) } }

    /** Which shop it is and how far it got. */
    override fun toString(): String =
        if (isClosed) "Shop(closed)" else overview().let { "Shop(${it.shop}, ${it.sequence} records)" }

    public companion object {
        /**
         * Opens a new shop. The record that opens it waits to be taken.
         *
         * @param settings The usual ones where left out.
         * @param currency Its currency, where [settings] do not say.
         * @throws Rejected where it is no id, or a setting is out of its range.
         */
        @JvmStatic
        @JvmOverloads
        public fun open(id: String, settings: Settings = Settings(), currency: String? = null): Shop =
            openJson(id, toJson(if (settings.currency == null) settings.copy(currency = currency) else settings))

        /** [open] with settings as JSON. */
        @JvmStatic
        public fun openJson(id: String, settings: String): Shop = call { Shop(NativeShop.open(id, settings)) }

        /**
         * The shop as a snapshot has it.
         *
         * @throws Rejected where the bytes are no snapshot, or not what was written.
         */
        @JvmStatic
        public fun restore(snapshot: ByteArray): Shop = call { Shop(NativeShop.restore(direct(snapshot))) }

        /**
         * The shop as a journal has it, from a snapshot on where there is one.
         *
         * @param journal All of it, or the part after the snapshot. A damaged end (a torn write) is told and left out.
         * @throws Rejected where snapshot or opening cannot be read, or they are not of one shop.
         */
        @JvmStatic
        @JvmOverloads
        public fun recover(journal: ByteArray, snapshot: ByteArray? = null): Recovered {
            val recovered = call { recoverShop(direct(journal), snapshot) }
            val damage = recovered.damage?.let { read(RejectionDocument.serializer(), it).told() }
            return Recovered(Shop(recovered.shop), recovered.goodBytes.toLong(), damage)
        }
    }
}

/**
 * A shop recovered from what a host has stored, whose end may be damaged.
 *
 * @property shop The shop after the last good record.
 * @property goodBytes How many of the journal's bytes are good: cut it here before adding to it.
 * @property damage Why the rest is not; nothing where everything is good.
 */
public data class Recovered(public val shop: Shop, public val goodBytes: Long, public val damage: Rejected?)
