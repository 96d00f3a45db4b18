/** The usual commands and reads, a function each. What is not here is a [Body] or a question by its name. */
@file:JvmName("Commands")

package keytill

import java.math.BigDecimal
import java.time.Instant
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.builtins.serializer
import kotlinx.serialization.json.JsonObject

/** Places an order at the price that the buyer saw. See [Body.placeOrder]. */
public fun Shop.placeOrder(order: String, quote: Quote, id: String, at: Instant): Done =
    execute(id, at, Body.placeOrder(order, quote))

/** Records a payment notice, whose signature the host has checked. See [Body.recordPayment]. */
public fun Shop.recordPayment(order: String, payment: String, amount: Money, id: String, at: Instant): Done =
    execute(id, at, Body.recordPayment(order, payment, amount))

/** Delivers a paid order: everything that is owed. See [Body.deliver]. */
public fun Shop.deliver(order: String, id: String, at: Instant): Done = execute(id, at, Body.deliver(order))

/** Gives an order up before it is paid. See [Body.cancelOrder]. */
public fun Shop.cancelOrder(order: String, id: String, at: Instant): Done = execute(id, at, Body.cancelOrder(order))

/** Refunds an order: everything that is left, or units by line, or an amount. See [Body.refundOrder]. */
public fun Shop.refundOrder(
    order: String,
    refund: String,
    id: String,
    at: Instant,
    units: Map<Int, Int>? = null,
    amount: Money? = null,
): Done = execute(id, at, Body.refundOrder(order, refund, units, amount))

/** Adds a batch of sealed keys to a pool. See [Body.importKeys]. */
public fun Shop.importKeys(
    pool: String,
    batch: String,
    keys: List<SealedKey>,
    id: String,
    at: Instant,
    supplier: String? = null,
    unitCost: BigDecimal? = null,
): Done = execute(id, at, Body.importKeys(pool, batch, keys, supplier, unitCost))

/** Opens a pool for keys of one format. See [Body.openPool]. */
public fun Shop.openPool(pool: String, format: KeyFormat, id: String, at: Instant): Done =
    execute(id, at, Body.openPool(pool, format))

/** Adds a channel, or replaces it. See [Body.putChannel]. */
public fun Shop.putChannel(channel: JsonObject, id: String, at: Instant): Done = execute(id, at, Body.putChannel(channel))

/** Adds a product with its variants, or replaces it. See [Body.putProduct]. */
public fun Shop.putProduct(product: JsonObject, id: String, at: Instant): Done = execute(id, at, Body.putProduct(product))

/** Puts a price book in force. See [Body.publishPriceBook]. */
public fun Shop.publishPriceBook(book: JsonObject, id: String, at: Instant): Done =
    execute(id, at, Body.publishPriceBook(book))

/** Puts a commission plan in force. See [Body.publishPlan]. */
public fun Shop.publishPlan(plan: JsonObject, id: String, at: Instant): Done = execute(id, at, Body.publishPlan(plan))

/** Registers a customer. See [Body.registerCustomer]. */
public fun Shop.registerCustomer(customer: String, id: String, at: Instant, inviter: String? = null): Done =
    execute(id, at, Body.registerCustomer(customer, inviter))

/** Adds to a counted stock, or takes from it what is not reserved. See [Body.adjustStock]. */
public fun Shop.adjustStock(variant: String, by: Long, id: String, at: Instant): Done =
    execute(id, at, Body.adjustStock(variant, by))

/** Does what is due: orders expire or complete, commission vests. See [Body.tick] and [Shop.nextDeadline]. */
public fun Shop.tick(id: String, at: Instant, limit: Int? = null): Done = execute(id, at, Body.tick(limit))

/** The shop as a whole: id, clock, number of the last record, end of the journal, what is due when. */
public fun Shop.overview(): Overview = read(Overview.serializer(), ask("shop"))

/** An order in memory. */
public fun Shop.order(order: String): OrderView =
    read(OrderView.serializer(), ask("order", members("order" to json(order))))

/** The version of an order, for [Command.expectedVersion]. */
public fun Shop.orderVersion(order: String): String =
    read(String.serializer(), ask("order_version", members("order" to json(order))))

/** The orders in memory of a buyer, the newest first: a page after an order. */
public fun Shop.ordersOf(buyer: String, after: String? = null, limit: Int? = null): List<OrderView> = read(
    ListSerializer(OrderView.serializer()),
    ask("orders_of", members("buyer" to json(buyer), "after" to json(after), "limit" to json(limit))),
)

/** The sealed keys that an order's buyer owns. */
public fun Shop.keysOf(order: String): List<SealedKey> =
    read(ListSerializer(SealedKey.serializer()), ask("keys_of", members("order" to json(order))))

/** Why an order cost what it cost and paid whom it paid. */
public fun Shop.explain(order: String, language: Language = Language.ENGLISH): ExplainedOrder = read(
    ExplainedOrder.serializer(),
    ask("explain", members("order" to json(order), "language" to json(language.wireName))),
)

/** The stock of a variant, at a moment or at the shop's clock. */
public fun Shop.stock(variant: String, at: Instant? = null): StockView =
    read(StockView.serializer(), ask("stock", members("variant" to json(variant), "at" to json(at))))

/** How many keys of a pool are in each state. */
public fun Shop.poolCounts(pool: String): KeyCounts =
    read(KeyCounts.serializer(), ask("pool_counts", members("pool" to json(pool))))

/** A customer. */
public fun Shop.customer(customer: String): CustomerView =
    read(CustomerView.serializer(), ask("customer", members("customer" to json(customer))))

/** A payment. */
public fun Shop.payment(payment: String): PaymentView =
    read(PaymentView.serializer(), ask("payment", members("payment" to json(payment))))

/** A refund. */
public fun Shop.refund(refund: String): RefundView =
    read(RefundView.serializer(), ask("refund", members("refund" to json(refund))))
