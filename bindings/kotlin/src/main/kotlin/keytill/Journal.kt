package keytill

import keytill.internal.journalLines
import keytill.internal.verifyJournal
import kotlinx.serialization.Serializable
import kotlinx.serialization.json.JsonObject

/** Journals without a shop: for tools and auditors. */
public object Journal {
    /**
     * Checks every record of a journal and the chain of their digests.
     *
     * @throws Rejected with the first record that is damaged, and why.
     */
    @JvmStatic
    public fun verify(journal: ByteArray): Verified = read(Verified.serializer(), call { verifyJournal(direct(journal)) })

    /**
     * A journal from its beginning as lines of JSON, a record each, for people and their tools.
     *
     * @throws Rejected with the first record that is damaged, and why.
     */
    @JvmStatic
    public fun lines(journal: ByteArray): List<String> = call { journalLines(direct(journal)) }.lines().filter { it.isNotEmpty() }

    /** The same as documents. */
    @JvmStatic
    public fun records(journal: ByteArray): List<JsonObject> = lines(journal).map(::document)
}

/**
 * A journal that holds what it says.
 *
 * @property records How many records it has, the opening among them.
 * @property head The digest that seals it.
 */
@Serializable
public data class Verified(public val records: Long, public val head: String)
