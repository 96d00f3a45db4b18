@file:UseSerializers(Millis::class)

package keytill

import java.time.Instant
import keytill.internal.journalLines
import keytill.internal.verifyJournal
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers

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

    /** The same as values. */
    @JvmStatic
    public fun records(journal: ByteArray): List<JournalRecord> = lines(journal).map { read(JournalRecord.serializer(), it) }
}

/**
 * One command's events: the unit of the journal. It is kept whole or not at all.
 *
 * @property sequence Its number in the shop: 0 for the opening, then one more each time.
 * @property at The logical time of the command.
 * @property events What happened.
 * @property askedAt The time that the command asked for, where logical time had run past it.
 * @property id The command's id; absent for the opening.
 * @property body The hash of what the command asked, 32 hexadecimal digits; absent for the opening.
 * @property trace The host's id that follows the request.
 */
@Serializable
public data class JournalRecord(
    public val sequence: Long,
    public val at: Instant,
    public val events: List<Event>,
    @SerialName("asked_at") public val askedAt: Instant? = null,
    public val id: CommandId? = null,
    public val body: String? = null,
    public val trace: String? = null,
)
