package keytill

import java.nio.ByteBuffer
import java.nio.charset.CharacterCodingException
import keytill.internal.Rejection

/** Calls the native library: its refusals become [Rejected], and what it cannot be told is said clearly. */
internal inline fun <R> call(ask: () -> R): R = try {
    ask()
} catch (refusal: Rejection.Rejected) {
    throw carried(refusal)
} catch (_: CharacterCodingException) {
    throw IllegalArgumentException("a text has half a character (an unpaired surrogate)")
}

/** Bytes where the native library can read them. */
internal fun direct(bytes: ByteArray): ByteBuffer = ByteBuffer.allocateDirect(bytes.size).put(bytes).flip()

/** The same for secrets: nothing of them is left behind. */
internal inline fun <R> secretly(vararg secrets: ByteArray, use: (List<ByteBuffer>) -> R): R {
    val buffers = secrets.map(::direct)
    try {
        return use(buffers)
    } finally {
        for (buffer in buffers) repeat(buffer.capacity()) { buffer.put(it, 0) }
    }
}

/**
 * An object whose memory lies in the native library. [close] gives it back now; who forgets that leaves it to the garbage
 * collector.
 *
 * Any number of threads may share it. Where one closes it while another uses it, that use ends first.
 */
public sealed class NativeObject(private val native: AutoCloseable) : AutoCloseable {
    /** Whether it is closed. */
    @Volatile
    public var isClosed: Boolean = false
        private set

    /** Gives the memory back. The object is of no use afterwards; closing it again does nothing. */
    override fun close() {
        isClosed = true
        native.close()
    }

    /** Asks the native library. Throws [IllegalStateException] where the object is closed. */
    internal inline fun <R> ask(question: () -> R): R {
        check(!isClosed) { closedText() }
        return try {
            call(question)
        } catch (error: IllegalStateException) {
            // Another thread closed it just now.
            throw if (isClosed) IllegalStateException(closedText()) else error
        }
    }

    internal fun closedText(): String = "the ${javaClass.simpleName} is closed"
}
