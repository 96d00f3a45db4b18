package till

import java.io.File
import java.nio.ByteBuffer
import java.nio.channels.FileChannel
import java.nio.file.StandardCopyOption.ATOMIC_MOVE
import java.nio.file.StandardCopyOption.REPLACE_EXISTING
import java.nio.file.Files
import java.nio.file.StandardOpenOption.CREATE
import java.nio.file.StandardOpenOption.WRITE
import keytill.Rejected
import keytill.Shop

/**
 * A shop and its journal in a folder: `journal`, to which is only added, and `snapshot`, which spares the replay.
 *
 * The rule of every host: [commit] before anybody is told.
 *
 * @property damage Why the journal's end was cut off at the start, where it was: the write of that record never ended.
 */
class Store private constructor(val shop: Shop, private val folder: File, private val journal: FileChannel, val damage: Rejected?) :
    AutoCloseable {
    /** Makes what was executed durable. Where that fails, the till must stop and start again: it is ahead of its journal. */
    fun commit() {
        val bytes = ByteBuffer.wrap(shop.takeJournal())
        while (bytes.hasRemaining()) journal.write(bytes)
        journal.force(false)
    }

    /** Puts a snapshot beside the journal, so that the next start is quick. */
    fun snapshot() {
        commit()
        val fresh = File(folder, "snapshot.new")
        FileChannel.open(fresh.toPath(), CREATE, WRITE).use { file ->
            file.truncate(0)
            val bytes = ByteBuffer.wrap(shop.snapshot())
            while (bytes.hasRemaining()) file.write(bytes)
            file.force(true)
        }
        Files.move(fresh.toPath(), File(folder, "snapshot").toPath(), ATOMIC_MOVE, REPLACE_EXISTING)
    }

    override fun close() {
        journal.close()
        shop.close()
    }

    companion object {
        /** Goes on with what lies in the folder, or begins. */
        fun open(folder: File, begin: () -> Shop): Store {
            folder.mkdirs()
            val file = File(folder, "journal")
            val bytes = if (file.exists()) file.readBytes() else ByteArray(0)
            val journal = FileChannel.open(file.toPath(), CREATE, WRITE)
            val recovered = try {
                if (bytes.isEmpty()) null else Shop.recover(bytes, File(folder, "snapshot").takeIf { it.exists() }?.readBytes())
            } catch (rejected: Rejected) {
                // The very first write never ended, so nobody was told anything.
                if (File(folder, "snapshot").exists() || rejected.code !in setOf("journal.torn", "journal.not_opened")) throw rejected
                null
            }
            journal.truncate(recovered?.goodBytes ?: 0)
            journal.position(journal.size())
            return Store(recovered?.shop ?: begin(), folder, journal, recovered?.damage).also { it.commit() }
        }
    }
}
