package keytill

import keytill.internal.KeyFormat as NativeKeyFormat
import keytill.internal.OlderKey
import keytill.internal.Sealer as NativeSealer
import kotlinx.serialization.Serializable
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.builtins.serializer
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/**
 * How the keys of a file are written: its layout, its fields, what makes a key good.
 *
 * @property document The format as a document.
 * @throws Rejected where it is no format.
 */
public class KeyFormat(public val document: JsonObject) {
    private val text = document.toString()

    init {
        call { NativeKeyFormat(text) }.close()
    }

    /** From JSON. */
    public constructor(format: String) : this(document(format))

    /** What a key file holds, without its secrets. Bad lines stand in the report. */
    public fun parse(file: ByteArray): KeyFileReport =
        secretly(file) { (file) ->
            call { NativeKeyFormat(text).use { read(KeyFileReport.serializer(), it.parse(file)) } }
        }

    override fun equals(other: Any?): Boolean = other is KeyFormat && document == other.document

    override fun hashCode(): Int = document.hashCode()

    override fun toString(): String = "KeyFormat($text)"

    public companion object {
        /** One code on each line. */
        @JvmStatic
        public fun code(): KeyFormat = KeyFormat("""{"layout": "code", "fields": [{"name": "code"}]}""")
    }
}

/**
 * A key as the machine knows it. It holds nothing that a thief could use.
 *
 * @property fingerprint Tells equal keys.
 * @property bytes The sealed key, in base64.
 */
@Serializable
public data class SealedKey(public val fingerprint: String, public val bytes: String)

/**
 * The keys of a file, sealed.
 *
 * @property keys What goes into the command `import_keys`.
 * @property lines For each key, its line number from 1.
 * @property report What became of the file, line by line.
 */
@Serializable
public data class SealedKeys(
    public val keys: List<SealedKey>,
    public val lines: List<Int>,
    public val report: ImportReport,
)

/**
 * What a key file holds.
 *
 * @property keys How many good keys there are.
 * @property report What became of it, line by line.
 */
@Serializable
public data class KeyFileReport(public val keys: Int, public val report: ImportReport)

/**
 * What became of a key file, line by line. Holds nothing of a secret but first characters and lengths.
 *
 * @property read Lines that were read, blank ones and the header not counted.
 * @property blank Blank lines passed over.
 * @property accepted Lines that gave a key.
 * @property rejected Lines that gave none, in order.
 */
@Serializable
public data class ImportReport(
    public val read: Int,
    public val blank: Int,
    public val accepted: Int,
    public val rejected: List<RejectedLine>,
)

/**
 * One line that gave no key.
 *
 * @property line Its number in the file, from 1.
 * @property reason Why, as a document.
 * @property text The line without its secret: its first character and its length.
 */
@Serializable
public data class RejectedLine(public val line: Int, public val reason: JsonElement, public val text: String)

/**
 * Seals and opens keys in the host: the machine sees only what is sealed.
 *
 * @param keyId The number of the key that seals from now on.
 * @param sealing Its 32 bytes.
 * @param fingerprint The 32 bytes of the key of fingerprints.
 * @param older What sealed before, by number: it is still opened.
 * @throws Rejected for keys of another length, or a number that is taken.
 */
public class Sealer private constructor(private val native: NativeSealer) : NativeObject(native) {
    @JvmOverloads
    public constructor(
        keyId: Int,
        sealing: ByteArray,
        fingerprint: ByteArray,
        older: Map<Int, ByteArray> = emptyMap(),
    ) : this(
        secretly(sealing, fingerprint) { (sealing, fingerprint) ->
            val olderKeys = older.map { (id, key) -> OlderKey(number(id), key) }
            call { NativeSealer(number(keyId), sealing, fingerprint, olderKeys) }
        },
    )

    /** Reads a key file by a format and seals its keys for a pool. Bad lines stand in the report. */
    public fun seal(shop: String, pool: String, format: KeyFormat, file: ByteArray): SealedKeys =
        secretly(file) { (file) ->
            read(SealedKeys.serializer(), ask { native.seal(shop, pool, format.document.toString(), file) })
        }

    /** Seals the reusable key of a variant from its fields. */
    public fun sealReusable(shop: String, variant: String, fields: List<String>): SealedKey =
        read(SealedKey.serializer(), ask { native.sealReusable(shop, variant, texts(fields)) })

    /**
     * Opens a key of a pool: its fields, in the order that the format declares.
     *
     * @throws Rejected for what was sealed for another shop or pool, or by a key that is not here.
     */
    public fun open(shop: String, pool: String, sealed: SealedKey): List<String> =
        fields(ask { native.open(shop, pool, text(SealedKey.serializer(), sealed)) })

    /** Opens the reusable key of a variant, as [open]. */
    public fun openReusable(shop: String, variant: String, sealed: SealedKey): List<String> =
        fields(ask { native.openReusable(shop, variant, text(SealedKey.serializer(), sealed)) })

    override fun toString(): String = if (isClosed) "Sealer(closed)" else "Sealer"

    private fun fields(told: String) = read(ListSerializer(String.serializer()), told)
}

private fun number(keyId: Int): UInt {
    require(keyId >= 0) { "the number of a key is not negative, not $keyId" }
    return keyId.toUInt()
}
