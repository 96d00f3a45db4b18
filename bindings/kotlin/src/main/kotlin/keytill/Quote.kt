@file:UseSerializers(DecimalText::class, Millis::class)

package keytill

import java.math.BigDecimal
import java.time.Instant
import kotlinx.serialization.KSerializer
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.Transient
import kotlinx.serialization.UseSerializers
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/**
 * A price with its parts. Amounts are in [currency]; [price] is the total with it.
 *
 * @property book The price book's id.
 * @property digest The price book's digest.
 * @property currency The currency of all its amounts.
 * @property at The moment that it was made for.
 * @property channel Where it comes from.
 * @property lines The lines, in the order of the cart.
 * @property subtotal All lines at list prices.
 * @property discount What the lines cost less than that.
 * @property total What is to be paid.
 * @property offers The offers that applied.
 * @property codes The coupons of the cart.
 * @property buyer Who buys; nobody for a guest.
 * @property level The buyer's level.
 * @property paymentMethod How it will be paid.
 * @property region Where it is taxed.
 * @property shipping What shipping costs.
 * @property isTaxInclusive Whether the lines' totals have the tax within; absent where nothing is taxed.
 * @property tax All taxes; absent where nothing is taxed.
 * @property taxes The taxes by category.
 * @property fee What the way to pay costs.
 * @property cashRounding What made the total a round sum.
 * @property gifts What offers give along.
 * @property steps Why, step by step; empty where only the price was asked for.
 */
@Serializable
public data class Quote(
    public val book: String,
    public val digest: String,
    public val currency: String,
    public val at: Instant,
    public val channel: String,
    public val lines: List<QuoteLine>,
    public val subtotal: BigDecimal,
    public val discount: BigDecimal,
    public val total: BigDecimal,
    public val offers: List<AppliedOffer> = emptyList(),
    public val codes: List<String> = emptyList(),
    public val buyer: String? = null,
    public val level: String? = null,
    public val paymentMethod: String? = null,
    public val region: String? = null,
    public val shipping: QuotedShipping? = null,
    public val isTaxInclusive: Boolean? = null,
    public val tax: BigDecimal? = null,
    public val taxes: List<QuotedTax> = emptyList(),
    public val fee: QuotedFee? = null,
    public val cashRounding: BigDecimal? = null,
    public val gifts: List<QuotedGift> = emptyList(),
    @SerialName("trace")
    public val steps: List<Step> = emptyList(),
) {
    /** What is to be paid, with its currency. */
    public val price: Money get() = Money(total, currency)

    /** The quote as JSON. */
    public fun toJson(): String = text(serializer(), this)

    /** What the quote was asked for; known where it was asked with a [Cart]. */
    @Transient
    internal var asked: Cart? = null

    /** The cart that the quote was made of, at the moment that it was made for. */
    internal fun cart(): Cart = asked?.copy(at = at) ?: Cart(
        channel,
        lines.map { CartLine(it.variant, it.quantity) },
        buyer,
        coupons = codes,
        paymentMethod = paymentMethod,
        at = at,
        shipping = shipping?.method,
        region = region,
    )

    public companion object {
        /**
         * A quote from JSON, such as another program sends it. It does not know which keys were picked: [Body.placeOrder] is
         * told the cart then.
         *
         * @throws IllegalArgumentException for another text.
         */
        @JvmStatic
        public fun parse(json: String): Quote = read(serializer(), json)
    }
}

/**
 * A line of a quote.
 *
 * @property variant The variant.
 * @property quantity How many units.
 * @property unitPrice What one unit costs at list price.
 * @property list What all units cost at list price.
 * @property discount What the line costs less than that.
 * @property orderDiscount What of the discount is the line's share of offers on the whole order.
 * @property total What the line costs.
 * @property tax Its tax.
 */
@Serializable
public data class QuoteLine(
    public val variant: String,
    public val quantity: Int,
    public val unitPrice: BigDecimal,
    public val list: BigDecimal,
    public val discount: BigDecimal,
    public val orderDiscount: BigDecimal,
    public val total: BigDecimal,
    public val tax: BigDecimal? = null,
)

/**
 * An offer that applied.
 *
 * @property offer The offer.
 * @property amount What it took off.
 * @property coupon The coupon that brought it.
 * @property unplaced What it could not take, because lines have floors.
 * @property cashback What the buyer gets back later.
 */
@Serializable
public data class AppliedOffer(
    public val offer: String,
    public val amount: BigDecimal,
    public val coupon: String? = null,
    public val unplaced: BigDecimal? = null,
    public val cashback: BigDecimal? = null,
)

/**
 * What shipping costs.
 *
 * @property method The way to ship.
 * @property list At list price.
 * @property discount What it costs less than that.
 * @property total What it costs.
 * @property tax Its tax.
 */
@Serializable
public data class QuotedShipping(
    public val method: String,
    public val list: BigDecimal,
    public val discount: BigDecimal,
    public val total: BigDecimal,
    public val tax: BigDecimal? = null,
)

/**
 * The tax of a category.
 *
 * @property category The category.
 * @property percent Its rate.
 * @property net What is taxed, without the tax.
 * @property tax The tax.
 */
@Serializable
public data class QuotedTax(
    public val category: String,
    public val percent: BigDecimal,
    public val net: BigDecimal,
    public val tax: BigDecimal,
)

/**
 * What the way to pay costs.
 *
 * @property method The way to pay.
 * @property amount The fee.
 * @property borneBy Who pays it.
 * @property tax Its tax.
 */
@Serializable
public data class QuotedFee(
    public val method: String,
    public val amount: BigDecimal,
    public val borneBy: BorneBy,
    public val tax: BigDecimal? = null,
)

/** Who pays a fee. */
@Serializable
public enum class BorneBy {
    /** The merchant: it is told, and changes nothing that is to be paid. */
    @SerialName("merchant")
    MERCHANT,

    /** The buyer: it is added. */
    @SerialName("buyer")
    BUYER,
}

/**
 * What an offer gives along.
 *
 * @property variant The variant.
 * @property quantity How many units.
 * @property worth What they cost otherwise.
 * @property offer The offer.
 */
@Serializable
public data class QuotedGift(
    public val variant: String,
    public val quantity: Int,
    public val worth: BigDecimal,
    public val offer: String,
)

/**
 * The coupons with which a cart costs the least.
 *
 * @property codes The coupons to put into the cart; each of them changes what is to be paid.
 * @property quote The cart with them, with its steps.
 * @property workedOut How many offers were worked out, each on what one combination left of the cart.
 * @property isProven Whether no other combination costs less. Where not, the work limit was reached first.
 */
@Serializable
public data class BestCoupons(
    public val codes: List<String>,
    public val quote: Quote,
    public val workedOut: Long,
    public val isProven: Boolean,
)

/**
 * One step of why a cart costs what it costs.
 *
 * @property kind What it does, such as `list_price`, `tier`, `lane`, `applied`.
 * @property document All of it.
 */
@Serializable(with = StepDocument::class)
public data class Step(public val kind: String, public val document: JsonObject)

internal object StepDocument : KSerializer<Step> {
    private val json = JsonObject.serializer()

    override val descriptor: SerialDescriptor get() = json.descriptor

    override fun deserialize(decoder: Decoder): Step {
        val document = json.deserialize(decoder)
        return Step((document["step"] as? JsonPrimitive)?.content.orEmpty(), document)
    }

    override fun serialize(encoder: Encoder, value: Step): Unit = json.serialize(encoder, value.document)
}
