// Written by `cargo xtask documents` from the Rust types; do not edit.
@file:JvmName("Reads")

package keytill

import java.time.Instant
import kotlinx.serialization.builtins.ListSerializer
import kotlinx.serialization.builtins.nullable
import kotlinx.serialization.builtins.serializer

// One function for each read. Nothing changes; each throws `Rejected` where it asks for what is not known.

/** The shop as a whole: id, clock, number of the last record, end of the journal, what is due when. */
public fun Shop.overview(): ShopView =
    answer(ShopView.serializer(), "shop")

/** What the shop was set up with. */
public fun Shop.settings(): Settings =
    answer(Settings.serializer(), "settings")

/** Whether every invariant holds: null, or the first that does not. Costs several passes over the state. */
public fun Shop.check(): String? =
    answer(String.serializer().nullable, "check")

/** The shop's own balances. */
public fun Shop.balances(): ShopBalances =
    answer(ShopBalances.serializer(), "balances")

/** The sum of all balances in minor units, as text: always "0". */
public fun Shop.trialBalance(): String =
    answer(String.serializer(), "trial_balance")

/** What is to be told of the last command or batch, and to whom; in words where a language is named. */
public fun Shop.notices(language: String? = null, output: NoticeOutput? = null): List<NoticeView> =
    answer(
        ListSerializer(NoticeView.serializer()),
        "notices",
        "language" to json(language),
        "output" to output?.let { written(NoticeOutput.serializer(), it) },
    )

/** The price book in force, whole; null where none is. */
public fun Shop.priceBook(): PriceBook? =
    answer(PriceBook.serializer().nullable, "price_book")

/** What a device may know of the price book in force; null where none is. */
public fun Shop.publicPriceBook(buyer: String? = null): PriceBook? =
    answer(PriceBook.serializer().nullable, "public_price_book", "buyer" to json(buyer))

/** What lets a device use a coupon's code. */
public fun Shop.grant(code: String, buyer: String? = null): Grant =
    answer(Grant.serializer(), "grant", "code" to json(code), "buyer" to json(buyer))

/** What is wrong with a price book, given what the shop knows. */
public fun Shop.lint(book: PriceBook, settings: LintSettings? = null): List<Finding> =
    answer(
        ListSerializer(Finding.serializer()),
        "lint",
        "book" to written(PriceBook.serializer(), book),
        "settings" to settings?.let { written(LintSettings.serializer(), it) },
    )

/** What the shop's orders would have cost by another price book; with `rows` for each order too. */
public fun Shop.whatIf(book: PriceBook, which: WhichOrders? = null, rows: Boolean? = null): WhatIfView =
    answer(
        WhatIfView.serializer(),
        "what_if",
        "book" to written(PriceBook.serializer(), book),
        "which" to which?.let { written(WhichOrders.serializer(), it) },
        "rows" to json(rows),
    )

/** The stock of a variant. */
public fun Shop.stock(variant: String, at: Instant? = null): StockView =
    answer(StockView.serializer(), "stock", "variant" to json(variant), "at" to json(at))

/** How many units of several variants can be sold in all; null where there is always one more. */
public fun Shop.stockTogether(variants: List<String>, at: Instant? = null): Long? =
    answer(
        Long.serializer().nullable,
        "stock_together",
        "variants" to written(ListSerializer(String.serializer()), variants),
        "at" to json(at),
    )

/** How many units of a variant a channel may take; null where there is always one more. */
public fun Shop.stockFor(variant: String, channel: String, at: Instant? = null): Long? =
    answer(
        Long.serializer().nullable,
        "stock_for",
        "variant" to json(variant),
        "channel" to json(channel),
        "at" to json(at),
    )

/** The version of a variant's stock, for `expected_version`. */
public fun Shop.stockVersion(variant: String): String =
    answer(String.serializer(), "stock_version", "variant" to json(variant))

/** The version of a pool, for `expected_version`. */
public fun Shop.poolVersion(pool: String): String =
    answer(String.serializer(), "pool_version", "pool" to json(pool))

/** How many keys of a pool are in each state. */
public fun Shop.poolCounts(pool: String): KeyCounts =
    answer(KeyCounts.serializer(), "pool_counts", "pool" to json(pool))

/** Every pool with its counts, in the order of opening. */
public fun Shop.pools(): List<PoolView> =
    answer(ListSerializer(PoolView.serializer()), "pools")

/** A batch of a pool. */
public fun Shop.batch(pool: String, batch: String): BatchView =
    answer(BatchView.serializer(), "batch", "pool" to json(pool), "batch" to json(batch))

/** The orders that have keys of a batch, from where the page before ended. */
public fun Shop.affected(pool: String, batch: String, after: Long? = null, limit: Long? = null): AffectedOrders =
    answer(
        AffectedOrders.serializer(),
        "affected",
        "pool" to json(pool),
        "batch" to json(batch),
        "after" to json(after),
        "limit" to json(limit),
    )

/** The quotas on a stock. */
public fun Shop.quotas(of: StockName, at: Instant? = null): List<QuotaView> =
    answer(
        ListSerializer(QuotaView.serializer()),
        "quotas",
        "of" to written(StockName.serializer(), of),
        "at" to json(at),
    )

/** How a watched stock stands and how long it lasts; null where it is not watched. */
public fun Shop.outlook(of: StockName, at: Instant? = null): StockOutlook? =
    answer(StockOutlook.serializer().nullable, "outlook", "of" to written(StockName.serializer(), of), "at" to json(at))

/** What buyers can pick of a variant, after the last of the page before. */
public fun Shop.previews(variant: String, after: PreviewView? = null, limit: Long? = null, at: Instant? = null): List<PreviewView> =
    answer(
        ListSerializer(PreviewView.serializer()),
        "previews",
        "variant" to json(variant),
        "after" to after?.let { written(PreviewView.serializer(), it) },
        "limit" to json(limit),
        "at" to json(at),
    )

/** How many subscribers wait for a variant. */
public fun Shop.restockSubscribers(variant: String): Long =
    answer(Long.serializer(), "restock_subscribers", "variant" to json(variant))

/** What the shop owes its suppliers. */
public fun Shop.supplierBalances(): List<SupplierView> =
    answer(ListSerializer(SupplierView.serializer()), "supplier_balances")

/** The limits of a variant's sale, and what a buyer has of them; null where nothing limits it. */
public fun Shop.sale(variant: String, buyer: String? = null, at: Instant? = null): SaleView? =
    answer(SaleView.serializer().nullable, "sale", "variant" to json(variant), "buyer" to json(buyer), "at" to json(at))

/** What is other about a product on a channel; null where nothing is. */
public fun Shop.listing(channel: String, product: String): Listing? =
    answer(Listing.serializer().nullable, "listing", "channel" to json(channel), "product" to json(product))

/** Where the review of a product stands. */
public fun Shop.review(product: String): Review =
    answer(Review.serializer(), "review", "product" to json(product))

/** What keeps products from being sold or buyers from choosing. */
public fun Shop.lintCatalog(at: Instant? = null): List<CatalogFinding> =
    answer(ListSerializer(CatalogFinding.serializer()), "lint_catalog", "at" to json(at))

/** An order in memory. */
public fun Shop.order(order: String): OrderView =
    answer(OrderView.serializer(), "order", "order" to json(order))

/** The ids of the orders in memory, in the order of placing: a page after so many. */
public fun Shop.orderIds(after: Long? = null, limit: Long? = null): Page =
    answer(Page.serializer(), "order_ids", "after" to json(after), "limit" to json(limit))

/** The version of an order, for `expected_version`. */
public fun Shop.orderVersion(order: String): String =
    answer(String.serializer(), "order_version", "order" to json(order))

/** The orders in memory of a buyer, the newest first. */
public fun Shop.ordersOf(buyer: String, after: String? = null, limit: Long? = null): List<OrderView> =
    answer(
        ListSerializer(OrderView.serializer()),
        "orders_of",
        "buyer" to json(buyer),
        "after" to json(after),
        "limit" to json(limit),
    )

/** The orders in memory that name a contact and a secret, the newest first. */
public fun Shop.ordersOfContact(contact: String): List<OrderView> =
    answer(ListSerializer(OrderView.serializer()), "orders_of_contact", "contact" to json(contact))

/** The sealed keys that an order's buyer owns. */
public fun Shop.keysOf(order: String): List<SealedKey> =
    answer(ListSerializer(SealedKey.serializer()), "keys_of", "order" to json(order))

/** What the buyer of an order answered. */
public fun Shop.answersOf(order: String): List<AnswersView> =
    answer(ListSerializer(AnswersView.serializer()), "answers_of", "order" to json(order))

/** Why an order cost what it cost and paid whom it paid. */
public fun Shop.explain(order: String, language: Language? = null): ExplainedOrder =
    answer(
        ExplainedOrder.serializer(),
        "explain",
        "order" to json(order),
        "language" to language?.let { written(Language.serializer(), it) },
    )

/** The gift that an order is; null where it is none. */
public fun Shop.gift(order: String): GiftView? =
    answer(GiftView.serializer().nullable, "gift", "order" to json(order))

/** An archived order, from the bytes that it left with. */
public fun Shop.archivedOrder(order: String, bytes: String): OrderView =
    answer(OrderView.serializer(), "archived_order", "order" to json(order), "bytes" to json(bytes))

/** How many orders are in the archive. */
public fun Shop.archivedOrders(): Long =
    answer(Long.serializer(), "archived_orders")

/** Whether an order is in the archive. */
public fun Shop.isArchived(order: String): Boolean =
    answer(Boolean.serializer(), "is_archived", "order" to json(order))

/** The paid orders that wait for a person, the most urgent first. */
public fun Shop.fulfilmentQueue(at: Instant? = null, limit: Long? = null): List<QueuedOrder> =
    answer(ListSerializer(QueuedOrder.serializer()), "fulfilment_queue", "at" to json(at), "limit" to json(limit))

/** How many orders wait for a person. */
public fun Shop.fulfilmentQueueLen(): Long =
    answer(Long.serializer(), "fulfilment_queue_len")

/** The orders that paid for a variant whose stock has not come. */
public fun Shop.waitingFor(variant: String, limit: Long? = null): List<String> =
    answer(ListSerializer(String.serializer()), "waiting_for", "variant" to json(variant), "limit" to json(limit))

/** A payment. */
public fun Shop.payment(payment: String): PaymentView =
    answer(PaymentView.serializer(), "payment", "payment" to json(payment))

/** The payments of an order. */
public fun Shop.paymentsOf(order: String): List<PaymentView> =
    answer(ListSerializer(PaymentView.serializer()), "payments_of", "order" to json(order))

/** The payments of which money waits for going back. */
public fun Shop.sparePayments(): List<PaymentView> =
    answer(ListSerializer(PaymentView.serializer()), "spare_payments")

/** A refund. */
public fun Shop.refund(refund: String): RefundView =
    answer(RefundView.serializer(), "refund", "refund" to json(refund))

/** The refunds that the gateway has not confirmed yet. */
public fun Shop.awaitedRefunds(): List<AwaitedRefundView> =
    answer(ListSerializer(AwaitedRefundView.serializer()), "awaited_refunds")

/** A customer. */
public fun Shop.customer(customer: String): CustomerView =
    answer(CustomerView.serializer(), "customer", "customer" to json(customer))

/** The ids of the customers, in the order of registering: a page after so many. */
public fun Shop.customerIds(after: Long? = null, limit: Long? = null): Page =
    answer(Page.serializer(), "customer_ids", "after" to json(after), "limit" to json(limit))

/** Whom a channel knows by an identity; null for nobody. */
public fun Shop.customerByIdentity(channel: String, outside: String): String? =
    answer(String.serializer().nullable, "customer_by_identity", "channel" to json(channel), "outside" to json(outside))

/** A customer's place among people, with figures and standing. */
public fun Shop.network(customer: String): NetworkView =
    answer(NetworkView.serializer(), "network", "customer" to json(customer))

/** The customers above one, nearest first. */
public fun Shop.upline(customer: String): List<String> =
    answer(ListSerializer(String.serializer()), "upline", "customer" to json(customer))

/** Those whom a customer invited: a page from a position on. */
public fun Shop.directs(customer: String, from: Long? = null, limit: Long? = null): Page =
    answer(Page.serializer(), "directs", "customer" to json(customer), "from" to json(from), "limit" to json(limit))

/** A customer's seat in a placement tree; null for one without. */
public fun Shop.seat(tree: String, customer: String): SeatView? =
    answer(SeatView.serializer().nullable, "seat", "tree" to json(tree), "customer" to json(customer))

/** Whose share it is that a customer came. */
public fun Shop.attribution(customer: String, model: AttributionModel? = null, at: Instant? = null): List<AttributedTouch> =
    answer(
        ListSerializer(AttributedTouch.serializer()),
        "attribution",
        "customer" to json(customer),
        "model" to model?.let { written(AttributionModel.serializer(), it) },
        "at" to json(at),
    )

/** The number of the period that the shop's clock is in. */
public fun Shop.currentPeriod(): Long =
    answer(Long.serializer(), "current_period")

/** The periods that were closed. */
public fun Shop.periods(): List<PeriodView> =
    answer(ListSerializer(PeriodView.serializer()), "periods")

/** What a period pays somebody and why; what closing it now would come to, where it is not closed. */
public fun Shop.explainPeriod(period: Long, customer: String, language: Language? = null): ExplainedPeriod =
    answer(
        ExplainedPeriod.serializer(),
        "explain_period",
        "period" to json(period),
        "customer" to json(customer),
        "language" to language?.let { written(Language.serializer(), it) },
    )

/** The commission of an order. */
public fun Shop.commission(order: String): List<CommissionView> =
    answer(ListSerializer(CommissionView.serializer()), "commission", "order" to json(order))

/** What suppliers and the platform have of an order. */
public fun Shop.partnerShares(order: String): List<PartnerView> =
    answer(ListSerializer(PartnerView.serializer()), "partner_shares", "order" to json(order))

/** Where a customer stands in the chain of a bonus. */
public fun Shop.chain(bonus: String, customer: String): ChainView =
    answer(ChainView.serializer(), "chain", "bonus" to json(bonus), "customer" to json(customer))

/** The sub-shop that sells on a channel; null where there is none. */
public fun Shop.subShop(channel: String): SubShopView? =
    answer(SubShopView.serializer().nullable, "sub_shop", "channel" to json(channel))

/** The policy that plans are measured by. */
public fun Shop.policy(): Policy =
    answer(Policy.serializer(), "policy")

/** What the shop's policy says of a plan. */
public fun Shop.lintPlan(plan: CommissionPlan): PlanFindings =
    answer(PlanFindings.serializer(), "lint_plan", "plan" to written(CommissionPlan.serializer(), plan))

/** What a plan would have paid for the shop's orders. */
public fun Shop.whatIfPlan(plan: CommissionPlan, which: WhichOrders? = null): Simulated =
    answer(
        Simulated.serializer(),
        "what_if_plan",
        "plan" to written(CommissionPlan.serializer(), plan),
        "which" to which?.let { written(WhichOrders.serializer(), it) },
    )

/** The plan in force and another one on the same orders. */
public fun Shop.comparePlans(plan: CommissionPlan, which: WhichOrders? = null): Compared =
    answer(
        Compared.serializer(),
        "compare_plans",
        "plan" to written(CommissionPlan.serializer(), plan),
        "which" to which?.let { written(WhichOrders.serializer(), it) },
    )
