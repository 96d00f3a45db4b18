@file:UseSerializers(Millis::class)

package keytill

import java.time.Instant
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/**
 * An order as the outside sees it.
 *
 * @property order The order.
 * @property stage Where it stands.
 * @property placedAt When it was placed.
 * @property total The price of everything.
 * @property paid What was paid.
 * @property refunded What went back.
 * @property lines The lines.
 * @property channel The channel.
 * @property buyer The buyer; absent for a guest.
 * @property due When its expiry or completion is due.
 * @property parcels The parcels that were sent, in their order, as documents.
 * @property extras What it has beside its lines, where it has anything.
 */
@Serializable
public data class OrderView(
    public val order: String,
    public val stage: Stage,
    public val placedAt: Instant,
    public val total: Money,
    public val paid: Money,
    public val refunded: Money,
    public val lines: List<OrderLineView>,
    public val channel: String? = null,
    public val buyer: String? = null,
    public val due: Instant? = null,
    public val parcels: List<JsonObject> = emptyList(),
    public val extras: OrderExtrasView? = null,
)

/** Where an order stands. */
@Serializable
public enum class Stage {
    /** Stock is reserved; the payment is awaited until the deadline. */
    @SerialName("placed")
    PLACED,

    /** Paid; the delivery is awaited. */
    @SerialName("paid")
    PAID,

    /** A person decides: it was paid too late and the stock is gone, or somebody looks at it and it keeps its stock. */
    @SerialName("held")
    HELD,

    /** Paid; some units are handed over, others are still owed. */
    @SerialName("fulfilling")
    FULFILLING,

    /** Everything is delivered. */
    @SerialName("fulfilled")
    FULFILLED,

    /** The time for ordinary complaints is over. */
    @SerialName("completed")
    COMPLETED,

    /** Not paid in time; the stock is free again. */
    @SerialName("expired")
    EXPIRED,

    /** Given up before it was paid. */
    @SerialName("cancelled")
    CANCELLED,

    /** All of it is refunded. */
    @SerialName("refunded")
    REFUNDED,
}

/**
 * A line of an order.
 *
 * @property variant What was bought.
 * @property product The product that it belongs to.
 * @property quantity How many.
 * @property total What was to be paid for the line, with its tax.
 * @property deliveredUnits How many units were handed over, those among them that came back since.
 * @property refundedUnits How many units were refunded.
 * @property refunded What of it was refunded.
 * @property tax The tax within it, where there is any.
 * @property shortUnits How many units are owed for which no stock has come yet.
 * @property partOf The bundle that it is a part of.
 * @property giftOf The offer that gave it along, where it was not bought.
 */
@Serializable
public data class OrderLineView(
    public val variant: String,
    public val product: String,
    public val quantity: Int,
    public val total: Money,
    public val deliveredUnits: Int,
    public val refundedUnits: Int,
    public val refunded: Money,
    public val tax: Money? = null,
    public val shortUnits: Int = 0,
    public val partOf: String? = null,
    public val giftOf: String? = null,
)

/**
 * What an order has beside its lines.
 *
 * @property shipping What shipping costs, with its tax.
 * @property fee What the buyer pays for the way to pay, with its tax.
 * @property tax The tax within everything.
 * @property rounding What made the total a round sum.
 * @property cashback What the buyer gets back with the delivery.
 * @property region Where it is taxed.
 * @property shippingMethod How it is shipped.
 */
@Serializable
public data class OrderExtrasView(
    public val shipping: Money,
    public val fee: Money,
    public val tax: Money,
    public val rounding: Money,
    public val cashback: Money,
    public val region: String? = null,
    public val shippingMethod: String? = null,
)

/**
 * The stock of a variant.
 *
 * @property variant The variant.
 * @property reserved How many are held for unpaid or undelivered orders.
 * @property available How many can be sold now; absent where there is always one more.
 * @property promised How many are sold ahead of the stock.
 * @property backorderLeft How many more may be sold ahead of the stock; absent where none may.
 * @property due When stock is expected that is sold ahead.
 */
@Serializable
public data class StockView(
    public val variant: String,
    public val reserved: Long,
    public val available: Long? = null,
    public val promised: Long = 0,
    public val backorderLeft: Long? = null,
    public val due: Instant? = null,
)

/**
 * How many keys of a pool are in each state. They always add up to those imported.
 *
 * @property imported All that were ever imported.
 * @property available For sale.
 * @property reserved Held for orders.
 * @property delivered Handed over.
 * @property quarantined Taken out of sale.
 * @property expired Past their validity.
 * @property returned Handed over and refunded.
 * @property exported Taken out of the shop, sealed.
 */
@Serializable
public data class KeyCounts(
    public val imported: Long,
    public val available: Long,
    public val reserved: Long,
    public val delivered: Long,
    public val quarantined: Long,
    public val expired: Long,
    public val returned: Long,
    public val exported: Long,
)

/**
 * A customer as the outside sees one.
 *
 * @property customer The customer.
 * @property promoter Whether the customer can earn commission.
 * @property directs How many customers this one invited.
 * @property ordersPaid How many orders are paid and not fully refunded.
 * @property balances What the shop owes.
 * @property inviter Who invited.
 * @property level The membership level.
 */
@Serializable
public data class CustomerView(
    public val customer: String,
    public val promoter: Boolean,
    public val directs: Long,
    public val ordersPaid: Long,
    public val balances: BalancesView,
    public val inviter: String? = null,
    public val level: String? = null,
)

/**
 * What the shop owes a customer. A negative amount is a debt.
 *
 * @property wallet In the wallet.
 * @property pending Commission that is not vested yet.
 * @property available Commission that may be withdrawn.
 * @property withdrawing Commission on its way out.
 */
@Serializable
public data class BalancesView(
    public val wallet: Money,
    public val pending: Money,
    public val available: Money,
    public val withdrawing: Money,
)

/**
 * A payment as the outside sees it.
 *
 * @property payment The payment.
 * @property amount How much was paid.
 * @property spare What of it bought nothing and waits for going back.
 * @property returned What of it went back to its source, or is on its way there.
 * @property chargedBack What of it the payer's bank took back.
 * @property order The order that it was made for.
 * @property wallet Whose wallet it went into, or some of it.
 */
@Serializable
public data class PaymentView(
    public val payment: String,
    public val amount: Money,
    public val spare: Money,
    public val returned: Money,
    public val chargedBack: Money,
    public val order: String? = null,
    public val wallet: String? = null,
)

/**
 * A refund as the outside sees it.
 *
 * @property refund The refund.
 * @property amount How much.
 * @property state Where it stands: `made`, `awaited` or `failed`.
 * @property order The order that it belongs to.
 */
@Serializable
public data class RefundView(
    public val refund: String,
    public val amount: Money,
    public val state: String,
    public val order: String? = null,
)

/**
 * Why an order cost what it cost and paid whom it paid.
 *
 * @property quote The price.
 * @property priceAgrees Whether it is the price that the order has.
 * @property commission Why it paid whom it paid, one sentence for each step.
 * @property commissionAgrees Whether that is what the order paid.
 * @property text The whole for people.
 */
@Serializable
public data class ExplainedOrder(
    public val quote: Quote,
    public val priceAgrees: Boolean,
    public val commission: List<String>,
    public val commissionAgrees: Boolean,
    public val text: String,
)

/**
 * A shop as a whole.
 *
 * @property shop Its id.
 * @property clock Its logical time.
 * @property sequence The number of the last record.
 * @property records How many records the journal has, the opening among them.
 * @property journalHead The digest that seals the journal.
 * @property untaken How many of the journal's bytes the host has not taken yet.
 * @property nextDeadline When a tick is due.
 * @property currentPeriod The number of the period that the clock is in.
 */
@Serializable
public data class Overview(
    public val shop: String,
    public val clock: Instant,
    public val sequence: Long,
    public val records: Long,
    public val journalHead: String,
    public val untaken: Long,
    public val nextDeadline: Instant? = null,
    public val currentPeriod: JsonElement,
)
