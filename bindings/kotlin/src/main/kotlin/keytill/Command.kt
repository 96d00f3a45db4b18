@file:UseSerializers(Millis::class)

package keytill

import java.time.Instant
import kotlinx.serialization.Serializable
import kotlinx.serialization.UseSerializers
import kotlinx.serialization.builtins.serializer

/**
 * A command: who asks, when, and what.
 *
 * @property id What makes it unique: the same id with the same body is answered as before and does nothing.
 * @property at The moment that it is asked for. Logical time never runs back: an earlier one takes the time of the last command.
 * @property body What is asked.
 * @property trace The host's id that follows a request through all systems; it stands in the record.
 * @property expectedVersion The version of the order or the stock that the command was made for; at another one it is refused.
 */
@Serializable
public data class Command(
    public val id: CommandId,
    public val at: Instant,
    public val body: Body,
    public val trace: String? = null,
    public val expectedVersion: String? = null,
) {
    /** A command with a text as its id. */
    @JvmOverloads
    public constructor(id: String, at: Instant, body: Body, trace: String? = null, expectedVersion: String? = null) :
        this(CommandId.Text(id), at, body, trace, expectedVersion)
}

/** What makes a command unique. */
@Serializable(with = CommandIdForms::class)
public sealed interface CommandId {
    /**
     * The host's own text, kept for a window of time.
     *
     * @property text 1 to 64 printable ASCII characters.
     */
    public data class Text(public val text: String) : CommandId

    /**
     * A number in a session of a client, from 1 on: constant memory for each client.
     *
     * @property client The client; its session is opened by [OpenSession].
     * @property sequence The number: one past the last command that did something.
     */
    @Serializable
    public data class Numbered(public val client: String, public val sequence: Long) : CommandId
}

internal object CommandIdForms : Untagged<CommandId>({
    listOf(
        bare("text", CommandId.Text::class.java, String.serializer(), { CommandId.Text(it) }, { it.text }),
        form("numbered", CommandId.Numbered::class.java, CommandId.Numbered.serializer()),
    )
})
