@file:UseSerializers(Millis::class)

package keytill

import java.time.Instant
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
    public val answeredBefore: Boolean,
    public val sequence: Long? = null,
    public val at: Instant? = null,
) : Outcome {
    /** Where the order of the command stands; nothing where the reply is of another kind. */
    public val order: OrderReply? get() = reply as? OrderReply
}
