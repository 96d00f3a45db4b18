@file:OptIn(ExperimentalSerializationApi::class)

package keytill

import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.KSerializer
import kotlinx.serialization.SerializationException
import kotlinx.serialization.builtins.serializer
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.descriptors.listSerialDescriptor
import kotlinx.serialization.descriptors.mapSerialDescriptor
import kotlinx.serialization.encoding.CompositeDecoder
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import kotlinx.serialization.encoding.decodeStructure
import kotlinx.serialization.encoding.encodeCollection
import kotlinx.serialization.json.JsonDecoder
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonEncoder
import kotlinx.serialization.json.JsonPrimitive

/**
 * One form of a union.
 *
 * @property name Its name in documents.
 * @property type The class of its values.
 * @property content What reads and writes what it holds; nothing where it is just its name.
 * @property word The value that is just its name.
 */
internal class Form<out T : Any>(
    val name: String,
    val type: Class<*>,
    val content: KSerializer<out T>?,
    val word: T? = null,
)

/** A form that is just its name. */
internal fun <T : Any> word(name: String, value: T): Form<T> = Form(name, value.javaClass, null, value)

/** A form that has members of its own. */
internal fun <T : Any> form(name: String, type: Class<T>, content: KSerializer<T>): Form<T> = Form(name, type, content)

/** A form that holds one value, which stands in documents as it is. */
internal fun <T : Any, V> bare(name: String, type: Class<T>, content: KSerializer<V>, wrap: (V) -> T, unwrap: (T) -> V): Form<T> =
    Form(name, type, Bare(content, wrap, unwrap))

private class Bare<T : Any, V>(private val held: KSerializer<V>, private val wrap: (V) -> T, private val unwrap: (T) -> V) :
    KSerializer<T> {
    override val descriptor: SerialDescriptor get() = held.descriptor

    override fun deserialize(decoder: Decoder): T = wrap(held.deserialize(decoder))

    override fun serialize(encoder: Encoder, value: T): Unit = held.serialize(encoder, unwrap(value))
}

/** The forms of a union, told apart by their names: `{"name": …}`, or `"name"` for a form that holds nothing. */
internal abstract class Union<T : Any>(forms: () -> List<Form<T>>) : KSerializer<T> {
    // Unions may hold each other, so none asks for its forms before it is used.
    private val forms by lazy(forms)
    private val byName by lazy { this.forms.associateBy { it.name } }
    private val byType by lazy { this.forms.associateBy { it.type } }
    private val hasWords by lazy { this.forms.any { it.word != null } }

    final override val descriptor: SerialDescriptor = mapSerialDescriptor(String.serializer().descriptor, JsonElement.serializer().descriptor)

    final override fun deserialize(decoder: Decoder): T {
        if (!hasWords) return members(decoder)
        val document = (decoder as JsonDecoder).decodeJsonElement()
        if (document !is JsonPrimitive) return decoder.json.decodeFromJsonElement(Members(), document)
        return named(document.content).word ?: throw SerializationException("`${document.content}` is more than a word")
    }

    private fun members(decoder: Decoder): T = decoder.decodeStructure(descriptor) {
        if (decodeElementIndex(descriptor) == CompositeDecoder.DECODE_DONE) throw SerializationException("an object without a member")
        val form = named(decodeStringElement(descriptor, 0))
        val content = form.content ?: throw SerializationException("`${form.name}` is a word")
        val value = decodeSerializableElement(descriptor, decodeElementIndex(descriptor), content)
        if (decodeElementIndex(descriptor) != CompositeDecoder.DECODE_DONE) throw SerializationException("more members than `${form.name}`")
        value
    }

    private fun named(name: String) = byName[name] ?: throw SerializationException("there is no form `$name`")

    final override fun serialize(encoder: Encoder, value: T) {
        val form = byType.getValue(value.javaClass)
        if (form.word != null) return (encoder as JsonEncoder).encodeJsonElement(JsonPrimitive(form.name))
        encoder.encodeCollection(descriptor, 1) {
            encodeStringElement(descriptor, 0, form.name)
            @Suppress("UNCHECKED_CAST") // The form was found by the class of the value.
            encodeSerializableElement(descriptor, 1, form.content as KSerializer<T>, value)
        }
    }

    /** The forms that are objects, read from a document that turned out to be one. */
    private inner class Members : KSerializer<T> {
        override val descriptor: SerialDescriptor get() = this@Union.descriptor

        override fun deserialize(decoder: Decoder): T = members(decoder)

        override fun serialize(encoder: Encoder, value: T): Unit = this@Union.serialize(encoder, value)
    }
}

/** Two forms told apart by what they are: a text, and an object. */
internal abstract class Untagged<T : Any>(forms: () -> List<Form<T>>) : KSerializer<T> {
    private val forms by lazy(forms)

    final override val descriptor: SerialDescriptor get() = JsonElement.serializer().descriptor

    final override fun deserialize(decoder: Decoder): T {
        val document = (decoder as JsonDecoder).decodeJsonElement()
        val isBare = document is JsonPrimitive
        val content = forms.first { (it.content is Bare<*, *>) == isBare }.content
        return decoder.json.decodeFromJsonElement(checkNotNull(content), document)
    }

    final override fun serialize(encoder: Encoder, value: T) {
        @Suppress("UNCHECKED_CAST") // The form was found by the class of the value.
        val content = forms.first { it.type == value.javaClass }.content as KSerializer<T>
        content.serialize(encoder, value)
    }
}

/** Two values in a list. */
internal class InOrder<A, B>(private val first: KSerializer<A>, private val second: KSerializer<B>) : KSerializer<Pair<A, B>> {
    override val descriptor: SerialDescriptor = listSerialDescriptor(JsonElement.serializer().descriptor)

    override fun deserialize(decoder: Decoder): Pair<A, B> = decoder.decodeStructure(descriptor) {
        decodeElementIndex(descriptor)
        val one = decodeSerializableElement(descriptor, 0, first)
        decodeElementIndex(descriptor)
        val other = decodeSerializableElement(descriptor, 1, second)
        if (decodeElementIndex(descriptor) != CompositeDecoder.DECODE_DONE) throw SerializationException("more than two in a list of two")
        one to other
    }

    override fun serialize(encoder: Encoder, value: Pair<A, B>): Unit = encoder.encodeCollection(descriptor, 2) {
        encodeSerializableElement(descriptor, 0, first, value.first)
        encodeSerializableElement(descriptor, 1, second, value.second)
    }
}
