package keytill

import java.math.BigDecimal
import java.time.Instant
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/**
 * A command: who asks, when, and what.
 *
 * @property id What makes it unique: the same id with the same body is answered as before and does nothing.
 * @property at The moment that it is asked for. Logical time never runs back: an earlier one takes the time of the last command.
 * @property body What is asked.
 * @property trace The host's id that follows a request through all systems; it stands in the record.
 * @property expectedVersion The version of the order or the stock that the command was made for; at another one it is refused.
 */
public data class Command(
    public val id: CommandId,
    public val at: Instant,
    public val body: Body,
    public val trace: String? = null,
    public val expectedVersion: String? = null,
) {
    /** A command with a text as its id. */
    public constructor(id: String, at: Instant, body: Body) : this(CommandId.Text(id), at, body)

    /** The command as a document. */
    public fun toDocument(): JsonObject = members(
        "id" to id.toDocument(),
        "at" to json(at),
        "body" to JsonObject(mapOf(body.name to body.fields)),
        "trace" to json(trace),
        "expected_version" to json(expectedVersion),
    )
}

/** What makes a command unique. */
public sealed interface CommandId {
    /**
     * The host's own text, kept for a window of time.
     *
     * @property text 1 to 64 printable ASCII characters.
     */
    public data class Text(public val text: String) : CommandId

    /**
     * A number in a session of a client, from 1 on: constant memory for each client.
     *
     * @property client The client; its session is opened by [Body.openSession].
     * @property sequence The number: one past the last command that did something.
     */
    public data class Numbered(public val client: String, public val sequence: Long) : CommandId
}

internal fun CommandId.toDocument(): JsonElement = when (this) {
    is CommandId.Text -> JsonPrimitive(text)
    is CommandId.Numbered -> members("client" to json(client), "sequence" to json(sequence))
}

/**
 * What a command asks for. Its companion has the usual ones; every other is a name with its fields, as documents have them:
 * `Body("put_level", document("""{"level": {"id": "gold", "rank": 1}}"""))`.
 *
 * @property name The use case, such as `place_order`.
 * @property fields What it needs to know.
 */
public data class Body(public val name: String, public val fields: JsonObject) {
    public companion object {
        /** Opens a session, in which a client numbers its commands from 1. */
        @JvmStatic
        public fun openSession(client: String): Body = body("open_session", "client" to json(client))

        /** Closes a session: its last answer is forgotten. */
        @JvmStatic
        public fun closeSession(client: String): Body = body("close_session", "client" to json(client))

        /** Does what is due at the command's time: orders expire or complete, commission vests. */
        @JvmStatic
        @JvmOverloads
        public fun tick(limit: Int? = null): Body = body("tick", "limit" to json(limit))

        /** Adds a channel, or replaces it: `{"id": "web"}`. */
        @JvmStatic
        public fun putChannel(channel: JsonObject): Body = body("put_channel", "channel" to channel)

        /** Adds a product with its variants, or replaces it. */
        @JvmStatic
        public fun putProduct(product: JsonObject): Body = body("put_product", "product" to product)

        /** Puts a price book in force. */
        @JvmStatic
        public fun publishPriceBook(book: JsonObject): Body = body("publish_price_book", "book" to book)

        /** Puts a commission plan in force. */
        @JvmStatic
        public fun publishPlan(plan: JsonObject): Body = body("publish_plan", "plan" to plan)

        /** Opens a pool (卡池) for keys of one format. */
        @JvmStatic
        public fun openPool(pool: String, format: KeyFormat): Body =
            body("open_pool", "pool" to json(pool), "format" to format.document)

        /**
         * Adds a batch of keys to a pool. They come sealed: the machine never sees one in clear.
         *
         * @param batch New in the pool.
         * @param keys What a [Sealer] made.
         * @param supplier Who supplied it.
         * @param unitCost What one key cost, in major units of the shop's currency.
         * @param expires From when its keys are not sold any more.
         * @param priority Batches of a higher priority are sold first; 0 where left out.
         * @param note A note for people.
         */
        @JvmStatic
        @JvmOverloads
        public fun importKeys(
            pool: String,
            batch: String,
            keys: List<SealedKey>,
            supplier: String? = null,
            unitCost: BigDecimal? = null,
            expires: Instant? = null,
            priority: Int? = null,
            note: String? = null,
        ): Body = body(
            "import_keys",
            "pool" to json(pool),
            "batch" to json(batch),
            "keys" to written(ListSerializer(SealedKey.serializer()), keys),
            "supplier" to json(supplier),
            "unit_cost" to json(unitCost),
            "expires" to json(expires),
            "priority" to json(priority),
            "note" to json(note),
        )

        /** Adds to a counted stock, or takes from it what is not reserved. */
        @JvmStatic
        public fun adjustStock(variant: String, by: Long): Body =
            body("adjust_stock", "variant" to json(variant), "by" to json(by))

        /** Sets the reusable key (循环卡) of a variant. */
        @JvmStatic
        @JvmOverloads
        public fun putReusableKey(variant: String, key: SealedKey, limits: JsonObject? = null): Body =
            body("put_reusable_key", "variant" to json(variant), "key" to written(SealedKey.serializer(), key), "limits" to limits)

        /** Registers a customer. Who is no promoter cannot earn commission. */
        @JvmStatic
        @JvmOverloads
        public fun registerCustomer(
            customer: String,
            inviter: String? = null,
            level: String? = null,
            promoter: Boolean? = null,
        ): Body = body(
            "register_customer",
            "customer" to json(customer),
            "inviter" to json(inviter),
            "level" to json(level),
            "promoter" to json(promoter),
        )

        /** Says who invited a customer. */
        @JvmStatic
        public fun bindInviter(customer: String, inviter: String): Body =
            body("bind_inviter", "customer" to json(customer), "inviter" to json(inviter))

        /** Gives a customer a level, or none; until when, or for good. */
        @JvmStatic
        @JvmOverloads
        public fun setCustomerLevel(customer: String, level: String?, until: Instant? = null): Body =
            body("set_customer_level", "customer" to json(customer), "level" to json(level), "until" to json(until))

        /**
         * Places an order at the price that the buyer saw.
         *
         * @param order New in the shop.
         * @param quote What the buyer saw.
         * @param contact What the buyer can be reached at, hashed by the host.
         * @param device The host's fingerprint of the device.
         * @param reservation A reservation whose units the order takes over.
         * @param cart What the quote was asked for; a [Shop] and a [Pricer] have told their quotes already.
         * @param more Other members of the command, such as `answers` or `gift`.
         */
        @JvmStatic
        @JvmOverloads
        public fun placeOrder(
            order: String,
            quote: Quote,
            contact: String? = null,
            device: String? = null,
            reservation: String? = null,
            cart: Cart? = null,
            more: JsonObject? = null,
        ): Body {
            val fields = members(
                "order" to json(order),
                "cart" to written(Cart.serializer(), cart?.copy(at = quote.at) ?: quote.cart()),
                "book" to json(quote.digest),
                "total" to json(quote.price),
                "contact" to json(contact),
                "device" to json(device),
                "reservation" to json(reservation),
            )
            return Body("place_order", JsonObject(fields + more.orEmpty()))
        }

        /** Gives an order up before it is paid. */
        @JvmStatic
        public fun cancelOrder(order: String): Body = body("cancel_order", "order" to json(order))

        /**
         * Records a payment notice, whose signature the host has checked.
         *
         * @param payment The gateway's id of the payment. The same notice again is answered as the first and does nothing.
         * @param amount What was paid, above zero.
         */
        @JvmStatic
        public fun recordPayment(order: String, payment: String, amount: Money): Body =
            body("record_payment", "order" to json(order), "payment" to json(payment), "amount" to json(amount))

        /** Delivers a paid order: everything that is owed. */
        @JvmStatic
        public fun deliver(order: String): Body = body("deliver", "order" to json(order))

        /** Ends the time for ordinary complaints. */
        @JvmStatic
        public fun completeOrder(order: String): Body = body("complete_order", "order" to json(order))

        /**
         * Refunds an order: everything that is left, or units of some lines, or an amount without any unit.
         *
         * @param refund New in the shop.
         * @param units How many units of which line (from 0).
         * @param amount How much to give back without any unit.
         */
        @JvmStatic
        @JvmOverloads
        public fun refundOrder(
            order: String,
            refund: String,
            units: Map<Int, Int>? = null,
            amount: Money? = null,
        ): Body = body(
            "refund_order",
            "order" to json(order),
            "refund" to json(refund),
            "lines" to units?.let { of ->
                JsonArray(of.map { (line, units) -> members("line" to json(line), "units" to json(units)) })
            },
            "amount" to json(amount),
        )

        /** Shows the keys of a delivered order again. The record says who asked and why. */
        @JvmStatic
        public fun revealKeys(order: String, by: String, reason: String): Body =
            body("reveal_keys", "order" to json(order), "by" to json(by), "reason" to json(reason))

        /** Asks for vested commission to be paid out; how much, the fee included. */
        @JvmStatic
        public fun requestWithdrawal(withdrawal: String, promoter: String, amount: Money): Body = body(
            "request_withdrawal",
            "withdrawal" to json(withdrawal),
            "promoter" to json(promoter),
            "amount" to json(amount),
        )

        private fun body(name: String, vararg fields: Pair<String, JsonElement?>) = Body(name, members(*fields))
    }
}
