@file:UseSerializers(Millis::class)

package keytill

import java.time.Instant
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers

/** What came of one command of a batch: [Done], or [Rejected]. */
public sealed interface Outcome

/**
 * A command that was done: what happened, and what to tell the one who asked.
 *
 * @property sequence The number of its record; absent where nothing happened.
 * @property at The logical time of its record; absent where nothing happened.
 * @property events What happened; empty where nothing did.
 * @property reply What to tell.
 * @property answeredBefore Whether this command was answered before and is only answered again.
 */
@Serializable
public data class Done(
    public val events: List<Event>,
    public val reply: Reply,
    @SerialName("answered_before") public val answeredBefore: Boolean,
    public val sequence: Long? = null,
    public val at: Instant? = null,
) : Outcome {
    /** Where the order of the command stands; nothing where the reply is of another kind. */
    public val order: OrderReply? get() = reply as? OrderReply
}

/** One command of a batch as the machine tells of it: with what was done, or with a rejection. */
@Serializable
internal data class OutcomeDocument(
    val events: List<Event> = emptyList(),
    val reply: Reply = Reply.Done,
    @SerialName("answered_before") val answeredBefore: Boolean = false,
    val sequence: Long? = null,
    val at: Instant? = null,
    val rejection: RejectionDocument? = null,
) {
    fun told(): Outcome = rejection?.told() ?: Done(events, reply, answeredBefore, sequence, at)
}
