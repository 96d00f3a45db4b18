@file:UseSerializers(DecimalText::class, Millis::class)

package keytill

import java.math.BigDecimal
import java.time.Instant
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.Transient
import kotlinx.serialization.UseSerializers

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

    /**
     * The order of what the quote was asked for, to be sent by [Shop.execute]; the function [placeOrder] does both.
     *
     * @param order New in the shop.
     * @param cart What the quote was asked for; a [Shop] and a [Pricer] have told their quotes already.
     */
    @JvmOverloads
    public fun order(order: String, cart: Cart? = null): PlaceOrder =
        PlaceOrder(order, cart?.copy(at = at) ?: cart(), digest, price)

    public companion object {
        /**
         * A quote from JSON, such as another program sends it. It does not know which keys were picked: [order] is told
         * the cart then.
         *
         * @throws IllegalArgumentException for another text.
         */
        @JvmStatic
        public fun parse(json: String): Quote = read(serializer(), json)
    }
}
