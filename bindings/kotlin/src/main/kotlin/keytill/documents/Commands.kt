// Written by `cargo xtask documents` from the Rust types; do not edit.
@file:JvmName("Commands")

package keytill

import java.math.BigDecimal
import java.time.Duration
import java.time.Instant

// One function for each use case. `id` makes the command unique: the same one again is answered as before and does nothing.
// `at` is the moment that it is asked for, `trace` the host's id that follows a request through all systems, `expectedVersion`
// the version of the order or the stock that the command was made for. Each throws `Rejected` where the machine refuses; then
// nothing has changed.

/**
 * Opens a session, in which a client numbers its commands from 1.
 *
 * @param client The client.
 */
public fun Shop.openSession(
    client: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, OpenSession(client), trace, expectedVersion)

/**
 * Closes a session: its last answer is forgotten, and the client may open a new one.
 *
 * @param client The client.
 */
public fun Shop.closeSession(
    client: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, CloseSession(client), trace, expectedVersion)

/**
 * Does what is due at the command's time: orders expire or complete, commission vests.
 *
 * @param limit How much to do at the most; the shop's setting where absent or larger.
 */
public fun Shop.tick(
    id: String,
    at: Instant,
    limit: Long? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, Tick(limit), trace, expectedVersion)

/**
 * Adds a channel, or replaces it.
 *
 * @param channel The channel.
 */
public fun Shop.putChannel(
    channel: Channel,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PutChannel(channel), trace, expectedVersion)

/**
 * Adds a membership level, or replaces it.
 *
 * @param level The level.
 */
public fun Shop.putLevel(
    level: Level,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PutLevel(level), trace, expectedVersion)

/**
 * Opens a pool (卡池) for keys of one format.
 *
 * @param pool The pool.
 * @param format How its key files are written.
 */
public fun Shop.openPool(
    pool: String,
    format: KeyFormat,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, OpenPool(pool, format), trace, expectedVersion)

/**
 * Adds a product with its variants, or replaces it.
 *
 * @param product The product.
 */
public fun Shop.putProduct(
    product: Product,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PutProduct(product), trace, expectedVersion)

/**
 * Adds a batch of keys to a pool. Keys come sealed: the machine never sees one in clear.
 *
 * @param pool The pool.
 * @param batch The batch, new in the pool.
 * @param keys The keys.
 * @param supplier Who supplied it.
 * @param unitCost What one key cost, in major units of the shop's currency.
 * @param expires From when its keys are not sold any more.
 * @param priority Batches of a higher priority are sold first. Default: 0.
 * @param note A note for people, 1 to 400 bytes.
 * @param previews What buyers may see of keys that they can pick, in the order of the keys.
 */
public fun Shop.importKeys(
    pool: String,
    batch: String,
    keys: List<SealedKey>,
    id: String,
    at: Instant,
    supplier: String? = null,
    unitCost: BigDecimal? = null,
    expires: Instant? = null,
    priority: Long = 0,
    note: String? = null,
    previews: List<KeyPreview> = emptyList(),
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ImportKeys(pool, batch, keys, supplier, unitCost, expires, priority, note, previews), trace, expectedVersion)

/**
 * Adds to a counted stock, or takes from it what is not reserved.
 *
 * @param variant The variant.
 * @param by How many more, or with a minus fewer.
 */
public fun Shop.adjustStock(
    variant: String,
    by: Long,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, AdjustStock(variant, by), trace, expectedVersion)

/**
 * Sets the reusable key (循环卡) of a variant. Uses that were sold stay counted.
 *
 * @param variant The variant.
 * @param key The key, sealed.
 * @param limits How often it may be sold.
 */
public fun Shop.putReusableKey(
    variant: String,
    key: SealedKey,
    id: String,
    at: Instant,
    limits: ReusableLimits? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PutReusableKey(variant, key, limits), trace, expectedVersion)

/**
 * Publishes a price book: from now on it makes the prices.
 *
 * @param book The price book.
 */
public fun Shop.publishPriceBook(
    book: PriceBook,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PublishPriceBook(book), trace, expectedVersion)

/**
 * Publishes a commission plan: orders delivered from now on pay by it.
 *
 * @param plan The plan.
 * @param overridePolicy Publishes it although the shop's policy refuses it. The record says who and why.
 */
public fun Shop.publishPlan(
    plan: CommissionPlan,
    id: String,
    at: Instant,
    overridePolicy: PolicyOverride? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PublishPlan(plan, overridePolicy), trace, expectedVersion)

/**
 * Registers a customer.
 *
 * @param customer The customer.
 * @param inviter Who invited.
 * @param level The membership level.
 * @param promoter Whether the customer can earn commission. Default: yes.
 */
public fun Shop.registerCustomer(
    customer: String,
    id: String,
    at: Instant,
    inviter: String? = null,
    level: String? = null,
    promoter: Boolean? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, RegisterCustomer(customer, inviter, level, promoter), trace, expectedVersion)

/**
 * Binds a customer who has no inviter to one.
 *
 * @param customer The customer.
 * @param inviter Who invited.
 */
public fun Shop.bindInviter(
    customer: String,
    inviter: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, BindInviter(customer, inviter), trace, expectedVersion)

/**
 * Gives a customer a level, or none.
 *
 * @param customer The customer.
 * @param level The level.
 * @param until Until when; absent for good. A level for a time is beside the customer's own one and counts while it is the higher:
 * rules go on to work on the own one. It can be given again with another moment.
 */
public fun Shop.setCustomerLevel(
    customer: String,
    id: String,
    at: Instant,
    level: String? = null,
    until: Instant? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, SetCustomerLevel(customer, level, until), trace, expectedVersion)

/**
 * Gives up an order that is not paid.
 *
 * @param order The order.
 */
public fun Shop.cancelOrder(
    order: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, CancelOrder(order), trace, expectedVersion)

/**
 * Records a payment notice. The host has checked its signature; the machine binds it to order, amount and currency.
 *
 * @param order The order that is paid.
 * @param payment The gateway's id of the payment. The same notice again is answered as the first and does nothing.
 * @param amount What was paid, above zero. Less than is to be paid, more, or once more is taken as the settings say.
 */
public fun Shop.recordPayment(
    order: String,
    payment: String,
    amount: Money,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, RecordPayment(order, payment, amount), trace, expectedVersion)

/**
 * Delivers a paid order: everything that is owed, or units of some lines.
 *
 * @param order The order.
 * @param lines Which units; absent for all that are owed.
 * @param parcel The parcel that they are in; needed where any of them is shipped.
 */
public fun Shop.deliver(
    order: String,
    id: String,
    at: Instant,
    lines: List<DeliverLine>? = null,
    parcel: SentParcel? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, Deliver(order, lines, parcel), trace, expectedVersion)

/**
 * Completes a fulfilled order before its time.
 *
 * @param order The order.
 */
public fun Shop.completeOrder(
    order: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, CompleteOrder(order), trace, expectedVersion)

/**
 * Refunds an order: everything that is left, or units of some lines.
 *
 * @param order The order.
 * @param refund The refund, new in the shop.
 * @param lines Which units; absent for all that are left.
 * @param to Where the money goes.
 * @param amount How much to give back without any unit, above zero; then no line is named.
 * @param keepShipping Whether the shipping of a delivered order stays paid although every unit comes back.
 * @param despite Why the refund is made although the product's time for it is over: 1 to 400 bytes.
 * @param faulty Whether the units were faulty, so that their supplier may bear the cost.
 */
public fun Shop.refundOrder(
    order: String,
    refund: String,
    id: String,
    at: Instant,
    lines: List<RefundLine>? = null,
    to: RefundTo? = null,
    amount: Money? = null,
    keepShipping: Boolean = false,
    despite: String? = null,
    faulty: Boolean = false,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, RefundOrder(order, refund, lines, to, amount, keepShipping, despite, faulty), trace, expectedVersion)

/**
 * Lets a held order go on: its stock is reserved again.
 *
 * @param order The order.
 */
public fun Shop.releaseHold(
    order: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ReleaseHold(order), trace, expectedVersion)

/**
 * Shows the keys of a delivered order again. The record says who asked and why.
 *
 * @param order The order.
 * @param by Who asked, for people: 1 to 400 bytes.
 * @param reason Why, for people: 1 to 400 bytes.
 */
public fun Shop.revealKeys(
    order: String,
    by: String,
    reason: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, RevealKeys(order, by, reason), trace, expectedVersion)

/**
 * Asks for vested commission to be paid out.
 *
 * @param withdrawal The withdrawal, new in the shop.
 * @param promoter Whose commission.
 * @param amount How much, the fee included.
 */
public fun Shop.requestWithdrawal(
    withdrawal: String,
    promoter: String,
    amount: Money,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, RequestWithdrawal(withdrawal, promoter, amount), trace, expectedVersion)

/**
 * Says how a withdrawal ended.
 *
 * @param withdrawal The withdrawal.
 * @param settlement How it ended.
 */
public fun Shop.settleWithdrawal(
    withdrawal: String,
    settlement: Settlement,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, SettleWithdrawal(withdrawal, settlement), trace, expectedVersion)

/**
 * Holds units without an order: a basket that is filled, a page on which is paid.
 *
 * @param reservation The reservation; no open one has its id.
 * @param channel The channel.
 * @param lines What to hold.
 * @param buyer For whom; absent for a guest.
 * @param contact What the buyer can be reached at, hashed by the host. It counts as an unpaid order does.
 * @param device The host's fingerprint of the device. It counts as an unpaid order does.
 * @param wait For how long; the shop's setting where absent, and no longer than that.
 * @param partial Whether to hold what there is where not all is free; else all or nothing.
 */
public fun Shop.reserve(
    reservation: String,
    channel: String,
    lines: List<ReserveLine>,
    id: String,
    at: Instant,
    buyer: String? = null,
    contact: String? = null,
    device: String? = null,
    wait: Duration? = null,
    partial: Boolean = false,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, Reserve(reservation, channel, lines, buyer, contact, device, wait, partial), trace, expectedVersion)

/**
 * Holds other units than before. What stays is not let go in between.
 *
 * @param reservation The reservation.
 * @param lines All that it is to hold.
 * @param partial Whether to hold what there is where not all is free; else all or nothing.
 */
public fun Shop.resizeReservation(
    reservation: String,
    lines: List<ReserveLine>,
    id: String,
    at: Instant,
    partial: Boolean = false,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ResizeReservation(reservation, lines, partial), trace, expectedVersion)

/**
 * Puts off the end of a reservation: the shop's setting says how long and how often.
 *
 * @param reservation The reservation.
 */
public fun Shop.extendReservation(
    reservation: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ExtendReservation(reservation), trace, expectedVersion)

/**
 * Gives up a reservation, or some units of it.
 *
 * @param reservation The reservation.
 * @param lines How many units of what; absent for all.
 */
public fun Shop.releaseReservation(
    reservation: String,
    id: String,
    at: Instant,
    lines: List<ReserveLine>? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ReleaseReservation(reservation, lines), trace, expectedVersion)

/**
 * Changes what an unpaid order buys: it is priced anew, and its stock is exchanged, all or nothing. Its deadline stays.
 *
 * @param order The order.
 * @param cart All that is bought now; buyer and channel are those of the order.
 * @param book The digest of the price book that made the price.
 * @param total The total that the buyer saw.
 */
public fun Shop.resizeOrder(
    order: String,
    cart: Cart,
    book: String,
    total: Money,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ResizeOrder(order, cart, book, total), trace, expectedVersion)

/**
 * Puts off the deadline of an unpaid order: the shop's setting says how long and how often.
 *
 * @param order The order.
 */
public fun Shop.extendOrder(
    order: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ExtendOrder(order), trace, expectedVersion)

/**
 * Sets the limits of a variant's sale, or replaces them.
 *
 * @param sale The limits.
 */
public fun Shop.putSale(
    sale: SaleLimits,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PutSale(sale), trace, expectedVersion)

/**
 * Sets the texts of notices, all at once.
 *
 * @param templates The texts.
 */
public fun Shop.putTemplates(
    templates: Templates,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PutTemplates(templates), trace, expectedVersion)

/**
 * Claims a gift: it is delivered to the recipient.
 *
 * @param claim The hash of the code that somebody typed.
 * @param recipient Who receives it.
 * @param order The order, where the one who claims names it: then a wrong code counts.
 */
public fun Shop.claimGift(
    claim: String,
    recipient: String,
    id: String,
    at: Instant,
    order: String? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ClaimGift(claim, recipient, order), trace, expectedVersion)

/**
 * Somebody wants to be told when a variant is available again: a customer, or whoever a contact belongs to.
 *
 * @param variant The variant.
 * @param customer The customer.
 * @param contact The contact, hashed by the host.
 * @param channel The channel on which to tell.
 */
public fun Shop.subscribeRestock(
    variant: String,
    id: String,
    at: Instant,
    customer: String? = null,
    contact: String? = null,
    channel: String? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, SubscribeRestock(variant, customer, contact, channel), trace, expectedVersion)

/**
 * Somebody does not want to be told any more.
 *
 * @param variant The variant.
 * @param customer The customer, as it was subscribed.
 * @param contact The contact, as it was subscribed.
 */
public fun Shop.unsubscribeRestock(
    variant: String,
    id: String,
    at: Instant,
    customer: String? = null,
    contact: String? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, UnsubscribeRestock(variant, customer, contact), trace, expectedVersion)

/**
 * Says what is other about a product on a channel, or replaces it.
 *
 * @param listing The listing.
 */
public fun Shop.putListing(
    listing: Listing,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PutListing(listing), trace, expectedVersion)

/**
 * Says where the review of a product stands.
 *
 * @param product The product.
 * @param state Where it stands now.
 * @param by Who says so, for people: 1 to 400 bytes.
 * @param reason Why, for people: 1 to 400 bytes. A refusal needs one.
 */
public fun Shop.reviewProduct(
    product: String,
    state: ReviewState,
    by: String,
    id: String,
    at: Instant,
    reason: String? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ReviewProduct(product, state, by, reason), trace, expectedVersion)

/**
 * Closes a period that is over and whose volumes are kept: what its bonuses pay is worked out once, and paid so many lines at a time.
 *
 * @param period The number of the period.
 * @param limit How many lines to pay at the most; the shop's limit of a tick where absent or larger.
 */
public fun Shop.closePeriod(
    period: Long,
    id: String,
    at: Instant,
    limit: Long? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ClosePeriod(period, limit), trace, expectedVersion)

/**
 * Makes a channel a sub-shop, or changes it: orders on it cost what the shop asks and what the sub-shops above it and it itself
 * add. What they add is paid by the plan's bonus for sub-shops.
 *
 * @param channel The channel.
 * @param owner Its owner, who must have the role of one.
 * @param markupPercent What it adds to that price, in percent, within the limits of the plan in force.
 * @param upstream The sub-shop at whose price it buys; the shop itself where absent.
 */
public fun Shop.putSubShop(
    channel: String,
    owner: String,
    markupPercent: BigDecimal,
    id: String,
    at: Instant,
    upstream: String? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PutSubShop(channel, owner, markupPercent, upstream), trace, expectedVersion)

/**
 * Pays a supplier what is payable: for orders that are completed, and that nobody complains about. The host moves the money;
 * the machine books it.
 *
 * @param supplier The supplier.
 * @param settlement The settlement, new in the shop.
 * @param amount How much; all that is payable where absent.
 */
public fun Shop.settleSupplier(
    supplier: String,
    settlement: String,
    id: String,
    at: Instant,
    amount: Money? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, SettleSupplier(supplier, settlement, amount), trace, expectedVersion)

/**
 * Lets a withdrawal be paid that the plan wants approved.
 *
 * @param withdrawal The withdrawal.
 * @param by Who approves it, for people: 1 to 400 bytes.
 */
public fun Shop.approveWithdrawal(
    withdrawal: String,
    by: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ApproveWithdrawal(withdrawal, by), trace, expectedVersion)

/**
 * Says that a parcel arrived.
 *
 * @param order The order.
 * @param parcel The parcel's position among those of the order, from 0.
 */
public fun Shop.recordArrival(
    order: String,
    parcel: Long,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, RecordArrival(order, parcel), trace, expectedVersion)

/**
 * Counts a download, before the host gives the link out. The host asks for each one.
 *
 * @param order The order.
 * @param line The line's position in the order, from 0.
 */
public fun Shop.recordDownload(
    order: String,
    line: Long,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, RecordDownload(order, line), trace, expectedVersion)

/**
 * Gives content out anew: its downloads are counted from nothing, and its time begins again.
 *
 * @param order The order.
 * @param line The line's position in the order, from 0.
 */
public fun Shop.reissueContent(
    order: String,
    line: Long,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ReissueContent(order, line), trace, expectedVersion)

/**
 * Forgets what the buyer of an order answered to its forms.
 *
 * @param order The order.
 */
public fun Shop.eraseAnswers(
    order: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, EraseAnswers(order), trace, expectedVersion)

/**
 * Says that a delivery failed: nothing was handed over.
 *
 * @param order The order.
 * @param reason Why, for people: 1 to 400 bytes.
 * @param lines Which lines, from 0; empty for all that are owed.
 */
public fun Shop.reportDeliveryFailure(
    order: String,
    reason: String,
    id: String,
    at: Instant,
    lines: List<Long> = emptyList(),
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ReportDeliveryFailure(order, reason, lines), trace, expectedVersion)

/**
 * Says how a pool sells its keys: in place of all that was said before.
 *
 * @param pool The pool.
 * @param terms How it sells.
 */
public fun Shop.configurePool(
    pool: String,
    terms: PoolTerms,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ConfigurePool(pool, terms), trace, expectedVersion)

/**
 * Takes a batch out of sale (隔离) and tells which orders have keys of it. The same again, under another command id, goes
 * on with what is left and with the list.
 *
 * @param pool The pool.
 * @param batch The batch.
 * @param by Who asked, for people: 1 to 400 bytes.
 * @param reason Why, for people: 1 to 400 bytes.
 * @param after Where the list of orders goes on: what the reply before told as `next`.
 * @param limit How many keys to take out at the most; the shop's `tick_limit` where absent or larger.
 */
public fun Shop.quarantineBatch(
    pool: String,
    batch: String,
    by: String,
    reason: String,
    id: String,
    at: Instant,
    after: Long? = null,
    limit: Long? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, QuarantineBatch(pool, batch, by, reason, after, limit), trace, expectedVersion)

/**
 * Ends the quarantine of a batch. The same again, under another command id, goes on with what is left.
 *
 * @param pool The pool.
 * @param batch The batch.
 * @param by Who asked, for people: 1 to 400 bytes.
 * @param reason Why, for people: 1 to 400 bytes.
 * @param limit How many keys to let go at the most; the shop's `tick_limit` where absent or larger.
 */
public fun Shop.releaseBatch(
    pool: String,
    batch: String,
    by: String,
    reason: String,
    id: String,
    at: Instant,
    limit: Long? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ReleaseBatch(pool, batch, by, reason, limit), trace, expectedVersion)

/**
 * Takes keys out of the shop for good and gives them, sealed. The record says who asked and why.
 *
 * @param pool The pool.
 * @param count How many, 1 to 10 000; all or none.
 * @param by Who asked, for people: 1 to 400 bytes.
 * @param reason Why, for people: 1 to 400 bytes.
 * @param batch Of one batch alone: its available keys, and those that are in quarantine. Without one: the keys that would be sold
 * next.
 */
public fun Shop.exportKeys(
    pool: String,
    count: Long,
    by: String,
    reason: String,
    id: String,
    at: Instant,
    batch: String? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ExportKeys(pool, count, by, reason, batch), trace, expectedVersion)

/**
 * Shares a pool or variant out among channels (配额): in place of all quotas on it before. An empty list takes them away.
 *
 * @param of The stock.
 * @param quotas The shares, at most 100; where the stock is short, the guarantees of the first are kept first. A channel that is
 * not listed takes of what nobody has a guarantee for.
 * @param afresh Whether all counts begin at nothing. Otherwise channels that had a quota keep theirs.
 */
public fun Shop.putQuotas(
    of: StockName,
    quotas: List<ChannelQuota>,
    id: String,
    at: Instant,
    afresh: Boolean = false,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PutQuotas(of, quotas, afresh), trace, expectedVersion)

/**
 * Watches a pool or a counted variant: an event tells when it is low, out, and well again. Without levels it is no longer
 * watched.
 *
 * @param of The stock.
 * @param levels When it is raised and cleared.
 */
public fun Shop.putStockAlert(
    of: StockName,
    id: String,
    at: Instant,
    levels: AlertLevels? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PutStockAlert(of, levels), trace, expectedVersion)

/**
 * Moves a customer, with everybody below, to another inviter or to none, whatever the rules of binding say.
 *
 * @param customer The customer.
 * @param inviter The new inviter; absent for none.
 * @param reason Why, for people.
 */
public fun Shop.moveCustomer(
    customer: String,
    id: String,
    at: Instant,
    inviter: String? = null,
    reason: String = "",
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, MoveCustomer(customer, inviter, reason), trace, expectedVersion)

/**
 * Merges a customer into another: the other goes on as both. Balances, volumes, counts and the team follow; the old id
 * means the survivor from now on.
 *
 * @param customer Who ends.
 * @param into Who goes on.
 */
public fun Shop.mergeCustomers(
    customer: String,
    into: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, MergeCustomers(customer, into), trace, expectedVersion)

/**
 * Undoes a merge, as far as it can be.
 *
 * @param customer Who was merged.
 */
public fun Shop.unmergeCustomers(
    customer: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, UnmergeCustomers(customer), trace, expectedVersion)

/**
 * Says that a channel knows a customer by an identity.
 *
 * @param customer The customer.
 * @param channel The channel.
 * @param outside What the channel calls the customer; a keyed hash where that is a telephone number or an address.
 */
public fun Shop.linkIdentity(
    customer: String,
    channel: String,
    outside: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, LinkIdentity(customer, channel, outside), trace, expectedVersion)

/**
 * Ends what `LinkIdentity` said.
 *
 * @param customer The customer.
 * @param channel The channel.
 * @param outside What the channel calls the customer.
 */
public fun Shop.unlinkIdentity(
    customer: String,
    channel: String,
    outside: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, UnlinkIdentity(customer, channel, outside), trace, expectedVersion)

/**
 * Keeps what a customer said about a use of data.
 *
 * @param customer The customer.
 * @param purpose The use.
 * @param granted Whether it is allowed.
 * @param version The version of the text that was agreed to.
 */
public fun Shop.setConsent(
    customer: String,
    purpose: String,
    granted: Boolean,
    id: String,
    at: Instant,
    version: Long = 0,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, SetConsent(customer, purpose, granted, version), trace, expectedVersion)

/**
 * Forgets a person: the id, identities, consents and what else tells of one are gone; totals, teams, balances and proofs
 * stay, under an id that tells nothing. Those who were merged into the customer are forgotten too.
 *
 * @param customer The customer.
 */
public fun Shop.eraseCustomer(
    customer: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, EraseCustomer(customer), trace, expectedVersion)

/**
 * Says what a customer may be, and whether they may earn. What is absent stays.
 *
 * @param customer The customer.
 * @param promoter Whether they can earn commission.
 * @param subShop Whether they own a sub-shop.
 * @param supplier Whether they speak for a supplier.
 * @param blocked Whether they are blocked from earning.
 */
public fun Shop.setStanding(
    customer: String,
    id: String,
    at: Instant,
    promoter: Boolean? = null,
    subShop: Boolean? = null,
    supplier: Boolean? = null,
    blocked: Blocking? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, SetStanding(customer, promoter, subShop, supplier, blocked), trace, expectedVersion)

/**
 * Gives a customer the first free seat below a sponsor, level by level from the left. The tree of inviters stays.
 *
 * @param tree The tree.
 * @param customer Who is seated.
 * @param sponsor Below whom; absent for the nearest inviter who has a seat. The first in a tree needs nobody.
 * @param leg In which leg of the sponsor's seat, from 0; absent for any.
 */
public fun Shop.placeCustomer(
    tree: String,
    customer: String,
    id: String,
    at: Instant,
    sponsor: String? = null,
    leg: Long? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PlaceCustomer(tree, customer, sponsor, leg), trace, expectedVersion)

/**
 * Opens a placement tree.
 *
 * @param tree The tree, new in the shop; there are 8 at the most.
 * @param width How many legs a seat has: 2 for a binary tree; 1 to 16.
 * @param depth How many levels below the sponsor somebody sits at the most; 0 for any, which is the default.
 */
public fun Shop.openPlacementTree(
    tree: String,
    width: Long,
    id: String,
    at: Instant,
    depth: Long = 0,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, OpenPlacementTree(tree, width, depth), trace, expectedVersion)

/**
 * Keeps what brought a customer: a visit by somebody's link, a message in a channel.
 *
 * @param customer The customer.
 * @param channel In which channel.
 * @param promoter By whom, where it was somebody.
 */
public fun Shop.recordTouch(
    customer: String,
    channel: String,
    id: String,
    at: Instant,
    promoter: String? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, RecordTouch(customer, channel, promoter), trace, expectedVersion)

/**
 * Records a payment into a wallet, or one that belongs to nothing that the shop knows.
 *
 * @param payment The gateway's id of the payment. The same notice again is answered as the first and does nothing.
 * @param amount How much, above zero.
 * @param customer Whose wallet; absent where nobody knows who paid for what: the money waits for going back.
 */
public fun Shop.topUpWallet(
    payment: String,
    amount: Money,
    id: String,
    at: Instant,
    customer: String? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, TopUpWallet(payment, amount, customer), trace, expectedVersion)

/**
 * Pays an order from its buyer's wallet, whole or in part.
 *
 * @param order The order.
 * @param amount How much, above zero; absent for all that is still to be paid.
 */
public fun Shop.payFromWallet(
    order: String,
    id: String,
    at: Instant,
    amount: Money? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, PayFromWallet(order, amount), trace, expectedVersion)

/**
 * Changes a wallet by hand, with a reason.
 *
 * @param customer Whose wallet.
 * @param by How much more, or with a minus less. A wallet never holds less than nothing.
 * @param who Who does it, for people: 1 to 400 bytes.
 * @param reason Why, for people: 1 to 400 bytes.
 */
public fun Shop.adjustWallet(
    customer: String,
    by: Money,
    who: String,
    reason: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, AdjustWallet(customer, by, who, reason), trace, expectedVersion)

/**
 * Sends money of a payment back that buys nothing: what waits of it, or what is in its payer's wallet.
 *
 * @param payment The payment.
 * @param refund The refund, new in the shop.
 * @param amount How much, above zero; absent for all that can go.
 * @param from From where.
 * @param to Where to. From a wallet it goes to the source alone.
 */
public fun Shop.returnPayment(
    payment: String,
    refund: String,
    id: String,
    at: Instant,
    amount: Money? = null,
    from: ReturnFrom? = null,
    to: RefundTo? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ReturnPayment(payment, refund, amount, from, to), trace, expectedVersion)

/**
 * Says how a refund to the source ended, where the shop's settings make refunds wait for that.
 *
 * @param refund The refund.
 * @param settlement How it ended. Of one that failed the money waits, by payment, for `ReturnPayment`.
 */
public fun Shop.settleRefund(
    refund: String,
    settlement: Settlement,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, SettleRefund(refund, settlement), trace, expectedVersion)

/**
 * Takes orders out of memory that came to an end long enough ago. The reply hands them over.
 *
 * @param limit How many orders are looked at, at the most; absent for what the settings allow.
 */
public fun Shop.archive(
    id: String,
    at: Instant,
    limit: Long? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, Archive(limit), trace, expectedVersion)

/**
 * Takes an order back into memory that was archived.
 *
 * @param order The order.
 * @param bytes The bytes that it was archived as.
 */
public fun Shop.restore(
    order: String,
    bytes: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, Restore(order, bytes), trace, expectedVersion)

/**
 * Looks orders up by contact and secret. What fails counts; too many fail, and nothing is looked up for a while.
 *
 * @param contact The contact that was named when the orders were placed, hashed by the host.
 * @param secret The secret, sealed by the host (`seal_secret`).
 * @param order Only this order.
 * @param device The device that asks, where the host knows one: its failures count together.
 * @param after Only orders older than this one: the last of the page before.
 * @param limit How many orders are listed. 1 to 100; default 20.
 */
public fun Shop.lookupOrders(
    contact: String,
    secret: String,
    id: String,
    at: Instant,
    order: String? = null,
    device: String? = null,
    after: String? = null,
    limit: Long? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, LookupOrders(contact, secret, order, device, after, limit), trace, expectedVersion)

/**
 * Records that a payer's bank took money back.
 *
 * @param payment The payment that it was part of.
 * @param chargeback The gateway's id of the chargeback, new among the shop's refunds.
 * @param amount How much, above zero.
 */
public fun Shop.recordChargeback(
    payment: String,
    chargeback: String,
    amount: Money,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, RecordChargeback(payment, chargeback, amount), trace, expectedVersion)

/**
 * Holds a paid order for a person to look at. It keeps its stock.
 *
 * @param order The order.
 * @param reason Why, for people: 1 to 400 bytes.
 */
public fun Shop.holdOrder(
    order: String,
    reason: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, HoldOrder(order, reason), trace, expectedVersion)

/**
 * Exchanges units that the buyer has for others of the same variant.
 *
 * @param order The order.
 * @param line The line's position in the order, from 0.
 * @param units Which units of it, in the order in which they were handed over, from 0.
 * @param reason Why, for people: 1 to 400 bytes.
 * @param faulty Whether the old units were faulty, so that their supplier may bear the cost. Default: yes.
 * @param despite Why it is done although no warranty covers it: 1 to 400 bytes.
 */
public fun Shop.replaceUnits(
    order: String,
    line: Long,
    units: List<Long>,
    reason: String,
    id: String,
    at: Instant,
    faulty: Boolean? = null,
    despite: String? = null,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ReplaceUnits(order, line, units, reason, faulty, despite), trace, expectedVersion)

/**
 * Opens a complaint about a delivered order.
 *
 * @param order The order.
 * @param reason What is wrong, for people: 1 to 400 bytes.
 */
public fun Shop.openComplaint(
    order: String,
    reason: String,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, OpenComplaint(order, reason), trace, expectedVersion)

/**
 * Ends a complaint.
 *
 * @param order The order.
 * @param resolution How.
 */
public fun Shop.resolveComplaint(
    order: String,
    resolution: Resolution,
    id: String,
    at: Instant,
    trace: String? = null,
    expectedVersion: String? = null,
): Done =
    execute(id, at, ResolveComplaint(order, resolution), trace, expectedVersion)
