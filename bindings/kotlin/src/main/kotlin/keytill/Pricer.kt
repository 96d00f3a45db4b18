package keytill

import keytill.internal.Pricer as NativePricer
import keytill.internal.Language as NativeLanguage
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.builtins.ListSerializer

/** A language for people. Codes, ids and numbers are the same in all of them. */
@Serializable
public enum class Language(internal val native: NativeLanguage) {
    /** English. */
    @SerialName("english")
    ENGLISH(NativeLanguage.ENGLISH),

    /** Simplified Chinese (简体中文). */
    @SerialName("chinese")
    CHINESE(NativeLanguage.CHINESE),
}

/** Prices carts by one price book. It never changes, so any number of threads may share it. */
public class Pricer private constructor(private val native: NativePricer) : NativeObject(native) {
    /**
     * Reads and checks a price book, whole or in its public form, given as JSON.
     *
     * @throws Rejected where it is no price book, or breaks one of its rules.
     */
    public constructor(priceBook: String) : this(call { NativePricer(priceBook) })

    /** Reads and checks a price book. */
    public constructor(priceBook: PriceBook) : this(toJson(priceBook))

    /**
     * Prices a cart, and tells why step by step.
     *
     * @throws Rejected where it cannot be priced.
     */
    public fun quote(cart: Cart): Quote =
        read(Quote.serializer(), quoteJson(text(Cart.serializer(), cart))).also { it.asked = cart }

    /** As [quote], without the steps: the same amounts, faster. */
    public fun price(cart: Cart): Quote =
        read(Quote.serializer(), priceJson(text(Cart.serializer(), cart))).also { it.asked = cart }

    /** [quote] from JSON to JSON. */
    public fun quoteJson(cart: String): String = ask { native.quoteJson(cart) }

    /** [price] from JSON to JSON: the fastest way. */
    public fun priceJson(cart: String): String = ask { native.priceJson(cart) }

    /** Why a cart costs what it costs: every step and every sum, for people. */
    @JvmOverloads
    public fun explain(cart: Cart, language: Language = Language.ENGLISH): String =
        ask { native.explain(text(Cart.serializer(), cart), language.native) }

    /** The coupons with which a cart costs the least, of those that the buyer holds. */
    public fun bestCoupons(cart: Cart, held: Collection<String>): BestCoupons {
        val best = ask { native.bestCouponsJson(text(Cart.serializer(), cart), texts(held)) }
        return read(BestCoupons.serializer(), best).also { it.quote.asked = cart.copy(coupons = it.codes) }
    }

    /** What is wrong with the book. */
    @JvmOverloads
    public fun lint(settings: LintSettings = LintSettings()): List<Finding> =
        read(ListSerializer(Finding.serializer()), ask { native.lintJson(toJson(settings)) })

    /** What lets a device use a coupon's code. */
    public fun grant(code: String): Grant = read(Grant.serializer(), ask { native.grantJson(code) })

    /** The same price book with the offers that grants bring. */
    public fun withGrants(grants: List<Grant>): Pricer = Pricer(ask { native.withGrants(toJson(grants)) })

    /** The price book's public form, for devices; with the prices agreed with a buyer where one is named. */
    @JvmOverloads
    public fun publicBook(buyer: String? = null): PriceBook = read(PriceBook.serializer(), ask { native.publicJson(buyer) })

    /** The price book as it was read. */
    public val book: PriceBook get() = read(PriceBook.serializer(), ask { native.bookJson() })

    /** The price book's digest: the same book has the same one in every language, and so has its public form. */
    public val digest: String get() = ask { native.digest() }

    /** Which book it prices by. */
    override fun toString(): String = if (isClosed) "Pricer(closed)" else "Pricer($digest)"
}
