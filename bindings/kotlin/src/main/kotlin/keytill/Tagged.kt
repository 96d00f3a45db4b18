package keytill

import kotlinx.serialization.KSerializer
import kotlinx.serialization.SerializationException
import kotlinx.serialization.builtins.serializer
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/** What stands in a document as one member, its name, with the rest as its value. */
internal abstract class Tagged<T>(
    private val make: (String, JsonObject) -> T,
    private val take: (T) -> Pair<String, JsonObject>,
) : KSerializer<T> {
    private val document = JsonElement.serializer()

    override val descriptor: SerialDescriptor get() = document.descriptor

    override fun deserialize(decoder: Decoder): T {
        val element = document.deserialize(decoder)
        val (name, fields) = (element as? JsonObject)?.entries?.singleOrNull()
            ?: throw SerializationException("expected an object with one member")
        return make(name, fields as? JsonObject ?: JsonObject(mapOf("value" to fields)))
    }

    override fun serialize(encoder: Encoder, value: T) {
        val (name, fields) = take(value)
        document.serialize(encoder, JsonObject(mapOf(name to fields)))
    }
}
