package keytill

import keytill.internal.Rejection
import kotlinx.serialization.Serializable
import kotlinx.serialization.json.JsonObject

/**
 * The machine refused, and nothing has changed.
 *
 * [message] is the reason in plain English. What to decide by is [code], which is the same in every language and never changes.
 *
 * @property code The stable code, such as `stock.insufficient`.
 * @property params What the sentence speaks of, by name.
 */
public class Rejected internal constructor(
    public val code: String,
    public val params: Map<String, String>,
    sentence: String,
    private val quotes: RejectionDocument? = null,
) : RuntimeException(sentence), Outcome {
    /** The reason in plain English. */
    override val message: String get() = super.message.orEmpty()

    /** Where a price is not what the buyer saw: the quote that the buyer's price book makes, where the shop knows it. */
    public val seen: Quote? get() = quotes?.seen?.let { read(Quote.serializer(), it) }

    /** Where a price is not what the buyer saw: the quote now. */
    public val now: Quote? get() = quotes?.now?.let { read(Quote.serializer(), it) }

    override fun equals(other: Any?): Boolean =
        other is Rejected && code == other.code && params == other.params && message == other.message && quotes == other.quotes

    override fun hashCode(): Int = 31 * code.hashCode() + params.hashCode()

    /** `keytill.Rejected: code: sentence`. */
    override fun toString(): String = "keytill.Rejected: $code: $message"

    private companion object {
        private const val serialVersionUID = 1L
    }
}

/** A rejection as it stands in documents. */
@Serializable
internal data class RejectionDocument(
    val code: String,
    val params: Map<String, String>,
    val sentence: String,
    val seen: JsonObject? = null,
    val now: JsonObject? = null,
) : java.io.Serializable {
    fun told(): Rejected = Rejected(code, params, sentence, this.takeIf { now != null })
}

/** A refusal of the native library. */
internal fun carried(refusal: Rejection.Rejected): Rejected =
    refusal.priceChange?.let { read(RejectionDocument.serializer(), it).told() }
        ?: Rejected(refusal.code, refusal.params.associate { it.name to it.value }, refusal.sentence)
