@file:JvmName("Shops")

package keytill

import java.time.Instant
import kotlinx.serialization.DeserializationStrategy
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/**
 * Places an order at the price that the buyer saw.
 *
 * @param order New in the shop.
 * @param quote What the buyer saw.
 * @param contact What the buyer can be reached at, hashed by the host.
 * @param device The host's fingerprint of the device.
 * @param lookupSecret What opens the order to whoever knows the contact too, sealed by the host.
 * @param answers What the buyer answers to the forms of manual services.
 * @param reservation A reservation whose units the order takes over.
 * @param gift Makes it a gift: whoever claims it receives it.
 * @throws Rejected where the price is another one by now, the stock is gone, or the order may not be placed.
 */
public fun Shop.placeOrder(
    order: String,
    quote: Quote,
    id: String,
    at: Instant,
    contact: String? = null,
    device: String? = null,
    lookupSecret: String? = null,
    answers: List<LineAnswers>? = null,
    reservation: String? = null,
    gift: GiftTerms? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done {
    val body = quote.order(order).copy(
        contact = contact,
        device = device,
        lookupSecret = lookupSecret,
        answers = answers,
        reservation = reservation,
        gift = gift,
    )
    return execute(id, at, body, trace, expectedVersion)
}

/**
 * A cart that takes the place of what an unpaid order buys; [resizeOrder] then asks for it.
 *
 * @param order The order.
 * @param cart What is to be bought instead.
 */
public fun Shop.quoteResized(order: String, cart: Cart): Quote {
    val asked = arrayOf("order" to json(order), "cart" to written(Cart.serializer(), cart))
    return answer(Quote.serializer(), "quote_resized", *asked).also { it.asked = cart }
}

/** Asks a question and reads what answers it. */
internal fun <T> Shop.answer(reader: DeserializationStrategy<T>, question: String, vararg asked: Pair<String, JsonElement?>): T =
    read(reader, askJson(JsonObject(mapOf(question to members(*asked))).toString()))
