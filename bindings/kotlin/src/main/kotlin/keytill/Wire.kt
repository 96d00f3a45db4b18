package keytill

import java.math.BigDecimal
import java.time.Duration
import java.time.Instant
import kotlinx.serialization.DeserializationStrategy
import kotlinx.serialization.ExperimentalSerializationApi
import kotlinx.serialization.KSerializer
import kotlinx.serialization.SerializationException
import kotlinx.serialization.SerializationStrategy
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.builtins.serializer
import kotlinx.serialization.descriptors.PrimitiveKind
import kotlinx.serialization.descriptors.PrimitiveSerialDescriptor
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNamingStrategy
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.serializer

/** How values become documents: names in snake case, nothing written that is left out, more members read than are known. */
@OptIn(ExperimentalSerializationApi::class)
private val wire = Json {
    namingStrategy = JsonNamingStrategy.SnakeCase
    ignoreUnknownKeys = true
}

/** The same for what people write: a member that is not known is a mistake of theirs. */
private val strict = Json(wire) { ignoreUnknownKeys = false }

/**
 * A value from its JSON text, such as a price book from a file: `fromJson<PriceBook>(text)`.
 *
 * @throws IllegalArgumentException where the text is none, or has members that such a value has not.
 */
public inline fun <reified T : Any> fromJson(json: String): T = fromJson(serializer<T>(), json)

/** [fromJson] with what reads the value: `fromJson(PriceBook.serializer(), text)`. */
public fun <T : Any> fromJson(reader: DeserializationStrategy<T>, json: String): T = strict.decodeFromString(reader, json)

/** A value as JSON. */
public inline fun <reified T : Any> toJson(value: T): String = toJson(serializer<T>(), value)

/** [toJson] with what writes the value. */
public fun <T : Any> toJson(writer: SerializationStrategy<T>, value: T): String = text(writer, value)

/**
 * A JSON object from its text, as [Shop.ask] takes them.
 *
 * @throws IllegalArgumentException where the text is no JSON object.
 */
public fun document(text: String): JsonObject = parsed(text) as? JsonObject ?: throw IllegalArgumentException("not a JSON object")

internal fun parsed(text: String): JsonElement = try {
    wire.parseToJsonElement(text)
} catch (error: SerializationException) {
    throw IllegalArgumentException("not JSON: ${error.message?.lineSequence()?.first()}")
}

internal fun <T> read(reader: DeserializationStrategy<T>, text: String): T = wire.decodeFromString(reader, text)

internal fun <T> read(reader: DeserializationStrategy<T>, document: JsonElement): T = wire.decodeFromJsonElement(reader, document)

internal fun <T> written(writer: SerializationStrategy<T>, value: T): JsonElement = wire.encodeToJsonElement(writer, value)

internal fun <T> text(writer: SerializationStrategy<T>, value: T): String = wire.encodeToString(writer, value)

internal fun texts(values: Collection<String>): String = text(ListSerializer(String.serializer()), values.toList())

/** Members that are given, without those that are left out. */
internal fun members(vararg members: Pair<String, JsonElement?>): JsonObject =
    JsonObject(buildMap { for ((name, value) in members) if (value != null) put(name, value) })

internal fun json(value: String?): JsonPrimitive? = value?.let(::JsonPrimitive)

internal fun json(value: Number?): JsonPrimitive? = value?.let(::JsonPrimitive)

internal fun json(value: Boolean?): JsonPrimitive? = value?.let(::JsonPrimitive)

internal fun json(value: Money?): JsonPrimitive? = value?.let { JsonPrimitive(it.toString()) }

internal fun json(value: BigDecimal?): JsonPrimitive? = value?.let { JsonPrimitive(plain(it)) }

internal fun json(value: Instant?): JsonPrimitive? = value?.let { JsonPrimitive(millis(it)) }

/** A moment as documents have it. */
internal fun millis(at: Instant): Long = try {
    at.toEpochMilli()
} catch (_: ArithmeticException) {
    throw IllegalArgumentException("$at is too far away to be a moment")
}

/** What stands in a document as text. */
internal abstract class AsText<T>(name: String) : KSerializer<T> {
    override val descriptor: SerialDescriptor = PrimitiveSerialDescriptor("keytill.$name", PrimitiveKind.STRING)

    abstract fun parse(text: String): T

    open fun print(value: T): String = value.toString()

    override fun deserialize(decoder: Decoder): T = parse(decoder.decodeString())

    override fun serialize(encoder: Encoder, value: T): Unit = encoder.encodeString(print(value))
}

internal object MoneyText : AsText<Money>("Money") {
    override fun parse(text: String): Money = Money.parse(text)
}

internal object DecimalText : AsText<BigDecimal>("Decimal") {
    override fun parse(text: String): BigDecimal = decimal(text)

    override fun print(value: BigDecimal): String = plain(value)
}

/** Spans are milliseconds. */
internal object MillisSpan : KSerializer<Duration> {
    override val descriptor: SerialDescriptor = PrimitiveSerialDescriptor("keytill.MillisSpan", PrimitiveKind.LONG)

    override fun deserialize(decoder: Decoder): Duration = Duration.ofMillis(decoder.decodeLong())

    override fun serialize(encoder: Encoder, value: Duration) {
        try {
            encoder.encodeLong(value.toMillis())
        } catch (_: ArithmeticException) {
            throw IllegalArgumentException("$value is too long to be a span of time")
        }
    }
}

/** Moments are milliseconds since 1970. */
internal object Millis : KSerializer<Instant> {
    override val descriptor: SerialDescriptor = PrimitiveSerialDescriptor("keytill.Millis", PrimitiveKind.LONG)

    override fun deserialize(decoder: Decoder): Instant = Instant.ofEpochMilli(decoder.decodeLong())

    override fun serialize(encoder: Encoder, value: Instant): Unit = encoder.encodeLong(millis(value))
}
