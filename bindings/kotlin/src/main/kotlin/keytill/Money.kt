package keytill

import java.math.BigDecimal
import kotlinx.serialization.Serializable

/**
 * An amount in a currency, such as `Money("98.00", "CNY")` or `Money.parse("98.00 CNY")`.
 *
 * Amounts of one currency are added, subtracted and compared. `Money("1.0", "CNY")` equals `Money("1", "CNY")`: what counts is
 * how much it is, not how it is written.
 *
 * @property amount How much, in major units.
 * @property currency The currency's code.
 * @throws IllegalArgumentException for a decimal of more than 64 digits or a currency that is no code. What the machine takes
 * (18 digits, 12 of them after the point) it says itself, with a [Rejected].
 */
@Serializable(with = MoneyText::class)
public data class Money(public val amount: BigDecimal, public val currency: String) : Comparable<Money> {
    init {
        plain(amount)
        require(currency.isNotEmpty() && currency.none { it.isWhitespace() }) { "`$currency` is not a currency's code" }
    }

    /** From a decimal's text. */
    public constructor(amount: String, currency: String) : this(decimal(amount), currency)

    /** From whole major units. */
    public constructor(amount: Long, currency: String) : this(BigDecimal.valueOf(amount), currency)

    /** The sum. */
    public operator fun plus(other: Money): Money = Money(amount + beside(other), currency)

    /** The difference. */
    public operator fun minus(other: Money): Money = Money(amount - beside(other), currency)

    /** The same amount the other way. */
    public operator fun unaryMinus(): Money = Money(amount.negate(), currency)

    /** @throws IllegalArgumentException where the currencies differ. */
    override fun compareTo(other: Money): Int = amount.compareTo(beside(other))

    override fun equals(other: Any?): Boolean =
        other is Money && currency == other.currency && amount.compareTo(other.amount) == 0

    override fun hashCode(): Int = 31 * amount.stripTrailingZeros().hashCode() + currency.hashCode()

    /** As documents have it: `98.00 CNY`. */
    override fun toString(): String = "${plain(amount)} $currency"

    private fun beside(other: Money): BigDecimal {
        require(currency == other.currency) { "$this and $other are of different currencies" }
        return other.amount
    }

    public companion object {
        /**
         * From its text, `98.00 CNY`.
         *
         * @throws IllegalArgumentException for another text.
         */
        @JvmStatic
        public fun parse(text: String): Money {
            val (amount, currency) = text.split(' ').takeIf { it.size == 2 }
                ?: throw IllegalArgumentException("`$text` is not money, such as `98.00 CNY`")
            return Money(amount, currency)
        }
    }
}

/** More than keytill's longest decimal has, so that 1E+999999 is not written out before it is refused. */
private const val MOST_DIGITS = 64

/** A decimal from its text: digits, maybe a minus sign, maybe a point. `NaN` and `Infinity` are none. */
internal fun decimal(text: String): BigDecimal {
    val isPlain = text.length <= MOST_DIGITS + 2 && text.any { it in '0'..'9' } && text.all { it in "+-.eE0123456789" }
    val value = if (isPlain) text.toBigDecimalOrNull() else null
    return value ?: throw IllegalArgumentException("`${text.take(MOST_DIGITS)}` is not a decimal of at most $MOST_DIGITS digits")
}

/** A decimal without an exponent. */
internal fun plain(value: BigDecimal): String {
    val whole = value.precision().toLong() - value.scale()
    require(value.precision() <= MOST_DIGITS && value.scale() <= MOST_DIGITS && whole <= MOST_DIGITS) {
        "a decimal has at most $MOST_DIGITS digits"
    }
    return value.toPlainString()
}
