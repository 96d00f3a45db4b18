@file:UseSerializers(Millis::class)

package keytill

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

/** Keeps the builder of a cart to itself. */
@DslMarker
@kotlin.annotation.Target(AnnotationTarget.CLASS)
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
    public fun line(variant: String, quantity: Int = 1): CartBuilder = line(CartLine(variant, quantity.toLong()))

    /** Adds a line of keys that the buyer picked. */
    public fun line(variant: String, vararg picks: PickedKey): CartBuilder =
        line(CartLine(variant, picks.size.toLong(), picks.toList()))

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
