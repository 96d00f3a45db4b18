@file:UseSerializers(DecimalText::class, Millis::class)

package keytill

import java.math.BigDecimal
import java.time.Instant
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers

/**
 * What somebody wants to buy, and what is known about the buyer. Made by [cart] or by its constructor.
 *
 * @property channel Where it comes from.
 * @property lines 1 to 1000 lines, each of another variant.
 * @property buyer Who buys; nobody for a guest.
 * @property coupons Coupon codes, at most 64.
 * @property paymentMethod How it will be paid.
 * @property at The moment that it is quoted for.
 * @property facts What is known about the buyer. A [Shop] knows better and asks its own state.
 * @property currency The currency to pay in; the book's where left out.
 * @property shipping How it will be shipped; nothing is shipped where left out.
 * @property region Where it is taxed; at home where left out.
 */
@Serializable
public data class Cart(
    public val channel: String,
    public val lines: List<CartLine>,
    public val buyer: String? = null,
    public val coupons: List<String> = emptyList(),
    public val paymentMethod: String? = null,
    public val at: Instant? = null,
    public val facts: BuyerFacts? = null,
    public val currency: String? = null,
    public val shipping: String? = null,
    public val region: String? = null,
) {
    /** The cart as JSON. */
    public fun toJson(): String = text(serializer(), this)

    public companion object {
        /**
         * A cart from JSON, such as a client sends it.
         *
         * @throws IllegalArgumentException for another text.
         */
        @JvmStatic
        public fun parse(json: String): Cart = read(serializer(), json)
    }
}

/**
 * A variant and how many of it.
 *
 * @property variant The variant.
 * @property quantity Units, 1 to 1 000 000.
 * @property picks The keys that the buyer picked (自选), one for each unit; absent where any will do.
 */
@Serializable
public data class CartLine(
    public val variant: String,
    public val quantity: Int,
    public val picks: List<PickedKey>? = null,
)

/**
 * A key that a buyer picked.
 *
 * @property preview What the buyer saw of it.
 * @property premium What it costs on top of the variant's price. A quote believes it; the machine does not.
 */
@Serializable
public data class PickedKey(public val preview: String, public val premium: BigDecimal = BigDecimal.ZERO)

/**
 * What conditions of offers may ask about the buyer.
 *
 * @property level The buyer's level.
 * @property tags The buyer's tags, at most 256.
 * @property firstOrder Whether the buyer has no paid order yet.
 * @property score A score from outside.
 * @property counters Things counted, at most 256.
 */
@Serializable
public data class BuyerFacts(
    public val level: String? = null,
    public val tags: List<String>? = null,
    public val firstOrder: Boolean? = null,
    public val score: Long? = null,
    public val counters: List<CounterValue>? = null,
)

/**
 * What a counter stands at.
 *
 * @property name What is counted.
 * @property window Over how many milliseconds.
 * @property value How many.
 */
@Serializable
public data class CounterValue(public val name: String, public val window: Long, public val value: Long)

/** Keeps the builder of a cart to itself. */
@DslMarker
@Target(AnnotationTarget.CLASS)
public annotation class CartDsl

/**
 * Builds a cart:
 *
 * ```kotlin
 * val cart = cart("web") {
 *     buyer("u-7")
 *     line("gift-card-50", 2)
 *     coupon("WELCOME")
 * }
 * ```
 */
public fun cart(channel: String, build: CartBuilder.() -> Unit): Cart = CartBuilder(channel).apply(build).build()

/** Builds a [Cart] piece by piece; see [cart]. From Java: `new CartBuilder("web").line("card", 2).build()`. */
@CartDsl
public class CartBuilder(private val channel: String) {
    private val lines = mutableListOf<CartLine>()
    private val coupons = mutableListOf<String>()
    private var cart = Cart(channel, emptyList())

    /** Who buys. */
    public fun buyer(id: String): CartBuilder = change { copy(buyer = id) }

    /** Adds a line. */
    @JvmOverloads
    public fun line(variant: String, quantity: Int = 1): CartBuilder = line(CartLine(variant, quantity))

    /** Adds a line of keys that the buyer picked. */
    public fun line(variant: String, vararg picks: PickedKey): CartBuilder =
        line(CartLine(variant, picks.size, picks.toList()))

    /** Adds a line. */
    public fun line(line: CartLine): CartBuilder = apply { lines += line }

    /** Adds coupons. */
    public fun coupon(vararg codes: String): CartBuilder = apply { coupons += codes }

    /** How it will be paid. */
    public fun paymentMethod(id: String): CartBuilder = change { copy(paymentMethod = id) }

    /** The moment that it is quoted for. */
    public fun at(moment: Instant): CartBuilder = change { copy(at = moment) }

    /** What is known about the buyer. */
    public fun facts(facts: BuyerFacts): CartBuilder = change { copy(facts = facts) }

    /** The currency to pay in. */
    public fun currency(code: String): CartBuilder = change { copy(currency = code) }

    /** How it will be shipped. */
    public fun shipping(method: String): CartBuilder = change { copy(shipping = method) }

    /** Where it is taxed. */
    public fun region(id: String): CartBuilder = change { copy(region = id) }

    /** The cart. */
    public fun build(): Cart = cart.copy(lines = lines.toList(), coupons = coupons.toList())

    private fun change(change: Cart.() -> Cart): CartBuilder = apply { cart = cart.change() }
}
