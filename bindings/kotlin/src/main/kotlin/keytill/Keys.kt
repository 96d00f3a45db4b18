package keytill

import keytill.internal.KeyFormat as NativeKeyFormat
import keytill.internal.OlderKey
import keytill.internal.Sealer as NativeSealer
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.builtins.serializer

/** A format of one code on each line. */
public fun codeFormat(): KeyFormat = KeyFormat(Layout.Code, listOf(Field("code")))

/**
 * What a key file of this format holds, without its secrets. Bad lines stand in the report.
 *
 * @throws Rejected where this is no format.
 */
public fun KeyFormat.parse(file: ByteArray): KeyFileReport =
    secretly(file) { (file) -> call { NativeKeyFormat(toJson(this)).use { read(KeyFileReport.serializer(), it.parse(file)) } } }

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
            read(SealedKeys.serializer(), ask { native.seal(shop, pool, toJson(format), file) })
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
