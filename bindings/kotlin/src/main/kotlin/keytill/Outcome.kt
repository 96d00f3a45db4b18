@file:UseSerializers(Millis::class)

package keytill

import java.time.Instant
import kotlinx.serialization.KSerializer
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/** What came of one command of a batch: [Done], or [Rejected]. */
public sealed interface Outcome

/**
 * A command that was done: what happened, and what to tell the one who asked.
 *
 * @property sequence The number of its record; absent where nothing happened.
 * @property at The logical time of its record; absent where nothing happened.
 * @property events What happened; empty where nothing did.
 * @property reply What to tell.
 * @property answeredBefore Whether this command was answered before and is only answered again.
 */
@Serializable
public data class Done(
    public val sequence: Long? = null,
    public val at: Instant? = null,
    public val events: List<Event> = emptyList(),
    public val reply: Reply,
    public val answeredBefore: Boolean = false,
) : Outcome {
    /** Where the order of the command stands; nothing where the reply is of another kind. */
    public val order: OrderReply? get() = reply.order
}

/**
 * Something that happened.
 *
 * @property name What it is, such as `order_placed`.
 * @property fields What is known of it; amounts are minor units of the shop's currency.
 */
@Serializable(with = EventDocument::class)
public data class Event(public val name: String, public val fields: JsonObject)

internal object EventDocument : Tagged<Event>(::Event, { it.name to it.fields })

/**
 * What to tell the one who asked.
 *
 * @property name What it is, such as `order`, `imported`, `done`.
 * @property fields What it says, as a document.
 */
@Serializable(with = ReplyDocument::class)
public data class Reply(public val name: String, public val fields: JsonObject) {
    /** Where an order stands after the command. */
    public val order: OrderReply? get() = of("order", OrderReply.serializer())

    /** How an import of keys went. */
    public val imported: ImportedKeys? get() = of("imported", ImportedKeys.serializer())

    /** How much went back. */
    public val refunded: Money? get() = of("refunded", RefundedReply.serializer())?.amount

    /** What a tick did. */
    public val ticked: Ticked? get() = of("ticked", Ticked.serializer())

    private fun <T> of(name: String, reader: KSerializer<T>): T? =
        if (this.name == name) read(reader, fields) else null
}

internal object ReplyDocument : Tagged<Reply>(::Reply, { it.name to it.fields })

/**
 * Where an order stands after a command.
 *
 * @property order The order.
 * @property outcome What became of it.
 * @property total The price of everything.
 * @property expiresAt Until when it awaits its payment.
 * @property delivered What was handed over: the sealed keys.
 */
@Serializable
public data class OrderReply(
    public val order: String,
    public val outcome: OrderOutcome,
    public val total: Money,
    public val expiresAt: Instant? = null,
    public val delivered: List<DeliveredLine> = emptyList(),
)

/** What became of an order by a command. */
@Serializable
public enum class OrderOutcome {
    /** It awaits its payment. */
    @SerialName("awaiting_payment")
    AWAITING_PAYMENT,

    /** It is paid and awaits its delivery. */
    @SerialName("awaiting_delivery")
    AWAITING_DELIVERY,

    /** It is delivered. */
    @SerialName("delivered")
    DELIVERED,

    /** It was paid too late and waits for a person. */
    @SerialName("held")
    HELD,

    /** It was paid too late; the money is in the buyer's wallet. */
    @SerialName("credited_to_wallet")
    CREDITED_TO_WALLET,

    /** All of it was refunded. */
    @SerialName("refunded")
    REFUNDED,

    /** Some of its units are handed over, others are still owed. */
    @SerialName("partly_delivered")
    PARTLY_DELIVERED,

    /** A part of what is to be paid has come; it awaits the rest. */
    @SerialName("partly_paid")
    PARTLY_PAID,

    /** The money buys nothing and waits for going back. */
    @SerialName("spared")
    SPARED,
}

/**
 * One line of a delivery.
 *
 * @property variant What was bought.
 * @property quantity How many units.
 * @property keys The keys, sealed, in the order of the units; one for all units of a reusable key. A [Sealer] opens them.
 */
@Serializable
public data class DeliveredLine(
    public val variant: String,
    public val quantity: Int,
    public val keys: List<SealedKey> = emptyList(),
)

/**
 * How an import of keys went.
 *
 * @property accepted How many keys are in the pool now that were not before.
 * @property rejected The others, with the reason.
 */
@Serializable
public data class ImportedKeys(public val accepted: Int, public val rejected: List<KeyLeftOut> = emptyList())

/**
 * A key that an import leaves out.
 *
 * @property position Its position in the import, from 0.
 * @property reason Why, as a document.
 */
@Serializable
public data class KeyLeftOut(public val position: Int, public val reason: JsonElement)

/**
 * What a tick did.
 *
 * @property expired Orders that expired.
 * @property completed Orders that completed.
 * @property vested Orders whose commission vested.
 * @property keysExpired Keys that are past their validity and not sold any more.
 * @property reservations Reservations without an order that ended.
 * @property gifts Gifts that nobody claimed in time.
 * @property more Whether more is due at the same time: tick again.
 */
@Serializable
public data class Ticked(
    public val expired: Int,
    public val completed: Int,
    public val vested: Int,
    public val keysExpired: Int,
    public val reservations: Int = 0,
    public val gifts: Int = 0,
    public val more: Boolean,
)

@Serializable
internal data class RefundedReply(val amount: Money)
